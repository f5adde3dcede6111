import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { aria } from './aria'
import { Button } from './Button'
import { Icon } from './Icon'
import { savedWhen } from './saved-when'
import './PageState.scss'

interface SavedStripProps {
  /** When the shown content was fetched (ms). */
  at: number
  reason: 'offline' | 'unreachable'
  onRetry: () => void
}

/** Above content that could not be refreshed: what is shown, and from when. */
export function SavedStrip({ at, reason, onRetry }: SavedStripProps) {
  const { t } = useLingui()
  const { clock, day, month, date } = savedWhen(at, Date.now())
  const when = {
    today: clock,
    yesterday: t`昨天 ${clock}`,
    earlier: t`${month}月${date}日 ${clock}`,
  }[day]
  const words =
    reason === 'offline'
      ? t`没有网络，先看 ${when} 保存的内容`
      : t`暂时连不上服务，先看 ${when} 保存的内容`
  return (
    <View className="saved-strip ground-soon tone-soon" {...aria({ live: 'polite' })}>
      <Icon name={reason === 'offline' ? 'offline' : 'clock'} size="s" />
      <View className="grow">{words}</View>
      <Button kind="quiet" onTap={onRetry}>{t`再试一次`}</Button>
    </View>
  )
}
