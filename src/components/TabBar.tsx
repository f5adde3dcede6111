import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useTabs } from './tabs'

/** WeChat draws the bar itself; it is told the words of the language that is shown. */
export function TabBar() {
  const labels = useTabs().map(({ label }) => label)
  const said = labels.join()
  const tell = () => {
    labels.forEach((text, index) => {
      Taro.setTabBarItem({ index, text }).catch(() => undefined)
    })
  }
  useDidShow(tell)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again only when the words change
  useEffect(tell, [said])
  return null
}
