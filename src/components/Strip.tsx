import { View } from '@tarojs/components'
import { aria } from './aria'
import { Button } from './Button'
import { Icon, type IconName, type Tone } from './Icon'
import './Strip.scss'

interface StripProps {
  tone: Tone
  icon: IconName
  title: string
  note?: string
  /** The way back or on, such as “undo”. */
  act?: { label: string; onTap: () => void; busy?: boolean }
}

/** What just happened, said aloud as well: done, refused, offline. */
export function Strip({ tone, icon, title, note, act }: StripProps) {
  return (
    <View className={`strip ground-${tone} tone-${tone}`} {...aria({ role: 'status' })}>
      <Icon name={icon} size="s" />
      <View className="strip-words">
        <View className="strong">{title}</View>
        {note && <View className="strip-note">{note}</View>}
      </View>
      {act && (
        <Button kind="quiet" busy={act.busy} onTap={act.onTap}>
          {act.label}
        </Button>
      )}
    </View>
  )
}
