import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { complaintKindWords, dueWords, ownerWords } from '@/client/complaint-words'
import { receiptOf } from '@/client/receipts'
import { replace, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { dayOf } from '@/contract/calendar.rules'
import type { StreetCode } from '@/contract/wire'
import type { useSending } from './draft'
import { ReceiptCard } from './ReceiptCard'

interface SentProps {
  street: StreetCode
  sent: NonNullable<ReturnType<typeof useSending>['sent']>
  again: () => void
}

/** What was handed in: its number, who answers, by when, and how to find it again. */
export function Sent({ street, sent, again }: SentProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const { complaint, older } = sent
  const { number, kind } = complaint
  const kept = receiptOf(street, number)
  const what = complaintKindWords(i18n, kind)
  const follow = () =>
    replace(
      kept ? routes.keptComplaint(street, number) : routes.complaint(street, complaint.complaint),
    )
  const foot = (
    <>
      <Button kind="second" onTap={again}>{t`再提一件`}</Button>
      <Button onTap={follow}>{t`看进展`}</Button>
    </>
  )
  return (
    <PageFrame title={t`已经收到`} foot={foot}>
      <Card tone="open">
        <View className="tone-open">
          <Heading level={1}>{t`收到您的${what}`}</Heading>
          <View>{dueWords(i18n, complaint, today)}</View>
        </View>
      </Card>
      {older && (
        <Strip
          tone="soon"
          icon="info"
          title={t`之前那一次其实已经送到了`}
          note={t`编号是那一次的。后来改写的内容没有送出，还留着，点“再提一件”可以接着提。`}
        />
      )}
      <Card>
        <Row icon="list" tone="info" title={number} note={t`编号`} />
        <Row icon="person" tone="info" title={ownerWords(i18n, complaint)} note={t`由这位答复`} />
      </Card>
      {kept && <ReceiptCard receipt={kept} />}
    </PageFrame>
  )
}
