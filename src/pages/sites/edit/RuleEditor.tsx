import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { weekdayWords } from '@/client/day-words'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import type { Filling } from './form'
import type { SpecialForm } from './hours-form'
import { useProblemWords } from './problem-words'
import { MOST_SPANS } from './WeekEditor'

type Rule = 'holidays' | 'makeups'

/** What holidays, or make-up workdays, do. */
export function RuleEditor({ filling, rule }: { filling: Filling; rule: Rule }) {
  const { t, i18n } = useLingui()
  const words = useProblemWords()
  const { form, problems, set } = filling
  const special = form.hours[rule]
  const put = (change: Partial<SpecialForm>) =>
    set({ hours: { ...form.hours, [rule]: { ...special, ...change } } })
  const label = rule === 'holidays' ? t`法定节假日` : t`调休上班日`
  const weekdays = ['1', '2', '3', '4', '5', '6', '7'].map((value) => ({
    value,
    label: weekdayWords(i18n, Number(value)),
  }))
  return (
    <View>
      <Choice
        label={label}
        required
        value={special.as}
        onChange={(as) => put({ as })}
        options={[
          { value: 'usual', label: t`照常` },
          { value: 'weekday', label: t`同某一天` },
          { value: 'spans', label: t`另外写` },
        ]}
      />
      {special.as === 'weekday' && (
        <Choice
          label={t`${label}同哪一天`}
          required
          value={special.weekday}
          onChange={(weekday) => put({ weekday })}
          options={weekdays}
        />
      )}
      {special.as === 'spans' && (
        <TextField
          label={t`${label}的时间`}
          required
          value={special.spans}
          onChange={(spans) => put({ spans })}
          maxLength={MOST_SPANS}
          error={words(problems, `${rule}.spans`)}
        />
      )}
    </View>
  )
}
