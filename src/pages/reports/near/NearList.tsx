import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { reportInRow } from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { StreetMap } from '@/components/map/StreetMap'
import { ReportRow } from '@/components/reports/ReportRow'
import { dayOf } from '@/contract/calendar.rules'
import type { ReportLine } from '@/contract/reports'
import type { Place, StreetCode } from '@/contract/wire'
import './near.scss'

interface NearListProps {
  street: StreetCode
  /** Nearest first. */
  reports: readonly ReportLine[]
  here: Place | undefined
}

const PIN = { open: 'open', soon: 'soon', late: 'late', info: 'open', plain: 'plain' } as const

/** The same reports twice: on the map, and as a list by distance. */
export function NearList({ street, reports, here }: NearListProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const count = reports.length
  const said = reports.map((line) => ({ line, ...reportInRow(i18n, line, today) }))
  const show = (line: ReportLine) => open(routes.report(street, line.report))
  return (
    <>
      <StreetMap
        label={t`附近随手报的地图，下面是同样内容的列表`}
        here={here}
        markers={said.map(({ line, key, title, state, tag }) => ({
          id: key,
          at: line.at,
          name: `${title}，${state}`,
          tone: PIN[tag.tone],
        }))}
        onMarker={(id) => {
          const found = said.find(({ key }) => key === id)
          if (found) show(found.line)
        }}
      />
      <View className="small near-count">{t`最近的 ${count} 件`}</View>
      {said.map(({ line, key, ...row }) => (
        <ReportRow key={key} {...row} onTap={() => show(line)} />
      ))}
    </>
  )
}
