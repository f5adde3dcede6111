import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { complaintKindWords, complaintState, subjectWords } from '@/client/complaint-words'
import { useHistory } from '@/client/history'
import { momentWords } from '@/client/history-words'
import { useMe } from '@/client/session'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { HistoryCard } from '@/components/HistoryCard'
import { Row } from '@/components/Row'
import { StateCard } from '@/components/StateCard'
import { dayOf } from '@/contract/calendar.rules'
import type { ComplaintView } from '@/contract/complaints'
import '../complaints.scss'

function Answer({ answer }: { answer: NonNullable<ComplaintView['answer']> }) {
  const { t, i18n } = useLingui()
  const when = momentWords(i18n, answer.at)
  return (
    <Card edge="open">
      <CardHeading>{t`答复`}</CardHeading>
      <View className="complaint-said">{answer.words}</View>
      <View className="small">{[answer.by, when].filter(Boolean).join(' · ')}</View>
    </Card>
  )
}

function Past({ complaint }: { complaint: ComplaintView }) {
  const subject = { noun: 'complaints', id: complaint.complaint } as const
  return <HistoryCard {...useHistory(complaint.street, subject)} />
}

/** What was said, where it stands, and what was answered. */
export function Thread({ complaint }: { complaint: ComplaintView }) {
  const { t, i18n } = useLingui()
  const { number, kind, subject, words, contact, answer, sentAt } = complaint
  const desk = useMe().data?.can.seeDesk ?? false
  const what = complaintKindWords(i18n, kind)
  const whom = subjectWords(i18n, subject)
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>{t`${what}：${whom}`}</Heading>
        <View className="small numbers">{[number, momentWords(i18n, sentAt)].join(' · ')}</View>
      </View>
      <StateCard {...complaintState(i18n, complaint, dayOf(useNow()))} />
      {answer && <Answer answer={answer} />}
      <Card>
        <CardHeading>{t`说了什么`}</CardHeading>
        <View className="complaint-said">{words}</View>
        {contact && <Row icon="phone" tone="info" title={contact} note={t`联系方式`} />}
      </Card>
      {desk && <Past complaint={complaint} />}
    </>
  )
}
