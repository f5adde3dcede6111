import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { datesWords } from '@/client/day-words'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { type Bar, Bars } from '@/components/charts/Bars'
import { Columns } from '@/components/charts/Columns'
import { Share } from '@/components/charts/Share'
import type { ReportFigures } from '@/contract/reports-figures'
import { columnOf, percentOf, type Span } from '@/contract/reports-figures.rules'
import type { AreaCode } from '@/contract/wire'
import { useColumnWords } from './column-words'
import { useShares } from './useShares'

interface FiguresProps {
  figures: ReportFigures
  days: Span
  onArea: (area: AreaCode) => void
}

/** How many came, and how many are open today. */
function Totals({ received, apart, late }: ReportFigures) {
  const { t } = useLingui()
  const { withdrawn, merged } = apart
  const totals: [string, number][] = [
    [t`收到`, received],
    [t`现在还在办`, late.of],
    [t`其中逾期`, late.count],
  ]
  return (
    <Card>
      <View className="figures-totals">
        {totals.map(([label, count]) => (
          <View key={label}>
            <View className="small">{label}</View>
            <View className="figures-total numbers">{count}</View>
          </View>
        ))}
      </View>
      <View className="small">
        {t`收到的是这段时间提交的。另有 ${withdrawn} 件由提交人撤回、${merged} 件并入另一件，都不计在内。还在办和逾期的是今天的情况，不论哪天提交；暂停计时的不算逾期。`}
      </View>
    </Card>
  )
}

function OverTime({ figures, days }: { figures: ReportFigures; days: Span }) {
  const { t, i18n } = useLingui()
  const words = useColumnWords(columnOf(days.from, days.to))
  const columns = figures.columns.map(({ from, to, received, closed }) => {
    const when = datesWords(i18n, from, to)
    return {
      ...{ key: from, name: words.name(from) },
      says: t`${when}：收到 ${received} 件，结案 ${closed} 件`,
      amounts: [received, closed] as const,
    }
  })
  return (
    <Card>
      <CardHeading>{words.title}</CardHeading>
      <Columns
        label={words.title}
        kinds={[t`收到`, t`结案`]}
        columns={columns}
        most={(says) => t`最多的：${says}`}
        ask={t`看每段的数字`}
      />
      <View className="small">{t`结案的算在结案那天，不论哪天提交。`}</View>
    </Card>
  )
}

/** The categories, the most frequent first, and the areas below as they lie in the tree. */
function useBars(
  { categories, others, areas, elsewhere }: ReportFigures,
  onArea: FiguresProps['onArea'],
) {
  const { t, i18n } = useLingui()
  const bar = (key: string, name: string, amount: number): Bar => ({
    ...{ key, name, amount, value: t`${amount} 件` },
  })
  const { kinds } = others
  return {
    categories: [
      ...categories.map(({ category: { code, name }, received }) =>
        bar(code, inLanguage(i18n, name), received),
      ),
      ...(kinds > 0
        ? [{ ...bar('others', t`其余 ${kinds} 类`, others.received), rest: true }]
        : []),
    ],
    areas: [
      ...areas.map(({ area, received }) => ({
        ...bar(area.code, inLanguage(i18n, area), received),
        onTap: () => onArea(area.code),
      })),
      ...(elsewhere > 0 ? [{ ...bar('elsewhere', t`不在以上区域里`, elsewhere), rest: true }] : []),
    ],
  }
}

/** All that is counted: totals, shares, over time, by category and by area. Nobody is ranked by it. */
export function Figures({ figures, days, onArea }: FiguresProps) {
  const { t } = useLingui()
  const shares = useShares(figures)
  const bars = useBars(figures, onArea)
  return (
    <>
      <Totals {...figures} />
      <View className="figures-shares">
        {shares.map(({ key, label, part, note }) => {
          const percent = percentOf(part)
          const { count, of } = part
          return (
            <Share
              key={key}
              label={label}
              value={percent === null ? t`还没有` : `${percent}%`}
              detail={t`${count} / ${of} 件`}
              share={percent === null ? null : count / of}
              ask={t`怎么算的`}
              note={note}
            />
          )
        })}
      </View>
      <OverTime figures={figures} days={days} />
      <View className="columns">
        <View className="column">
          <Card>
            <CardHeading>{t`收到的，按类别`}</CardHeading>
            <Bars label={t`收到的，按类别`} bars={bars.categories} />
            {figures.received === 0 && <View className="small">{t`这段时间还没有。`}</View>}
          </Card>
        </View>
        {bars.areas.length > 0 && (
          <View className="column">
            <Card>
              <CardHeading>{t`收到的，按区域`}</CardHeading>
              <Bars label={t`收到的，按区域`} bars={bars.areas} />
            </Card>
          </View>
        )}
      </View>
    </>
  )
}
