import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useNow } from '@/client/clock'
import { momentWords } from '@/client/history-words'
import { inLanguage } from '@/client/hours-words'
import {
  clocksInWords,
  eventsInWords,
  metWords,
  placeWords,
  reportState,
} from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { ClockLine } from '@/components/reports/ClockLine'
import { Photos } from '@/components/reports/Photos'
import { Timeline } from '@/components/reports/Timeline'
import { StateCard } from '@/components/StateCard'
import { dayOf } from '@/contract/calendar.rules'
import type { ReportView } from '@/contract/reports'
import { ResultCard } from '../ResultCard'
import '../reports.scss'
import { Looks } from './Looks'
import { WhereCard } from './WhereCard'

/** Where it went on, where it is the same thing as another one. */
function IntoCard({ report }: { report: ReportView }) {
  const { t } = useLingui()
  const { into, street } = report
  if (!into) return null
  const { number } = into
  return (
    <Card>
      <Row
        icon="forward"
        tone="info"
        title={t`已并入 ${number}`}
        note={t`是同一件事，进展看那一件`}
        onTap={() => open(routes.report(street, into.report))}
      />
    </Card>
  )
}

/** What was said and photographed; a photo that is not checked yet is told of. */
function SaidCard({ report }: { report: ReportView }) {
  const { t } = useLingui()
  const { words, photos, photosWaiting, photosRefused } = report
  const refused = photosRefused.length
  if (words === '' && photos.length + photosWaiting + refused === 0) return null
  return (
    <Card>
      <CardHeading>{t`发生了什么`}</CardHeading>
      {words && <View className="report-said thread-words">{words}</View>}
      {photos.length > 0 && <Photos photos={photos} />}
      {photosWaiting > 0 && (
        <View className="small">{t`还有 ${photosWaiting} 张照片在检查，通过后大家才看得到。`}</View>
      )}
      {refused > 0 && (
        <View className="small">{t`您的 ${refused} 张照片没有通过检查，别人看不到。`}</View>
      )}
    </Card>
  )
}

/** What stands, then what was said, where it is, by when, and all that happened. */
export function Thread({ report, children }: { report: ReportView; children: ReactNode }) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const { number, category, reportedAt, followers, own, state } = report
  const mine = own === 'reported' ? t`我报的` : own === 'follows' ? t`我也遇到` : ''
  const notes = [number, momentWords(i18n, reportedAt), metWords(i18n, followers), mine]
  const over = state === 'withdrawn' || state === 'merged'
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>
          {[inLanguage(i18n, category.name), placeWords(i18n, report)].join(' · ')}
        </Heading>
        <View className="small numbers">{notes.filter(Boolean).join(' · ')}</View>
      </View>
      <StateCard {...reportState(i18n, report, today)} />
      <IntoCard report={report} />
      <ResultCard report={report} />
      {children}
      <SaidCard report={report} />
      {!over && (
        <Card>
          {clocksInWords(i18n, report, today).map(({ key, ...clock }) => (
            <ClockLine key={key} {...clock} />
          ))}
        </Card>
      )}
      <WhereCard report={report} />
      <Card>
        <Timeline title={t`办到哪一步`} events={eventsInWords(i18n, report.events)} />
      </Card>
      {own === 'reported' && <Looks street={report.street} report={report.report} />}
    </>
  )
}
