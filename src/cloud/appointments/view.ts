import type { AppointmentView, Neighbour, OpenWork } from '@/contract/appointments'
import type { OwnedRow } from '../assignments/repository'
import type { Context } from '../context'
import { phoneShown } from '../phones'
import type { Successor } from '../registers'
import { rightsOn } from './policy'
import type { NearRow } from './repository/near'
import type { AppointmentRow } from './repository/rows'

/** An appointment with what this person may do; phone and invitation are for who may end it. */
export function viewOf(row: AppointmentRow, { actor, cloud }: Context): AppointmentView {
  const { appointment, person, name, role, area, level, zh, en, operator, from } = row
  const { until, standIn, away, claimed, work, demo, version, phoneSealed, invited } = row
  const { change, end, invite, away: mayBeAway } = rightsOn(actor, row)
  return {
    ...{
      appointment,
      person,
      name,
      role,
      operator,
      from,
      until,
      standIn,
      away,
      claimed,
      work,
      demo,
      version,
    },
    area: { code: area, level, zh, en },
    phone: end && phoneSealed !== null ? phoneShown(cloud.secrets, phoneSealed) : null,
    invited:
      invite && invited ? { ...invited, expires: new Date(invited.expires).toISOString() } : null,
    can: { change, end, invite, away: mayBeAway },
  }
}

/** A piece of work with who may take it over. */
export function openWorkOf(
  { noun, subject, kind, title, due, about }: OwnedRow,
  candidates: readonly Successor[],
): OpenWork {
  const shown = candidates.map(({ person, name, role, open }) => ({ person, name, role, open }))
  return {
    ...{ kind, title, due, about },
    subject: { noun, id: subject },
    candidates: shown,
    proposed: shown[0]?.person ?? null,
  }
}

/** Somebody near, who could stand in. */
export const neighbourOf = ({ person, name, role, area, level, zh, en }: NearRow): Neighbour => ({
  ...{ person, name, role },
  area: { code: area, level, zh, en },
})
