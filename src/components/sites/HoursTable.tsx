import { View } from '@tarojs/components'
import './sites.scss'

interface HoursTableProps {
  blocks: readonly {
    title?: string
    rows: readonly { days: string; times: string; note?: string }[]
  }[]
}

/** Opening hours, a line for days that are alike. */
export function HoursTable({ blocks }: HoursTableProps) {
  return (
    <View className="hours">
      {blocks.map((block) => (
        <View key={`${block.title}${block.rows[0]?.days}`} className="hours-block">
          {block.title && <View className="small">{block.title}</View>}
          {block.rows.map(({ days, times, note }) => (
            <View key={days} className="hours-row">
              <View className="hours-days">{days}</View>
              <View className="hours-times numbers">
                {times}
                {note && <View className="small">{note}</View>}
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
