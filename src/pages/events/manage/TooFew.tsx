import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useAskAgain } from '@/client/ask-again'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Strip } from '@/components/Strip'
import type { EventView } from '@/contract/events'
import { TOUCHED } from '../touched'

interface TooFewProps {
  event: EventView
  minimum: NonNullable<EventView['minimum']>
  /** 今天 18:00 */
  decides: string
}

/** What happens by itself when too few come, and the way to hold it all the same. */
export function TooFew({ event, minimum, decides }: TooFewProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const again = useAskAgain('events')
  const holding = useAct('events.holdAnyway', TOUCHED)
  const { seats, taken } = minimum
  const hold = async () => {
    const { street, event: id, version } = event
    await holding.mutateAsync({ street, event: id, version }).catch(() => void again())
  }
  return (
    <Card edge={taken < seats ? 'soon' : undefined}>
      <View className="strong numbers">{t`满 ${seats} 人才举行，现在 ${taken} 人`}</View>
      <View className="small">{t`${decides} 人数不够会自动取消，并告诉报名的人。`}</View>
      {holding.error && <Strip tone="late" icon="warning" {...words(holding.error)} />}
      <View className="event-acts">
        <Button kind="second" busy={holding.isPending} onTap={() => void hold()}>
          {t`人少也照常办`}
        </Button>
      </View>
    </Card>
  )
}
