import { useLingui } from '@lingui/react/macro'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { Me } from '@/contract/session'
import type { StreetCode } from '@/contract/wire'

/** What there is to do with reports beyond one's own work. */
export function Reports({ street, can }: { street: StreetCode; can: Me['can'] }) {
  const { t } = useLingui()
  return (
    <Card>
      {can.dispatchReports && (
        <Row
          icon="list"
          tone="mine"
          title={t`工单看板`}
          note={t`派遣、成批办理，按号码、电话或地址查找`}
          onTap={() => open(routes.reportBoard(street))}
        />
      )}
      {can.dispatchReports && (
        <Row
          icon="chart"
          tone="mine"
          title={t`工单数字`}
          note={t`先行联系、按时办结、满意，怎么算的都写明`}
          onTap={() => open(routes.reportFigures(street))}
        />
      )}
      <Row
        icon="phone"
        tone="mine"
        title={t`替来电来访的人报`}
        note={t`有人打电话或上门说的事，记成工单`}
        onTap={() => open(routes.enterReport(street))}
      />
      {can.setReports && (
        <Row
          icon="clock"
          tone="mine"
          title={t`类别、时限和接口`}
          note={t`可以报什么、几个工作日办结、谁能用开放接口`}
          onTap={() => open(routes.reportSettings(street))}
        />
      )}
    </Card>
  )
}
