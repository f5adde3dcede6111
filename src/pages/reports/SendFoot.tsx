import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Strip } from '@/components/Strip'
import type { Category } from '@/contract/reports'
import type { StreetCode } from '@/contract/wire'
import { useClocks } from './useCategory'
import './reports.scss'

interface SendFootProps {
  street: StreetCode
  category: Category | undefined
  /** Stands in the way, once somebody tried. */
  missing: string | undefined
  full: boolean
  onSend: () => void
}

/** By when somebody answers, and the one act of the page. */
export function SendFoot({ street, category, missing, full, onSend }: SendFootProps) {
  const { t } = useLingui()
  const { contact, finish } = useClocks(street)
  const days = category ? finish[category.class] : finish.c
  const promise = t`${contact} 个工作日内联系您 · 一般 ${days} 个工作日内办结`
  return (
    <View className="send-foot">
      {full && (
        <Strip
          tone="late"
          icon="warning"
          title={t`手机存储满了，还没有提交`}
          note={t`写的内容还在。先腾一些地方，或去掉照片，再提交一次。`}
        />
      )}
      <View className={missing ? 'small tone-late' : 'small'}>{missing ?? promise}</View>
      <Button onTap={onSend}>{t`提交`}</Button>
    </View>
  )
}
