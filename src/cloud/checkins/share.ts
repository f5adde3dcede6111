import { seatsLeft } from '@/contract/door.rules'
import { HEARD_MINUTES, splitSeats } from '@/contract/door-seats.rules'
import { freeOf, phaseOf, takesSignups } from '@/contract/events.rules'
import type { Tx } from '../database/database'
import { standingOf } from '../events/intake'
import type { EventRow } from '../events/repository/reads'
import { type DeviceRow, listDevices } from './repository/devices'

/** Seats that a device still has by its own word. */
export const seatsIn = ({ given, said, returned }: DeviceRow): number =>
  seatsLeft({ given, used: said, returned })

/**
 * What a device of a locked event gets of the free seats, or should give back. Before the door opens free
 * seats are for who signs up and for the line; after the end for nobody.
 */
export async function shareFor(
  tx: Tx,
  event: EventRow,
  mine: DeviceRow,
  now: number,
): Promise<{ give: number; giveBack: number }> {
  const standing = standingOf(event)
  const phase = phaseOf(standing, now)
  const none = { give: 0, giveBack: 0 }
  if ((phase !== 'door' && phase !== 'on') || mine.wipe || mine.closed) return none
  const heard = now - HEARD_MINUTES * 60_000
  const all = await listDevices(tx, event.street, event.event)
  const others = all
    .filter(({ device, closed, wipe }) => device !== mine.device && !closed && !wipe)
    .filter(({ seen }) => seen.getTime() >= heard)
    .map((device) => ({ seats: seatsIn(device) }))
  const online = takesSignups(standing, now)
  return splitSeats({ free: freeOf(event), online, mine: { seats: seatsIn(mine) }, others })
}
