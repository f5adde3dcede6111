import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { Card } from '@/components/Card'
import { MomentField } from '@/components/events/MomentField'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import { MAX_FORGET_DAYS } from '@/contract/events'
import type { StreetCode } from '@/contract/wire'
import { AudienceField } from './AudienceField'
import { useFaultWords } from './fault-words'
import { type Moment, momentOf, timeOf } from './form'
import type { Editing } from './useEditing'
import './edit.scss'

const DAY = 86_400_000

interface MomentFieldsProps {
  day: string
  time: string
  value: Moment
  onChange: (value: Moment) => void
  error: string | undefined
}

/** A day and a time beside each other. */
function MomentFields({ day, time, value, onChange, error }: MomentFieldsProps) {
  return (
    <View className="edit-pair">
      <MomentField
        mode="date"
        label={day}
        required
        value={value.day}
        onChange={(next) => onChange({ ...value, day: next })}
        error={error}
      />
      <MomentField
        mode="time"
        label={time}
        required
        value={value.time}
        onChange={(next) => onChange({ ...value, time: next })}
      />
    </View>
  )
}

/** When people sign up, where that is not from now until it begins. */
function SignupTimes({ editing: { form, set, faults } }: { editing: Editing }) {
  const { t } = useLingui()
  const now = useNow()
  const fault = useFaultWords(faults)
  const { opens, closes } = form
  const starts = { day: form.day, time: form.from }
  return (
    <>
      <Toggle
        label={t`发布后马上可以报名`}
        checked={opens === null}
        onChange={(atOnce) => set({ opens: atOnce ? null : momentOf(now) })}
      />
      {opens && (
        <MomentFields
          day={t`报名从哪天`}
          time={t`报名从几点`}
          value={opens}
          onChange={(next) => set({ opens: next })}
          error={fault('opens')}
        />
      )}
      <Toggle
        label={t`到开始前都可以报名`}
        checked={closes === null}
        onChange={(whole) => set({ closes: whole ? null : starts })}
      />
      {closes && (
        <MomentFields
          day={t`报名到哪天`}
          time={t`报名到几点`}
          value={closes}
          onChange={(next) => set({ closes: next })}
          error={fault('closes')}
        />
      )}
    </>
  )
}

/** So many, or it does not take place. */
function MinimumField({ editing: { form, set, faults } }: { editing: Editing }) {
  const { t } = useLingui()
  const fault = useFaultWords(faults)
  const { minimum, day, from } = form
  const begins = timeOf({ day, time: from })
  const dayBefore = Number.isNaN(begins) ? { day, time: '18:00' } : momentOf(begins - DAY)
  return (
    <>
      <Toggle
        label={t`人太少就不办`}
        note={t`到时候人数不够会自动取消，并告诉报名的人；也可以照常办`}
        checked={minimum !== null}
        onChange={(on) => set({ minimum: on ? { seats: '5', decides: dayBefore } : null })}
      />
      {minimum && (
        <>
          <TextField
            label={t`最少几人`}
            required
            keyboard="number"
            value={minimum.seats}
            onChange={(seats) => set({ minimum: { ...minimum, seats } })}
            maxLength={4}
            error={fault('minimum.seats')}
          />
          <MomentFields
            day={t`哪天决定`}
            time={t`几点决定`}
            value={minimum.decides}
            onChange={(decides) => set({ minimum: { ...minimum, decides } })}
            error={fault('minimum.decides')}
          />
        </>
      )}
    </>
  )
}

/** What is set already and seldom changed. */
export function MoreCard({ street, editing }: { street: StreetCode; editing: Editing }) {
  const { t } = useLingui()
  const { form, set, faults } = editing
  const fault = useFaultWords(faults)
  const most = MAX_FORGET_DAYS
  return (
    <Card>
      <TextField
        label={t`提前多少分钟签到`}
        required
        keyboard="number"
        value={form.door}
        onChange={(door) => set({ door })}
        maxLength={3}
        error={fault('door')}
      />
      <SignupTimes editing={editing} />
      <MinimumField editing={editing} />
      <AudienceField street={street} editing={editing} />
      <TextField
        label={t`结束后几天删除报名信息`}
        hint={t`1 到 ${most} 天，报名的人看得到`}
        required
        keyboard="number"
        value={form.forgetDays}
        onChange={(forgetDays) => set({ forgetDays })}
        maxLength={2}
        error={fault('forgetDays')}
      />
    </Card>
  )
}
