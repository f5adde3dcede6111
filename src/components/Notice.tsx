import { View } from '@tarojs/components'
import { Button } from './Button'
import { Heading } from './Heading'
import { Icon, type IconName, type Tone } from './Icon'
import './PageState.scss'

export interface NoticeProps {
  icon: IconName
  tone?: Tone
  title: string
  /** What to do, and that nothing was lost. */
  note?: string
  action?: { label: string; onTap: () => void }
}

/** Words in the place of content: nothing here yet, or something in the way. */
export function Notice({ icon, tone, title, note, action }: NoticeProps) {
  return (
    <View className="state">
      <Icon name={icon} tone={tone} size="l" />
      <Heading level={2}>{title}</Heading>
      {note && <View className="small">{note}</View>}
      {action && (
        <Button kind="second" onTap={action.onTap}>
          {action.label}
        </Button>
      )}
    </View>
  )
}
