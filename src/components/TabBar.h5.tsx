import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { aria } from './aria'
import { Icon } from './Icon'
import { Tap } from './Tap'
import { useTabs } from './tabs'
import './TabBar.scss'

/** Taro's own bar can be reached by no keyboard and keeps its letters small. */
export function TabBar() {
  const { t } = useLingui()
  const { path } = useRouter()
  return (
    <View className="tab-bar" {...aria({ role: 'navigation', label: t`主要页面` })}>
      {useTabs().map(({ url, label, icon }) => {
        const here = path.startsWith(url)
        return (
          <Tap
            key={url}
            role="link"
            className={here ? 'tab tab-here' : 'tab'}
            name={here ? t`${label}，当前页` : label}
            onTap={() => void Taro.switchTab({ url })}
          >
            <Icon name={icon} />
            <View>{label}</View>
          </Tap>
        )
      })}
    </View>
  )
}
