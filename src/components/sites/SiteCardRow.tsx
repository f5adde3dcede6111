import { View } from '@tarojs/components'
import { Tap } from '../Tap'
import '../Row.scss'
import { StateTag } from './StateTag'
import './sites.scss'

interface SiteCardRowProps {
  name: string
  /** How far, and what is there: 步行 4 分钟 · 热水 · AED */
  note: string
  state: { tone: 'open' | 'soon' | 'late' | 'plain'; short: string }
  onTap: () => void
}

/** A site in a list: what it is and whether it is open, and below how far and what is there. */
export function SiteCardRow({ name, note, state, onTap }: SiteCardRowProps) {
  return (
    <Tap className="row" onTap={onTap}>
      <View className="grow site-words">
        <View className="site-line">
          <View className="strong site-name">{name}</View>
          <StateTag tone={state.tone}>{state.short}</StateTag>
        </View>
        {note && <View className="small">{note}</View>}
      </View>
    </Tap>
  )
}
