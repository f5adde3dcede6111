import { useLingui } from '@lingui/react/macro'
import { monthOf } from '@/client/day-words'
import type { ColumnOf } from '@/contract/reports-figures.rules'
import type { Day } from '@/contract/wire'

/** What the columns of a chart are called: 11/3, or 11月. */
export function useColumnWords(of: ColumnOf) {
  const { t, i18n } = useLingui()
  const titles = { day: t`每天收到和结案`, week: t`每周收到和结案`, month: t`每月收到和结案` }
  const name = (from: Day) =>
    of === 'month' ? monthOf(i18n, from) : `${+from.slice(5, 7)}/${+from.slice(8)}`
  return { title: titles[of], name }
}
