import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { Tag } from '@/components/Tag'
import type { Assignment } from '@/contract/assignments'
import { dayOf } from '@/contract/calendar.rules'

/** How much there is, what is late first. */
export function Counts({ work }: { work: readonly Assignment[] }) {
  const { t } = useLingui()
  const today = dayOf(useNow())
  const late = work.filter(({ due }) => due < today).length
  const now = work.filter(({ due }) => due === today).length
  const rest = work.length - late - now
  return (
    <View className="wrapping desk-counts numbers">
      {late > 0 && <Tag tone="late">{t`逾期 ${late}`}</Tag>}
      {now > 0 && <Tag tone="soon">{t`今天到期 ${now}`}</Tag>}
      {rest > 0 && <Tag tone="info">{t`在办 ${rest}`}</Tag>}
    </View>
  )
}
