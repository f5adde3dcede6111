import { View } from '@tarojs/components'
import type { Need } from '@/contract/sites'
import { Icon } from '../Icon'
import { NEED_ICON } from './need-icon'
import './sites.scss'

interface NeedIconsProps {
  needs: readonly { need: Need; label: string }[]
}

/** What a site has: a drawing and its word. */
export function NeedIcons({ needs }: NeedIconsProps) {
  return (
    <View className="need-icons">
      {needs.map(({ need, label }) => (
        <View key={need} className="need-icon">
          <Icon name={NEED_ICON[need]} />
          <View>{label}</View>
        </View>
      ))}
    </View>
  )
}
