import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import type { SiteFilter } from '@/client/site-filter'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import './nearby.scss'

interface FilterBarProps {
  filter: SiteFilter
  set: (change: Partial<SiteFilter>) => void
  onMore: () => void
}

/** The question that is asked most, and the way to the others. */
export function FilterBar({ filter, set, onMore }: FilterBarProps) {
  const { t } = useLingui()
  const { needs, kinds, openNow } = filter
  const chosen = needs.length + kinds.length
  return (
    <View className="filter-bar">
      <Chip
        label={t`现在开着`}
        icon="clock"
        chosen={openNow}
        onTap={() => set({ openNow: !openNow })}
      />
      <View className="grow" />
      <Button kind="quiet" icon="filter" onTap={onMore}>
        {chosen > 0 ? t`筛选（${chosen}）` : t`筛选`}
      </Button>
    </View>
  )
}
