import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Button } from './Button'
import './Pager.scss'

interface PagerProps {
  page: number
  back: (() => void) | undefined
  forward: (() => void) | undefined
}

/** A long list, a page at a time; nothing where one page holds it all. */
export function Pager({ page, back, forward }: PagerProps) {
  const { t } = useLingui()
  if (!back && !forward) return null
  return (
    <View className="pager">
      <Button kind="second" disabled={!back} onTap={() => back?.()}>{t`上一页`}</Button>
      <View className="small numbers">{t`第 ${page} 页`}</View>
      <Button kind="second" disabled={!forward} onTap={() => forward?.()}>{t`下一页`}</Button>
    </View>
  )
}
