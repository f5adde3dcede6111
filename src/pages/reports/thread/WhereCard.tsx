import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { placeWords } from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { StreetMap } from '@/components/map/StreetMap'
import { Row } from '@/components/Row'
import type { ReportView } from '@/contract/reports'
import '../reports.scss'

/** Where it is: on the map, and in words. */
export function WhereCard({ report }: { report: ReportView }) {
  const { t, i18n } = useLingui()
  const { at, site, path, street } = report
  const place = placeWords(i18n, report)
  // those that a neighbour knows by name
  const areas = path
    .slice(-3)
    .map((area) => inLanguage(i18n, area))
    .join(' · ')
  return (
    <Card>
      <StreetMap
        label={t`地图：${place}`}
        markers={[{ id: report.report, at, name: place, tone: 'open' }]}
      />
      <View className="where-words">
        {site ? (
          <Row
            icon="pin"
            tone="info"
            title={inLanguage(i18n, site.name)}
            note={areas}
            onTap={() => open(routes.site(street, site.site))}
          />
        ) : (
          <Row icon="pin" tone="info" title={place} note={areas} />
        )}
      </View>
    </Card>
  )
}
