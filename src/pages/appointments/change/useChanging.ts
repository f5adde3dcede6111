import * as v from 'valibot'
import { useCorrections } from '@/client/corrections'
import { useAct } from '@/client/useAction'
import type { AppointmentView } from '@/contract/appointments'
import { Day, PersonId, type StreetCode } from '@/contract/wire'

/** Whoever stands in, by the name that was picked. */
const StandIn = v.nullable(v.object({ person: PersonId, name: v.string() }))
export type StandIn = v.InferOutput<typeof StandIn>

const Typed = v.partial(v.object({ until: v.string(), standIn: StandIn }))

interface Changing {
  street: StreetCode
  office: AppointmentView
  /** Asks anew what stands now. */
  again: () => Promise<{ data?: { appointment: AppointmentView } | undefined }>
}

/** The last day and the stand-in as typed, and what of it would be sent. */
export function useChanging({ street, office, again }: Changing, today: Day) {
  const { appointment } = office
  const standing = { until: office.until ?? '', standIn: office.standIn as StandIn }
  const name = `appointment.change.${appointment}`
  const { form, version, set, follow, drop } = useCorrections(name, Typed, standing, office.version)
  const change = useAct('appointments.change', ['appointments', 'areas', 'session', 'history'])
  const until = form.until.trim()
  const first = office.from > today ? office.from : today
  const sound = until === '' || (v.is(Day, until) && until >= first)
  const person = form.standIn?.person ?? null
  const changes = {
    ...(until !== standing.until && { until: until === '' ? null : until }),
    ...(person !== (office.standIn?.person ?? null) && { standIn: person }),
  }
  const changed = Object.keys(changes).length > 0
  const save = async () => {
    try {
      await change.mutateAsync({ street, appointment, version, ...changes })
      drop()
    } catch {
      const now = (await again()).data?.appointment.version
      if (now !== undefined) follow(now)
    }
  }
  return {
    form,
    set,
    sound,
    changed,
    save,
    drop,
    saved: change.isSuccess && !changed,
    busy: change.isPending,
    error: changed ? change.error : null,
  }
}
