import { View } from '@tarojs/components'
import { aria } from '../aria'
import { Card } from '../Card'
import { Icon } from '../Icon'
import './sites.scss'

interface StateSentenceProps {
  tone: 'open' | 'soon' | 'late' | 'plain'
  /** 营业中 */
  is: string
  /** 今天 20:00 关门 · 明天（周六）9:00 开门 */
  ahead: string
  /** The next special day, or why a time is only about right. */
  notes: readonly string[]
}

const ICON = { open: 'check', soon: 'clock', late: 'warning', plain: 'lock' } as const

/** The first thing that a site's page says. It changes by itself when the clock says so. */
export function StateSentence({ tone, is, ahead, notes }: StateSentenceProps) {
  return (
    <Card tone={tone}>
      <View className={`tone-${tone}`} {...aria({ live: 'polite' })}>
        <View className="state-is">
          <Icon name={ICON[tone]} />
          <View>{is}</View>
        </View>
        {ahead && <View className="numbers">{ahead}</View>}
      </View>
      {notes.map((note) => (
        <View key={note} className="small state-note numbers">
          {note}
        </View>
      ))}
    </Card>
  )
}
