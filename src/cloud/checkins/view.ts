import type { DoorConflict, DoorDevice, DoorEvent, DoorLine } from '@/contract/checkins'
import { seatsLeft } from '@/contract/door.rules'
import type { Instant } from '@/contract/wire'
import type { EventRow } from '../events/repository/reads'
import type { Secrets } from '../secrets'
import { placeOf } from '../signups/intake'
import type { DeviceRow } from './repository/devices'
import type { ConflictRow, LineRow } from './repository/roster'

const iso = (at: Date): Instant => at.toISOString() as Instant

/** What a device has to know of its event. */
export function aboutOf(row: EventRow): DoorEvent {
  return {
    ...{ street: row.street, event: row.event, title: row.title },
    ...{ door: iso(row.doorAt), starts: iso(row.startsAt), ends: iso(row.endsAt) },
    ...{ capacity: row.capacity, phone: row.phone, calledOff: row.state === 'cancelled' },
    roles: row.shifts.flatMap(({ shift, role: of }) => {
      const role = row.roles.find(({ role }) => role === of)
      return role ? [{ shift, name: role.name }] : []
    }),
  }
}

/** A sign-up as a device keeps it: the four digits are opened for the door alone. */
export const lineOf = (
  secrets: Secrets,
  { signup, name, tailSealed, stands, walkIn, places }: LineRow,
): DoorLine => ({
  ...{ signup, name, stands, walkIn, places: places.map(placeOf) },
  tail: tailSealed === null ? null : secrets.unseal('phone_tail', tailSealed),
})

export const conflictOf = (row: ConflictRow): DoorConflict => ({
  ...{ way: row.way, signup: row.signup, place: row.place, name: row.name },
  first: { device: row.firstDevice, at: iso(row.firstAt) },
  second: { device: row.secondDevice, at: iso(row.secondAt) },
})

/** A device as whoever runs the event sees it. */
export function deviceOf(row: DeviceRow): DoorDevice {
  const { device, name, by, opened, seen, given, said, returned } = row
  return {
    ...{ device, name, by: by ?? '', opened: iso(opened), seen: iso(seen) },
    seats: row.closed ? 0 : seatsLeft({ given, used: said, returned }),
    state: row.closed ? 'closed' : row.wipe ? 'emptying' : 'open',
  }
}
