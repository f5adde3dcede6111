import { View } from '@tarojs/components'
import { Card } from '../Card'
import { Icon } from '../Icon'
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
  /** Where several can be chosen: whether this one is. */
  checked?: boolean
  /** It cannot be chosen. */
  disabled?: boolean
}

function Box({ checked }: { checked: boolean }) {
  return (
    <View className={checked ? 'report-box report-box-checked' : 'report-box'}>
      {checked && <Icon name="check" size="s" />}
    </View>
  )
}

/** A report in a list, with its clock; a card of its own. */
export function ReportRow(props: ReportRowProps) {
  const { title, words, state, note, tag, photo, onTap, checked, disabled } = props
  const choosing = checked !== undefined
  return (
    <Card edge={tag.tone}>
      <Tap
        className="report-row"
        role={choosing ? 'checkbox' : 'button'}
        checked={checked}
        disabled={disabled}
        onTap={onTap}
      >
        {choosing && !disabled && <Box checked={checked} />}
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
