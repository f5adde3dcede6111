import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName, type Tone } from './Icon'
import { Tap } from './Tap'
import './Row.scss'

interface RowProps {
  title: string
  /** The second line: when and where before who. */
  note?: ReactNode
  icon?: IconName
  tone?: Tone
  /** Instead of the icon, such as the time of an event. */
  lead?: ReactNode
  /** At the end, such as a Tag. A row that can be tapped holds nothing else that can be. */
  side?: ReactNode
  onTap?: () => void
  /** What a screen reader says of a row that can be tapped; by default all its words. */
  name?: string
}

/** One thing in a card: what, when and where, and its state. */
export function Row(props: RowProps) {
  const { title, note, icon, tone, lead, side, onTap, name } = props
  const body = (
    <>
      {lead ?? (icon && <Icon name={icon} tone={tone} plate />)}
      <View className="row-main">
        <View className="row-words">
          <View className="strong">{title}</View>
          {note && <View className="small">{note}</View>}
        </View>
        {side}
      </View>
    </>
  )
  if (!onTap) return <View className="row">{body}</View>
  return (
    <Tap className="row" name={name} onTap={onTap}>
      {body}
      <Icon name="forward" size="s" />
    </Tap>
  )
}
