import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Tag } from '@/components/Tag'
import type { When } from './due-groups'

/** How much there is, what is late first. */
export function Counts({ whens }: { whens: readonly When[] }) {
  const { t } = useLingui()
  const count = (when: When) => whens.filter((one) => one === when).length
  const [late, now, rest] = [count('late'), count('today'), count('later')]
  return (
    <View className="wrapping desk-counts numbers">
      {late > 0 && <Tag tone="late">{t`逾期 ${late}`}</Tag>}
      {now > 0 && <Tag tone="soon">{t`今天到期 ${now}`}</Tag>}
      {rest > 0 && <Tag tone="info">{t`在办 ${rest}`}</Tag>}
    </View>
  )
}
