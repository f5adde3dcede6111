import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { momentWords } from '@/client/history-words'
import { inLanguage } from '@/client/hours-words'
import {
  clocksInWords,
  eventsInWords,
  metWords,
  reportState,
  reportTag,
} from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { ClockLine } from '@/components/reports/ClockLine'
import { Photos } from '@/components/reports/Photos'
import { StateTag } from '@/components/reports/StateTag'
import { Timeline } from '@/components/reports/Timeline'
import { dayOf } from '@/contract/calendar.rules'
import type { ReportView } from '@/contract/reports'
import { ResultCard } from '../ResultCard'
import './handle.scss'
import { WhereRow } from './WhereRow'
import { WorkCard } from './WorkCard'

/** What it is and how it stands. */
function Head({ report, today }: { report: ReportView; today: string }) {
  const { i18n } = useLingui()
  const { number, category, reportedAt, followers } = report
  const { is, sentence } = reportState(i18n, report, today)
  const tag = reportTag(i18n, report, today)
  return (
    <View className="handle-head">
      <Heading level={1}>{inLanguage(i18n, category.name)}</Heading>
      <View className="small numbers">
        {[number, momentWords(i18n, reportedAt), metWords(i18n, followers)]
          .filter(Boolean)
          .join(' · ')}
      </View>
      <View className="wrapping handle-tags">
        <StateTag tone={tag.tone} words={is === tag.words ? sentence : is} done={tag.done} />
      </View>
    </View>
  )
}

/** What was said and shown, and where. */
function Said({ report }: { report: ReportView }) {
  const { t } = useLingui()
  const { words, photos, photosWaiting } = report
  return (
    <Card>
      <WhereRow report={report} />
      {words !== '' && <View className="report-said handle-words">{words}</View>}
      {photos.length > 0 && <Photos photos={photos} />}
      {photosWaiting > 0 && (
        <View className="small">{t`还有 ${photosWaiting} 张照片在检查，稍后能看到`}</View>
      )}
    </Card>
  )
}

/** The one that it was merged into is where it goes on. */
function Into({ report: { street, into } }: { report: ReportView }) {
  const { t } = useLingui()
  if (!into) return null
  const { number } = into
  return (
    <Card>
      <Row
        icon="share"
        tone="info"
        title={t`已并入 ${number}`}
        note={t`以后在那一件里办理`}
        onTap={() => open(routes.handleReport(street, into.report))}
      />
    </Card>
  )
}

interface ReportProps {
  report: ReportView
  onReporter: () => void
}

/** One report for its handlers: what, where, by when, whose, and what came before. */
export function Report({ report, onReporter }: ReportProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  return (
    <>
      <Head report={report} today={today} />
      <Said report={report} />
      <Into report={report} />
      <Card>
        {clocksInWords(i18n, report, today).map(({ key, ...clock }) => (
          <ClockLine key={key} {...clock} />
        ))}
      </Card>
      <WorkCard report={report} onReporter={onReporter} />
      <ResultCard report={report} />
      <Card>
        <Timeline title={t`办理经过`} events={eventsInWords(i18n, report.events)} />
      </Card>
    </>
  )
}
