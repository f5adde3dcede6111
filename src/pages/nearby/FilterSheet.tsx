import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { kindWords, NEEDS, needWords } from '@/client/need-words'
import { NO_FILTER, type SiteFilter } from '@/client/site-filter'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { CardHeading } from '@/components/CardHeading'
import { Chip } from '@/components/Chip'
import { Sheet } from '@/components/Sheet'
import { NEED_ICON } from '@/components/sites/need-icon'
import { SiteKind } from '@/contract/sites'
import './nearby.scss'

interface FilterSheetProps {
  open: boolean
  filter: SiteFilter
  set: (change: Partial<SiteFilter>) => void
  onClose: () => void
}

const toggled = <T,>(chosen: readonly T[], one: T) =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]

const KIND_ICON = { point: 'pin', line: 'route', area: 'area' } as const

/** What a site must have; the list behind follows at once. */
export function FilterSheet({ open, filter, set, onClose }: FilterSheetProps) {
  const { t, i18n } = useLingui()
  const { needs, kinds } = filter
  const foot = (
    <View className="filter-foot">
      <Button kind="second" onTap={() => set(NO_FILTER)}>{t`去掉筛选`}</Button>
      <Button onTap={onClose}>{t`看结果`}</Button>
    </View>
  )
  return (
    <Sheet open={open} title={t`筛选站点`} onClose={onClose} foot={foot}>
      <CardHeading>{t`要有的（全部都要有）`}</CardHeading>
      <View className="filter-group" {...aria({ role: 'group', label: t`要有的` })}>
        {NEEDS.map((need) => (
          <Chip
            key={need}
            label={needWords(i18n, need)}
            icon={NEED_ICON[need]}
            chosen={needs.includes(need)}
            onTap={() => set({ needs: toggled(needs, need) })}
          />
        ))}
      </View>
      <CardHeading>{t`哪一种`}</CardHeading>
      <View className="filter-group" {...aria({ role: 'group', label: t`哪一种` })}>
        {SiteKind.options.map((kind) => (
          <Chip
            key={kind}
            label={kindWords(i18n, kind)}
            icon={KIND_ICON[kind]}
            chosen={kinds.includes(kind)}
            onTap={() => set({ kinds: toggled(kinds, kind) })}
          />
        ))}
      </View>
    </Sheet>
  )
}
