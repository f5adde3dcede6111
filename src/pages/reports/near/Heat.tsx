import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { useAsk } from '@/client/useAction'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageState } from '@/components/PageState'
import type { Category } from '@/contract/reports'
import { HEAT_DAYS, type HeatDays } from '@/contract/reports-heat.rules'
import type { StreetCode } from '@/contract/wire'
import { GroupSheet } from './GroupSheet'
import { HeatMap } from './HeatMap'
import './near.scss'

interface HeatProps {
  street: StreetCode
  categories: readonly Category[]
  /** The chips that lead elsewhere. */
  ways: ReactNode
}

/** The groups of what is public, in the order of the street. */
const groupsOf = (categories: readonly Category[]) => [
  ...new Map(
    categories.flatMap(({ open, group }) => (open ? [[group.zh, group] as const] : [])),
  ).values(),
]

/** Where much was reported in a time, of everything or of a group. */
export function Heat({ street, categories, ways }: HeatProps) {
  const { t, i18n } = useLingui()
  const [days, setDays] = useState<HeatDays>(90)
  const [group, setGroup] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const asked = useAsk('reports.heat', { street, days, ...(group && { group }) })
  useRefresh(asked.refetch)
  const periods: Record<HeatDays, string> = { 30: t`近 30 天`, 90: t`近 90 天`, 365: t`近一年` }
  const groups = groupsOf(categories)
  const chosen = groups.find(({ zh }) => zh === group)
  return (
    <>
      <View className="near-bar">
        {ways}
        {chosen ? (
          <Chip
            label={inLanguage(i18n, chosen)}
            icon="cross"
            chosen
            onTap={() => setGroup(undefined)}
          />
        ) : (
          <Button kind="quiet" icon="filter" onTap={() => setChoosing(true)}>{t`大类`}</Button>
        )}
      </View>
      <View className="near-bar" {...aria({ role: 'radiogroup', label: t`看哪段时间` })}>
        {HEAT_DAYS.map((one) => (
          <Chip
            key={one}
            role="radio"
            label={periods[one]}
            chosen={one === days}
            onTap={() => setDays(one)}
          />
        ))}
      </View>
      <PageState
        query={asked}
        cards={2}
        empty={({ cells }) =>
          cells.length > 0
            ? undefined
            : {
                icon: 'check',
                title: t`没有哪里特别多`,
                note: t`一处要有至少 5 个人报了 5 件，才会显示在这里。`,
              }
        }
      >
        {({ cells }) => <HeatMap cells={cells} />}
      </PageState>
      <GroupSheet
        open={choosing}
        groups={groups}
        onChoose={(next) => {
          setGroup(next)
          setChoosing(false)
        }}
        onClose={() => setChoosing(false)}
      />
    </>
  )
}
