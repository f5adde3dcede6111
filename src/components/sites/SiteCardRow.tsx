import { View } from '@tarojs/components'
import { Tap } from '../Tap'
import '../Row.scss'
import { type StateSaid, StateTag } from './StateTag'

interface SiteCardRowProps {
  name: string
  /** How far, and what is there: 步行 4 分钟 · 热水 · AED */
  note: string
  state: StateSaid
  onTap: () => void
}

/** A site in a list: what and how far on the left, open or not on the right. */
export function SiteCardRow({ name, note, state, onTap }: SiteCardRowProps) {
  const said = [name, note, state.short].filter(Boolean).join('，')
  return (
    <Tap className="row" name={said} onTap={onTap}>
      <View className="row-main">
        <View className="row-words site-words">
          <View className="strong">{name}</View>
          {note && <View className="small">{note}</View>}
        </View>
        <StateTag {...state} />
      </View>
    </Tap>
  )
}
