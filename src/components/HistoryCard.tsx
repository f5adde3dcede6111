import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from './Card'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './HistoryCard.scss'

interface HistoryCardProps {
  /** By default what was changed. */
  title?: string
  /** What is said where there is none. */
  empty?: string
  shown: boolean
  /** Newest first; undefined while they are on their way. */
  lines: readonly { key: string; did: string; when: string; note?: string }[] | undefined
  failed: boolean
  /** There are older ones. */
  more: boolean
  toggle: () => void
}

/** Who did what and when, folded until somebody asks. */
export function HistoryCard(props: HistoryCardProps) {
  const { title, empty, shown, lines, failed, more, toggle } = props
  const { t } = useLingui()
  return (
    <Card>
      <Tap className="history-head" expanded={shown} onTap={toggle}>
        <View className="grow strong">{title ?? t`改动记录`}</View>
        <Icon name={shown ? 'down' : 'forward'} size="s" />
      </Tap>
      {shown && failed && <View className="small">{t`记录没有打开，收起后再点一次。`}</View>}
      {shown && !failed && !lines && <View className="small">{t`正在打开`}</View>}
      {shown &&
        lines?.map(({ key, did, when, note }) => (
          <View key={key} className="history-line">
            <View className="history-dot" />
            <View className="grow">
              <View>{did}</View>
              <View className="small numbers">{when}</View>
              {note && <View className="small">{note}</View>}
            </View>
          </View>
        ))}
      {shown && lines?.length === 0 && <View className="small">{empty ?? t`还没有改动。`}</View>}
      {shown && more && <View className="small">{t`更早的记录在系统里保存着。`}</View>}
    </Card>
  )
}
