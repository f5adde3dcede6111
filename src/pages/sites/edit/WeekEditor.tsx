import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useId } from 'react'
import { weekdayWords } from '@/client/day-words'
import { Button } from '@/components/Button'
import { FieldInput } from '@/components/FieldInput'
import { Icon } from '@/components/Icon'
import { useProblemWords } from './problem-words'
import type { EditingSite } from './useEditing'

/** Characters of one day: six spans with room to spare. */
export const MOST_SPANS = 120

function DayRow(props: {
  weekday: number
  text: string
  error: string | undefined
  onChange: (text: string) => void
}) {
  const { t, i18n } = useLingui()
  const { weekday, text, error, onChange } = props
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
          ties={{ label: t`${day}的时间`, invalid: error !== undefined, describedBy }}
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

/** The ordinary week, a line for each day; Monday's can be given to others. */
export function WeekEditor({ editing }: { editing: EditingSite }) {
  const { t } = useLingui()
  const words = useProblemWords()
  const { form, problems, set } = editing
  const { week } = form.hours
  const put = (next: string[]) => set({ hours: { ...form.hours, week: next } })
  const days = week.map((text, i) => ({ text, weekday: i + 1 }))
  const monday = week[0] ?? ''
  return (
    <>
      {days.map(({ text, weekday }) => (
        <DayRow
          key={weekday}
          weekday={weekday}
          text={text}
          error={words(problems, `week.${weekday - 1}`)}
          onChange={(next) => put(week.map((old, j) => (j === weekday - 1 ? next : old)))}
        />
      ))}
      <View className="wrapping">
        <Button
          kind="quiet"
          onTap={() => put(week.map((text, i) => (i < 5 ? monday : text)))}
        >{t`周二到周五都同周一`}</Button>
        <Button kind="quiet" onTap={() => put(week.map(() => monday))}>{t`每天都同周一`}</Button>
      </View>
    </>
  )
}
