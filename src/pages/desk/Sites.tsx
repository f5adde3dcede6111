import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { kindWords } from '@/client/need-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { siteInWords } from '@/client/site-words'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { SiteCardRow } from '@/components/sites/SiteCardRow'
import { TextField } from '@/components/TextField'
import type { OutputOf } from '@/contract'
import type { SiteCard } from '@/contract/sites'
import type { StreetCode } from '@/contract/wire'

/** More than these are asked for by a tap: most people at a desk look for one. */
const FIRST = 8

const holds = (site: SiteCard, wanted: string) =>
  [site.name.zh, site.name.en, site.address.zh]
    .filter(Boolean)
    .some((words) => words?.toLowerCase().includes(wanted))

function List({ sites, calendar, wanted }: OutputOf<'sites.list'> & { wanted: string }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [whole, setWhole] = useState(false)
  const found = sites.filter((site) => holds(site, wanted))
  const count = found.length
  return (
    <Card>
      {found.slice(0, whole ? undefined : FIRST).map((site) => {
        const { name, state } = siteInWords(i18n, site, calendar, now)
        const note = [kindWords(i18n, site.kind), inLanguage(i18n, site.address)].join(' · ')
        const edit = () => open(routes.siteEdit(site.street, site.site))
        return <SiteCardRow key={site.site} name={name} note={note} state={state} onTap={edit} />
      })}
      {count === 0 && t`这一页里没有叫这个名字的站点。`}
      {!whole && count > FIRST && (
        <Button kind="quiet" onTap={() => setWhole(true)}>{t`看全部 ${count} 个`}</Button>
      )}
    </Card>
  )
}

/** The sites of the street; each page says who may change what. */
export function Sites({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const paging = usePaging()
  const asked = useAsk('sites.list', { street, needs: [], after: paging.after })
  return (
    <>
      <Heading level={2}>{t`街道的站点`}</Heading>
      <TextField
        label={t`按名字或地址找`}
        value={wanted}
        onChange={setWanted}
        maxLength={30}
        required
      />
      <PageState query={asked} cards={1}>
        {(list) => (
          <>
            <List {...list} wanted={wanted.trim().toLowerCase()} />
            <Pager {...paging} forward={paging.forward(list.next)} />
          </>
        )}
      </PageState>
    </>
  )
}
