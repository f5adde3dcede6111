import { View } from '@tarojs/components'
import './sites.scss'

interface CrowdBarProps {
  /** 现在不挤 */
  is: string
  /** 约 12 / 40 人 · 3 分钟前 */
  note: string
  /** 0 to 1. */
  share: number
  level: 'quiet' | 'some' | 'busy'
}

/** How full it is, in words and as a bar. */
export function CrowdBar({ is, note, share, level }: CrowdBarProps) {
  return (
    <View className="row crowd">
      <View className="row-words">
        <View className="strong">{is}</View>
        <View className="small numbers">{note}</View>
      </View>
      <View className="crowd-bar">
        <View
          className={`crowd-fill crowd-${level}`}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </View>
    </View>
  )
}
