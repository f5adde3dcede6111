import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { writeHours } from '@/contract/hours-text.rules'
import { Exceptions } from './Exceptions'
import type { Filling } from './form'
import { hoursFormOf } from './hours-form'
import { readHoursForm } from './hours-read'
import { Notation } from './Notation'
import { RuleEditor } from './RuleEditor'
import { Seasons } from './Seasons'
import { WeekEditor } from './WeekEditor'

/** Opening hours: a line for each day, what special days do, or all of it as text. */
export function HoursEditor({ filling }: { filling: Filling }) {
  const { t } = useLingui()
  const [text, setText] = useState<string>()
  const { form, base, locale, set } = filling
  const openText = () => {
    const read = readHoursForm(form.hours)
    const sound = 'hours' in read ? read : readHoursForm(base.hours)
    setText('hours' in sound ? writeHours(sound.hours, locale) : '')
  }
  return (
    <Card>
      <View className="side-by-side">
        <View className="grow">
          <Heading level={3}>{t`平常的一周`}</Heading>
        </View>
        <Button kind="quiet" icon="edit" onTap={openText}>{t`按文字改`}</Button>
      </View>
      <WeekEditor
        filling={filling}
        week={form.hours.week}
        at="week"
        onWeek={(week) => set({ hours: { ...form.hours, week } })}
      />
      <Seasons filling={filling} />
      <RuleEditor filling={filling} rule="holidays" />
      <RuleEditor filling={filling} rule="makeups" />
      <Exceptions filling={filling} />
      {text !== undefined && (
        <Notation
          text={text}
          onClose={() => setText(undefined)}
          onHours={(hours) => {
            set({ hours: hoursFormOf(hours, locale) })
            setText(undefined)
          }}
        />
      )}
    </Card>
  )
}
