import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { datesWords } from '@/client/day-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import type { Hours } from '@/contract/hours'
import { writeHours } from '@/contract/hours-text.rules'
import { Exceptions } from './Exceptions'
import { hoursFormOf, readHoursForm } from './hours-form'
import { Notation } from './Notation'
import { RuleEditor } from './RuleEditor'
import type { EditingSite } from './useEditing'
import { WeekEditor } from './WeekEditor'

function Seasons({ seasons }: { seasons: Hours['seasons'] }) {
  const { t, i18n } = useLingui()
  if (seasons.length === 0) return null
  const dates = seasons.map(({ from, to }) => datesWords(i18n, `2024-${from}`, `2024-${to}`))
  const when = dates.join(t`、`)
  return <View className="small">{t`${when} 另有季节时间，用“按文字改”来看和改。`}</View>
}

/** Opening hours: a line for each day, what special days do, or all of it as text. */
export function HoursEditor({ editing }: { editing: EditingSite }) {
  const { t } = useLingui()
  const [text, setText] = useState<string>()
  const { form, base, locale, set } = editing
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
      <WeekEditor editing={editing} />
      <Seasons seasons={form.hours.seasons} />
      <RuleEditor editing={editing} rule="holidays" />
      <RuleEditor editing={editing} rule="makeups" />
      <Exceptions editing={editing} />
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
