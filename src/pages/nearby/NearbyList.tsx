import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useElder } from '@/client/elder'
import { open, routes } from '@/client/routes'
import { siteInWords } from '@/client/site-words'
import { Card } from '@/components/Card'
import { StreetMap } from '@/components/map/StreetMap'
import { SiteCardRow } from '@/components/sites/SiteCardRow'
import type { Calendar } from '@/contract/hours'
import type { SiteCard } from '@/contract/sites'
import type { Place } from '@/contract/wire'
import './nearby.scss'

interface NearbyListProps {
  sites: readonly SiteCard[]
  calendar: Calendar
  now: number
  here: Place | undefined
}

/** The same sites twice: on the map, and as a list by distance. */
export function NearbyList({ sites, calendar, now, here }: NearbyListProps) {
  const { t, i18n } = useLingui()
  const elder = useElder() !== 'off'
  const count = sites.length
  const said = sites.map((site) => ({
    site,
    words: siteInWords(i18n, site, calendar, now, elder),
    onTap: () => open(routes.site(site.street, site.site)),
  }))
  return (
    <>
      <StreetMap
        label={t`附近站点的地图，下面是同样内容的列表`}
        here={here}
        markers={said.map(({ site, words }) => ({
          id: site.site,
          at: site.at,
          name: `${words.name}，${words.state.short}`,
          tone: words.state.tone,
        }))}
        onMarker={(id) => said.find(({ site }) => site.site === id)?.onTap()}
      />
      <View className="small nearby-count">{t`最近的 ${count} 处`}</View>
      <Card>
        {said.map(({ site, words, onTap }) => (
          <SiteCardRow key={site.site} {...words} onTap={onTap} />
        ))}
      </Card>
    </>
  )
}
