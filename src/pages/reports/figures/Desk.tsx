import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { datesWords } from '@/client/day-words'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { useAsk } from '@/client/useAction'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageState } from '@/components/PageState'
import { dayOf } from '@/contract/calendar.rules'
import type { CategoryCode } from '@/contract/reports'
import type { ReportFigures } from '@/contract/reports-figures'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { CategorySheet } from '../CategorySheet'
import { useCategories } from '../useCategory'
import { Export } from './Export'
import { Figures } from './Figures'
import { daysOf, PERIODS, type Period } from './period'
import { Where } from './Where'
import './figures.scss'

const isEmpty = ({ received, apart, late, columns }: ReportFigures) =>
  received + apart.withdrawn + apart.merged + late.of === 0 &&
  columns.every(({ closed }) => closed === 0)

/** What is counted, chosen above the figures. */
export function Desk({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const [period, setPeriod] = useState<Period>('30')
  const [area, setArea] = useState<AreaCode>()
  const [code, setCode] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const categories = useCategories(street)
  const chosen = categories.find((one) => one.code === code)
  const days = daysOf(period, today)
  const counted = {
    ...{ street, ...days, ...(area && { area }) },
    ...(chosen && { category: chosen.code as CategoryCode }),
  }
  const asked = useAsk('reports.figures', counted, { keep: false })
  useRefresh(asked.refetch)
  const names: Record<Period, string> = {
    ...{ month: t`本月`, '30': t`近 30 天`, '90': t`近 90 天`, year: t`今年` },
  }
  return (
    <>
      <View className="figures-bar" {...aria({ role: 'radiogroup', label: t`看哪段时间` })}>
        {PERIODS.map((one) => (
          <Chip
            key={one}
            role="radio"
            label={names[one]}
            chosen={one === period}
            onTap={() => setPeriod(one)}
          />
        ))}
      </View>
      <View className="figures-bar">
        <View className="small grow">{datesWords(i18n, days.from, days.to)}</View>
        {chosen ? (
          <Chip
            label={inLanguage(i18n, chosen.name)}
            icon="cross"
            chosen
            onTap={() => setCode(undefined)}
          />
        ) : (
          <Button kind="quiet" icon="filter" onTap={() => setChoosing(true)}>{t`类别`}</Button>
        )}
      </View>
      <PageState
        query={asked}
        cards={4}
        empty={(figures) =>
          isEmpty(figures) && area === undefined
            ? {
                icon: 'chart',
                title: t`这段时间还没有工单`,
                note: t`有人提交随手报以后，这里会按天、按类别、按区域算出来。`,
              }
            : undefined
        }
      >
        {(figures) => (
          <>
            <Where path={figures.path} area={area} onArea={setArea} />
            <Figures figures={figures} days={days} onArea={setArea} />
            <Export counted={counted} />
          </>
        )}
      </PageState>
      <CategorySheet
        open={choosing}
        categories={categories}
        chosen={code}
        onChoose={(next) => {
          setCode(next)
          setChoosing(false)
        }}
        onClose={() => setChoosing(false)}
      />
    </>
  )
}
