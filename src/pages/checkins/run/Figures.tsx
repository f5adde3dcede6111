import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { clockAt } from '@/client/event-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Columns } from '@/components/charts/Columns'
import { Share } from '@/components/charts/Share'
import type { EventFigures } from '@/contract/checkins'
import { quartersOf } from './quarters'

interface FiguresProps {
  figures: EventFigures
}

/** How many, by what became of them. */
function Totals({ figures: { seats } }: FiguresProps) {
  const { t } = useLingui()
  const totals: [string, number][] = [
    [t`到场`, seats.came],
    [t`其中现场登记`, seats.walkIns],
    [t`其中儿童`, seats.children],
    [t`候补未轮到`, seats.waited],
    [t`取消`, seats.cancelled],
  ]
  return (
    <Card>
      <View className="run-totals">
        {totals.map(([label, count]) => (
          <View key={label}>
            <View className="small">{label}</View>
            <View className="run-total numbers">{count}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}

const percent = (count: number, of: number) => Math.round((100 * count) / of)

/** Of how many how many came: guests, and volunteers by shift. */
function Shares({ figures: { seats, shifts } }: FiguresProps) {
  const { t } = useLingui()
  const hours = Math.floor(shifts.minutes / 60)
  const minutes = shifts.minutes % 60
  const signedUp = seats.came - seats.walkIns
  const shares = [
    {
      ...{ key: 'seats', label: t`报名的来了`, count: signedUp, of: seats.confirmed },
      note: t`报名有名额的人里，签到了的。现场登记的不算在内。`,
    },
    {
      ...{ key: 'shifts', label: t`志愿者到岗`, count: shifts.came, of: shifts.taken },
      note: t`有人报名的岗位里，签到了的。到目前服务时长共 ${hours} 小时 ${minutes} 分。`,
    },
  ]
  return (
    <View className="run-shares">
      {shares.map(({ key, label, count, of, note }) => (
        <Share
          key={key}
          label={label}
          value={of === 0 ? t`还没有` : `${percent(count, of)}%`}
          detail={t`${count} / ${of} 人次`}
          share={of === 0 ? null : Math.min(1, count / of)}
          ask={t`怎么算的`}
          note={note}
        />
      ))}
    </View>
  )
}

/** When people came, by quarter of an hour. */
function Arrivals({ figures: { arrivals } }: FiguresProps) {
  const { t } = useLingui()
  const columns = quartersOf(arrivals).map(({ from, people }) => {
    const when = clockAt(new Date(from).toISOString())
    return {
      key: String(from),
      name: when,
      says: t`${when} 起 15 分钟：${people} 人`,
      amounts: [people],
    }
  })
  return (
    <Card>
      <CardHeading>{t`什么时候到的`}</CardHeading>
      {columns.length === 0 ? (
        <View className="small">{t`有人签到以后，这里按每 15 分钟算出来。`}</View>
      ) : (
        <Columns
          label={t`每 15 分钟到了多少人`}
          kinds={[t`到场`]}
          columns={columns}
          most={(says) => t`最多的：${says}`}
          ask={t`看每段的数字`}
        />
      )}
    </Card>
  )
}

/** How the event went, in figures. Nobody is named, and nobody is ranked. */
export function Figures({ figures }: FiguresProps) {
  return (
    <>
      <Totals figures={figures} />
      <Shares figures={figures} />
      <Arrivals figures={figures} />
    </>
  )
}
