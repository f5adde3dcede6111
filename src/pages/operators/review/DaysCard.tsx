import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { dateWords } from '@/client/day-words'
import { inLanguage } from '@/client/hours-words'
import { lengthWords } from '@/client/operator-words'
import { useCut } from '@/client/paging'
import { aria } from '@/components/aria'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import type { OperatorDay } from '@/contract/operators'

type Kind = 'kept' | 'short' | 'none'

const kindOf = ({ promised, open }: OperatorDay): Kind =>
  promised === 0 ? 'none' : open < promised ? 'short' : 'kept'

const PER_ROW = 15
const LISTED = 10

function rowsOf(days: OperatorDay[]): OperatorDay[][] {
  const count = Math.ceil(days.length / PER_ROW)
  return Array.from({ length: count }, (_, i) => days.slice(i * PER_ROW, (i + 1) * PER_ROW))
}

/** Each day a shape: a full square, a triangle, an empty ring. A reader hears the sentence. */
function DayStrip({ days, label }: { days: OperatorDay[]; label: string }) {
  return (
    <View className="strip-days" {...aria({ role: 'img', label })}>
      {rowsOf(days).map((row) => (
        <View key={row[0]?.day} className="strip-row">
          {row.map((day) => (
            <View key={day.day} className="strip-cell">
              <View className={`strip-mark strip-${kindOf(day)}`} />
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

function Legend({ words }: { words: Record<Kind, string> }) {
  return (
    <View className="wrapping">
      {(['kept', 'short', 'none'] as const).map((kind) => (
        <View key={kind} className="strip-legend small">
          <View className={`strip-mark strip-${kind}`} />
          <View>{words[kind]}</View>
        </View>
      ))}
    </View>
  )
}

/** The ninety days as a strip of shapes, and those that fell short in words, newest first. */
export function DaysCard({ days }: { days: OperatorDay[] }) {
  const { t, i18n } = useLingui()
  const short = days.filter((day) => day.short.length > 0).reverse()
  const { shown, ...pages } = useCut(short, LISTED)
  const count = (kind: Kind) => days.filter((day) => kindOf(day) === kind).length
  const [kept, less, none] = [count('kept'), count('short'), count('none')]
  const words = {
    kept: t`按承诺开放 ${kept} 天`,
    short: t`提前关门 ${less} 天`,
    none: t`没有承诺开放 ${none} 天`,
  }
  const label = [words.kept, words.short, words.none].join(t`，`)
  return (
    <Card>
      <CardHeading>{t`一天一天看`}</CardHeading>
      <DayStrip days={days} label={label} />
      <Legend words={words} />
      {shown.map(({ day, short: sites }) => (
        <Row
          key={day}
          title={dateWords(i18n, day)}
          note={sites.map(({ site, name, minutes, notes }) => {
            const [where, length] = [inLanguage(i18n, name), lengthWords(i18n, minutes)]
            const why = notes.map((note) => inLanguage(i18n, note)).join(t`、`)
            return (
              <View key={site}>
                {why ? t`${where}少开 ${length}：${why}` : t`${where}少开 ${length}，没有说明`}
              </View>
            )
          })}
        />
      ))}
      <Pager {...pages} />
    </Card>
  )
}
