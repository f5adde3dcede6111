import { View } from '@tarojs/components'
import { Card } from '../Card'
import { Tap } from '../Tap'
import './reports.scss'
import { type ReportTag, StateTag } from './StateTag'
import { Thumb } from './Thumb'

interface ReportRowProps {
  /** 路灯不亮 · 贵州路 161 弄 3 号 */
  title: string
  /** What was said, cut to two lines. */
  words: string
  /** 已派遣 · 11月27日（周五）前办结; empty where the tag says it all. */
  state: string
  /** Its number, when it came, how many met it as well. */
  note: string
  tag: ReportTag
  /** A small photo, where one may be shown. */
  photo: string | null
  onTap: () => void
}

/** A report in a list, with its clock; a card of its own. */
export function ReportRow({ title, words, state, note, tag, photo, onTap }: ReportRowProps) {
  return (
    <Card edge={tag.tone}>
      <Tap className="report-row" onTap={onTap}>
        <View className="grow">
          <View className="report-top">
            <View className="report-title strong">{title}</View>
            <StateTag {...tag} />
          </View>
          {words && <View className="report-words">{words}</View>}
          {state && <View>{state}</View>}
          <View className="small numbers">{note}</View>
        </View>
        {photo && <Thumb className="report-thumb" src={photo} />}
      </Tap>
    </Card>
  )
}
