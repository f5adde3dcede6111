import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { kindWords } from '@/client/need-words'
import { useCut } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { siteInWords } from '@/client/site-words'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { SiteCardRow } from '@/components/sites/SiteCardRow'
import type { StreetCode } from '@/contract/wire'

/** At once; who has more than the first fifty finds them below by name. */
const SHOWN = 8

/** The sites that this person may change, before those of everybody; nothing for who has none. */
export function Mine({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { data } = useAsk('sites.list', { street, needs: [], mine: true }, { keep: false })
  const cut = useCut(data?.sites ?? [], SHOWN)
  if (!data || data.sites.length === 0) return null
  return (
    <>
      <Heading level={2}>{t`我管的站点`}</Heading>
      <Card>
        {cut.shown.map((site) => {
          const { name, state } = siteInWords(i18n, site, data.calendar, now)
          const note = [kindWords(i18n, site.kind), inLanguage(i18n, site.address)].join(' · ')
          const edit = () => open(routes.siteEdit(site.street, site.site))
          return <SiteCardRow key={site.site} name={name} note={note} state={state} onTap={edit} />
        })}
      </Card>
      <Pager {...cut} />
    </>
  )
}
