import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { momentAt } from '@/client/event-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Strip } from '@/components/Strip'
import type { MySignup } from '@/contract/signups'
import { TOUCHED } from '../touched'
import './ticket.scss'

/** A place that has become free: taken, or left to the next, until a moment. */
export function Offer({ signup }: { signup: MySignup }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const now = useNow()
  const answering = useAct('signups.answer', TOUCHED)
  const { street, event, signup: id, version, seats, offerUntil } = signup
  const { refetch } = useAsk('signups.at', { street, event }, { when: false })
  const until = offerUntil ? momentAt(i18n, offerUntil, now) : ''
  const answer = async (take: boolean) => {
    try {
      await answering.mutateAsync({ street, signup: id, version, take })
    } catch {
      void refetch()
    }
  }
  return (
    <Card>
      <View className="strong numbers">{t`有 ${seats} 个名额留给您，留到${until}`}</View>
      <View className="small">{t`不要的话，名额马上给下一位。到时候没有答复，也会给下一位。`}</View>
      {answering.error && <Strip tone="late" icon="warning" {...words(answering.error)} />}
      <View className="ticket-answer">
        <Button
          kind="second"
          busy={answering.isPending}
          onTap={() => void answer(false)}
        >{t`不要了`}</Button>
        <Button busy={answering.isPending} onTap={() => void answer(true)}>{t`我要来`}</Button>
      </View>
    </Card>
  )
}
