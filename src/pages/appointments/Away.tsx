import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import * as v from 'valibot'
import { useNow } from '@/client/clock'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import type { AppointmentView } from '@/contract/appointments'
import { dayOf } from '@/contract/calendar.rules'
import { Day, type StreetCode } from '@/contract/wire'

interface AwayProps {
  street: StreetCode
  office: AppointmentView
}

const TOUCHED = ['appointments', 'areas', 'session', 'history'] as const

/** From when until when somebody is away. */
function Leaving({ street, office }: AwayProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const today = dayOf(useNow())
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState<string>(today)
  const [until, setUntil] = useState<string>(today)
  const leaving = useAct('appointments.away', TOUCHED)
  const sound = v.is(Day, from) && v.is(Day, until) && from <= until && until >= today
  const leave = () => {
    const asked = { street, person: office.person, from, until }
    leaving.mutate(asked, { onSuccess: () => setOpen(false) })
  }
  const { name } = office
  return (
    <>
      <Button kind="second" onTap={() => setOpen(true)} name={t`请假：${name}`}>{t`请假`}</Button>
      <Confirm
        open={open}
        title={t`${name}哪几天不在`}
        note={t`这几天由代理人负责；没有代理人就往上一级找。首尾两天都算。`}
        act={t`登记`}
        busy={leaving.isPending}
        disabled={!sound}
        onConfirm={leave}
        onClose={() => setOpen(false)}
      >
        <TextField
          label={t`第一天`}
          required
          value={from}
          onChange={setFrom}
          maxLength={10}
          hint={t`像 ${today} 这样写`}
        />
        <TextField
          label={t`最后一天`}
          required
          value={until}
          onChange={setUntil}
          maxLength={10}
          error={sound ? undefined : t`请写对日期：不早于第一天，也不早于今天`}
        />
        {leaving.error && <Strip tone="late" icon="warning" {...words(leaving.error)} />}
      </Confirm>
    </>
  )
}

/** Away from a day on, or back again. */
export function Away({ street, office }: AwayProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const returning = useAct('appointments.back', TOUCHED)
  const { away, name } = office
  if (!away) return <Leaving street={street} office={office} />
  const back = () => returning.mutate({ street, absence: away.absence })
  return (
    <>
      <Button kind="second" busy={returning.isPending} onTap={back} name={t`已回来：${name}`}>
        {t`已回来`}
      </Button>
      {returning.error && <Strip tone="late" icon="warning" {...words(returning.error)} />}
    </>
  )
}
