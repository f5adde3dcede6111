import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { clocksInWords } from '@/client/report-words'
import { roleWords } from '@/client/role-words'
import { replace, routes } from '@/client/routes'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { Row } from '@/components/Row'
import { ClockLine } from '@/components/reports/ClockLine'
import { dayOf } from '@/contract/calendar.rules'
import type { ReportView } from '@/contract/reports'

interface EnteredProps {
  report: ReportView
  again: () => void
}

/** What to tell whoever is still on the line: the number, by when, and who has it. */
export function Entered({ report, again }: EnteredProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const { street, number, work } = report
  const foot = (
    <>
      <Button kind="second" onTap={again}>{t`再记一件`}</Button>
      <Button onTap={() => replace(routes.handleReport(street, report.report))}>{t`看工单`}</Button>
    </>
  )
  return (
    <PageFrame title={t`替来电来访的人报`} foot={foot}>
      <Card tone="open">
        <View className="tone-open" {...aria({ role: 'status' })}>
          <Heading level={1}>{t`记下了`}</Heading>
          <View className="numbers">{t`编号 ${number}，请念给对方听`}</View>
        </View>
      </Card>
      <Card>
        {clocksInWords(i18n, report, today).map(({ key, ...clock }) => (
          <ClockLine key={key} {...clock} />
        ))}
      </Card>
      {work && (
        <Card>
          <Row
            icon="person"
            tone="mine"
            title={work.owner.name}
            note={[roleWords(i18n, work.owner.role), t`由他受理`].join(' · ')}
          />
        </Card>
      )}
    </PageFrame>
  )
}
