import { View } from '@tarojs/components'
import { CardHeading } from '../CardHeading'
import '../HistoryCard.scss'
import './reports.scss'

interface TimelineProps {
  title: string
  /** The newest first. */
  events: readonly { key: string; did: string; when: string; words?: string }[]
}

/** What happened to a report: each step with its moment, the role and the name of who did it. */
export function Timeline({ title, events }: TimelineProps) {
  return (
    <>
      <CardHeading>{title}</CardHeading>
      {events.map(({ key, did, when, words }) => (
        <View key={key} className="history-line">
          <View className="history-dot" />
          <View className="grow">
            <View>{did}</View>
            <View className="small numbers">{when}</View>
            {words && <View className="report-said">{words}</View>}
          </View>
        </View>
      ))}
    </>
  )
}
