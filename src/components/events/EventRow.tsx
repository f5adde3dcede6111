import { View } from '@tarojs/components'
import { Card } from '../Card'
import { Tag } from '../Tag'
import { Tap } from '../Tap'
import './events.scss'

interface EventRowProps {
  title: string
  /** The day, where no heading above says it. */
  day?: string
  from: string
  until: string
  where: string
  tag: { tone: 'open' | 'info' | 'soon' | 'late' | 'plain'; words: string }
  /** What else there is to say, such as that volunteers are wanted. */
  wanted?: string
  /** 我已报名 */
  mine?: string
  onTap: () => void
}

/** One event in a list: when and where before all, then what and how it stands. */
export function EventLine(props: EventRowProps) {
  const { title, day, from, until, where, tag, wanted, mine, onTap } = props
  return (
    <Tap className="event-row" onTap={onTap}>
      <View className="event-times numbers">
        <View className="event-from">{from}</View>
        <View className="small">{until}</View>
      </View>
      <View className="grow">
        {day && <View className="small numbers">{day}</View>}
        <View className="strong">{title}</View>
        <View className="small">{where}</View>
        <View className="wrapping event-tags">
          {mine && <Tag tone="mine">{mine}</Tag>}
          <Tag tone={tag.tone}>{tag.words}</Tag>
          {wanted && <Tag tone="info">{wanted}</Tag>}
        </View>
      </View>
    </Tap>
  )
}

/** The same as a card of its own. */
export function EventRow(props: EventRowProps) {
  const over = props.tag.tone === 'late'
  return (
    <Card edge={over ? 'late' : undefined}>
      <EventLine {...props} />
    </Card>
  )
}
