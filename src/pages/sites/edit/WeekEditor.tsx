import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useId } from 'react'
import { weekdayWords } from '@/client/day-words'
import { Button } from '@/components/Button'
import { FieldInput } from '@/components/FieldInput'
import { Icon } from '@/components/Icon'
import type { Filling } from './form'
import { useProblemWords } from './problem-words'

/** Characters of one day: six spans with room to spare. */
export const MOST_SPANS = 120

function DayRow(props: {
  weekday: number
  /** “6月15日至9月15日”, where the week is a season's. */
  of: string | undefined
  text: string
  error: string | undefined
  onChange: (text: string) => void
}) {
  const { t, i18n } = useLingui()
  const { weekday, of, text, error, onChange } = props
  const describedBy = useId()
  const day = weekdayWords(i18n, weekday)
  return (
    <View className="day">
      <View className="day-name">{day}</View>
      <View className="grow">
        <FieldInput
          value={text}
          onChange={onChange}
          maxLength={MOST_SPANS}
          placeholder={t`08:30-20:00，或 休息`}
          ties={{
            label: of ? t`${of}：${day}的时间` : t`${day}的时间`,
            invalid: error !== undefined,
            describedBy,
          }}
        />
        <View id={describedBy}>
          {error && (
            <View className="field-error tone-late">
              <Icon name="warning" size="s" />
              <View>{error}</View>
            </View>
          )}
        </View>
      </View>
    </View>
  )
}

interface WeekEditorProps {
  filling: Filling
  week: readonly string[]
  /** Where the week is in the form, such as `seasons.0.week`. */
  at: string
  onWeek: (week: string[]) => void
  of?: string
}

/** A week, a line for each day; Monday's can be given to others. */
export function WeekEditor({ filling, week, at, onWeek, of }: WeekEditorProps) {
  const { t } = useLingui()
  const words = useProblemWords()
  const days = week.map((text, i) => ({ text, weekday: i + 1 }))
  const monday = week[0] ?? ''
  const [asMonday, allAsMonday] = [t`周二到周五都同周一`, t`每天都同周一`]
  const named = (act: string) => (of ? t`${of}：${act}` : undefined)
  return (
    <>
      {days.map(({ text, weekday }) => (
        <DayRow
          key={weekday}
          weekday={weekday}
          of={of}
          text={text}
          error={words(filling.problems, `${at}.${weekday - 1}`)}
          onChange={(next) => onWeek(week.map((old, j) => (j === weekday - 1 ? next : old)))}
        />
      ))}
      <View className="wrapping">
        <Button
          kind="quiet"
          name={named(asMonday)}
          onTap={() => onWeek(week.map((text, i) => (i < 5 ? monday : text)))}
        >
          {asMonday}
        </Button>
        <Button kind="quiet" name={named(allAsMonday)} onTap={() => onWeek(week.map(() => monday))}>
          {allAsMonday}
        </Button>
      </View>
    </>
  )
}
