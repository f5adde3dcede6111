import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { MomentField } from '@/components/events/MomentField'
import { TextField } from '@/components/TextField'
import { MAX_SERIES } from '@/contract/events'
import { useFaultWords } from './fault-words'
import type { Editing } from './useEditing'
import './edit.scss'

type Every = 'once' | 'day' | 'week' | 'month'

/** A series: each of it is an event of its own. */
function RepeatField({ editing: { form, set, faults } }: { editing: Editing }) {
  const { t } = useLingui()
  const fault = useFaultWords(faults)
  const { repeat } = form
  const most = MAX_SERIES
  const choose = (every: Every) =>
    set({ repeat: every === 'once' ? null : { every, times: repeat?.times ?? '4' } })
  return (
    <>
      <Choice<Every>
        label={t`办几次`}
        required
        value={repeat?.every ?? 'once'}
        onChange={choose}
        options={[
          { value: 'once', label: t`一次` },
          { value: 'day', label: t`每天` },
          { value: 'week', label: t`每周` },
          { value: 'month', label: t`每月` },
        ]}
      />
      {repeat && (
        <TextField
          label={t`一共几场`}
          hint={t`2 到 ${most} 场，每场单独报名`}
          required
          keyboard="number"
          value={repeat.times}
          onChange={(times) => set({ repeat: { ...repeat, times } })}
          maxLength={2}
          error={fault('repeat')}
        />
      )}
    </>
  )
}

/** Which day, and from when until when. */
export function TimesCard({ editing }: { editing: Editing }) {
  const { t } = useLingui()
  const { form, set, faults, event } = editing
  const fault = useFaultWords(faults)
  const past = form.until <= form.from
  return (
    <Card>
      <MomentField
        mode="date"
        label={t`哪一天`}
        required
        value={form.day}
        onChange={(day) => set({ day })}
        error={fault('starts')}
      />
      <View className="edit-pair">
        <MomentField
          mode="time"
          label={t`从几点`}
          required
          value={form.from}
          onChange={(from) => set({ from })}
        />
        <MomentField
          mode="time"
          label={t`到几点`}
          required
          hint={past ? t`到第二天` : undefined}
          value={form.until}
          onChange={(until) => set({ until })}
          error={fault('ends')}
        />
      </View>
      {!event && <RepeatField editing={editing} />}
    </Card>
  )
}
