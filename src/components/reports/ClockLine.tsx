import { View } from '@tarojs/components'
import './reports.scss'
import { type ReportTag, StateTag } from './StateTag'

interface ClockLineProps {
  /** What has to happen: 首次联系, 办结. */
  label: string
  /** By when, or when it was: 11月27日（周五）前. */
  note: string
  tag: ReportTag
}

/** One of the two clocks of a report, as a date. */
export function ClockLine({ label, note, tag }: ClockLineProps) {
  return (
    <View className="clock-line">
      <View className="grow">
        <View className="strong">{label}</View>
        <View className="small numbers">{note}</View>
      </View>
      <StateTag {...tag} />
    </View>
  )
}
