import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria } from './aria'
import { Icon } from './Icon'
import { useSurroundings } from './Surroundings'
import { Tap } from './Tap'

interface PageBarProps {
  title: string
  tab: boolean
}

/** A browser has no navigation bar of WeChat's. */
export function PageBar({ title, tab }: PageBarProps) {
  const { t } = useLingui()
  const { goHome } = useSurroundings()
  const canGoBack = Taro.getCurrentPages().length > 1
  const leave = canGoBack ? () => void Taro.navigateBack() : goHome
  return (
    <View className="page-bar" {...aria({ role: 'banner' })}>
      {!tab && (
        <Tap className="page-leave" name={canGoBack ? t`返回` : t`回到首页`} onTap={leave}>
          <Icon name={canGoBack ? 'back' : 'home'} />
        </Tap>
      )}
      <View className="page-title">{title}</View>
    </View>
  )
}
