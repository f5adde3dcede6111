import { View } from '@tarojs/components'
import { Card } from '../Card'
import type { Tone } from '../Icon'
import { Tag } from '../Tag'
import { Tap } from '../Tap'
import './complaints.scss'

interface ComplaintCardProps {
  /** What it says, cut to a line or two. */
  words: string
  /** Its number, its kind, when it came. */
  note: string
  tag: { tone: Tone; words: string }
  onTap: () => void
}

/** A complaint or a suggestion in a list, with its clock. */
export function ComplaintCard({ words, note, tag, onTap }: ComplaintCardProps) {
  return (
    <Card edge={tag.tone}>
      <Tap onTap={onTap}>
        <View className="complaint-top">
          <View className="complaint-words strong">{words}</View>
          <Tag tone={tag.tone} shape={tag.tone === 'open' ? 'tick' : undefined}>
            {tag.words}
          </Tag>
        </View>
        <View className="small numbers">{note}</View>
      </Tap>
    </Card>
  )
}
