import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { replace, routes } from '@/client/routes'
import { useAct } from '@/client/useAction'
import { Role } from '@/contract/areas'
import type { MadeInvitation } from '@/contract/invitations'
import {
  AreaCode,
  type ClientId,
  Day,
  Mobile,
  type OperatorId,
  type StreetCode,
} from '@/contract/wire'

/** A new appointment as typed. */
const Typed = v.object({
  name: v.string(),
  phone: v.string(),
  role: v.nullable(Role),
  area: v.nullable(AreaCode),
  from: v.string(),
  until: v.string(),
  /** Made at the first try, so that any further try stays the same appointment. */
  client: v.nullable(v.string()),
})
type Typed = v.InferOutput<typeof Typed>

/** Whose people somebody joins: role and area follow from it. */
const officeWith = (street: StreetCode, operator: OperatorId) => ({
  operator,
  role: 'operator' as const,
  area: street as string as AreaCode,
})

/** What would be sent; undefined while something is missing. */
function givenBy(
  { name, phone, role, area, from, until }: Typed,
  joins: ReturnType<typeof officeWith> | undefined,
) {
  const office = joins ?? (role && area ? { role, area } : undefined)
  if (name.trim() === '' || !office || !v.is(Day, from)) return undefined
  if (phone !== '' && !v.is(Mobile, phone)) return undefined
  if (until !== '' && !(v.is(Day, until) && until >= from)) return undefined
  const optional = { ...(phone && { phone }), ...(until && { until }) }
  return { name: name.trim(), from, ...office, ...optional }
}

/** The form of a new appointment: on the phone until it is sent, and one however often it is tapped. */
export function useCreating(street: StreetCode, operator: OperatorId | undefined, today: Day) {
  const empty: Typed = {
    ...{ name: '', phone: '', role: null, area: null, from: today, until: '', client: null },
  }
  const kept = operator ? `appointment.operator.${operator}` : 'appointment'
  const { draft, set, drop } = useDraft(kept, Typed, empty)
  const creating = useAct('appointments.create', ['appointments', 'areas'])
  const [made, setMade] = useState<{ name: string; invitation: MadeInvitation }>()
  const given = givenBy(draft, operator && officeWith(street, operator))
  const leave = () =>
    replace(operator ? routes.operator(street, operator) : routes.appointments(street))
  const send = async () => {
    if (!given) return
    const client = (draft.client ?? (await clientId())) as ClientId
    set({ client })
    const answer = await creating.mutateAsync({ street, client, ...given }).catch(() => undefined)
    if (!answer) return
    drop()
    if (answer.invitation) setMade({ name: given.name, invitation: answer.invitation })
    else leave()
  }
  return { draft, set, given, creating, made, send, leave }
}

export type Creating = ReturnType<typeof useCreating>
