import { View } from '@tarojs/components'
import { aria } from './aria'
import { Card } from './Card'
import { Icon } from './Icon'

/** How something stands: at rest well, on its way, near its end, late, or over. */
export type StateTone = 'open' | 'info' | 'soon' | 'late' | 'plain'

const ICON = {
  open: 'check',
  info: 'clock',
  soon: 'clock',
  late: 'warning',
  plain: 'lock',
} as const satisfies Record<StateTone, string>

interface StateCardProps {
  tone: StateTone
  /** How it stands now. */
  is: string
  /** What comes, and by which day. */
  ahead?: string | undefined
}

/** How something stands, first on its page; a change is read aloud. */
export function StateCard({ tone, is, ahead }: StateCardProps) {
  return (
    <Card tone={tone}>
      <View className={`tone-${tone}`} {...aria({ live: 'polite' })}>
        <View className="thread-is">
          <Icon name={ICON[tone]} />
          <View>{is}</View>
        </View>
        {ahead && <View className="numbers thread-ahead">{ahead}</View>}
      </View>
    </Card>
  )
}
