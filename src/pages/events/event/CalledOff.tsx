import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { cancelWords } from '@/client/event-words'
import { aria } from '@/components/aria'
import { Card } from '@/components/Card'
import { Icon } from '@/components/Icon'
import type { EventView } from '@/contract/events'

/** Beyond mistake: it does not take place, and why. */
export function CalledOff({ event: { cancelled } }: { event: EventView }) {
  const { t, i18n } = useLingui()
  if (!cancelled) return null
  return (
    <Card tone="late">
      <View className="tone-late thread-is">
        <Icon name="warning" />
        <View {...aria({ role: 'heading', level: 2 })}>{cancelWords(i18n, cancelled.reason)}</View>
      </View>
      {cancelled.words && <View className="event-said event-line">{cancelled.words}</View>}
      <View className="event-line">{t`这个活动不举行了，请不用过去。报了名的人都会收到消息，不用再做什么。`}</View>
    </Card>
  )
}
