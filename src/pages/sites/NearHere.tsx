import { useLingui } from '@lingui/react/macro'
import { useElder } from '@/client/elder'
import { useNearTo } from '@/client/near'
import { open, routes } from '@/client/routes'
import { siteInWords } from '@/client/site-words'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { SiteCardRow } from '@/components/sites/SiteCardRow'
import type { SiteView } from '@/contract/sites'

/** Five others within a walk of a quarter of an hour, and the site itself. */
const AROUND = { needs: [], metres: 800, limit: 6 }

/** Where to go if this is not it. Without an answer the page lacks nothing. */
export function NearHere({ site, now }: { site: SiteView; now: number }) {
  const { t, i18n } = useLingui()
  const elder = useElder() !== 'off'
  const { data } = useNearTo(site.at, AROUND)
  const others = data?.sites.filter((other) => other.site !== site.site) ?? []
  if (!data || others.length === 0) return null
  return (
    <>
      <Heading level={2}>{t`就在旁边`}</Heading>
      <Card>
        {others.map((other) => (
          <SiteCardRow
            key={other.site}
            {...siteInWords(i18n, other, data.calendar, now, elder)}
            onTap={() => open(routes.site(other.street, other.site))}
          />
        ))}
      </Card>
    </>
  )
}
