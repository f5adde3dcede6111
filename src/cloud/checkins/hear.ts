import { createPublicKey, verify as verifySignature } from 'node:crypto'
import type { DoorEntry, DoorOutcome, EntryResult, TicketKey } from '@/contract/checkins'
import type { Verify } from '@/contract/door.rules'
import { readTicket } from '@/contract/tickets.rules'
import type { JobContext } from '../context'
import type { Tx } from '../database/database'
import { tick } from '../events/intake'
import type { EventRow } from '../events/repository/reads'
import { addWalkIn, touch } from '../signups/intake'
import type { DeviceRow } from './repository/devices'
import {
  areTaken,
  type Doer,
  insertEntries,
  insertSeconds,
  listKnown,
  listSeats,
  setSeats,
} from './repository/entries'
import { type Heard, Settling } from './settle'

/** Ed25519 by Node; the same that a device does by itself. */
const verify: Verify = (signed, signature, x) => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verifySignature(null, Buffer.from(signed), key, Buffer.from(signature, 'base64url'))
}

/** Why the ticket of an entry is none; undefined too where its key is no longer known. */
function wrongTicket(
  { street, event }: EventRow,
  { ticket: text, signup, by }: DoorEntry,
  keys: readonly TicketKey[],
): DoorOutcome | undefined {
  if (by !== 'ticket') return undefined
  const ticket = text === undefined ? undefined : readTicket(text)
  if (!ticket || ticket.signup !== signup) return 'forged'
  if (ticket.street !== street || ticket.event !== event) return 'other_event'
  const key = keys.find((one) => one.key === ticket.key)
  return key && !verify(ticket.signed, ticket.signature, key.public) ? 'forged' : undefined
}

/** The device's clock is believed between its opening and now. */
const clamped = (at: string, { opened }: DeviceRow, now: number): Date =>
  new Date(Math.min(now, Math.max(opened.getTime(), Date.parse(at))))

/** What became of entries that were heard before: what is not kept of them was refused. */
export async function repeated(
  tx: Tx,
  doer: Doer,
  entries: readonly DoorEntry[],
): Promise<EntryResult[]> {
  if (entries.length === 0) return []
  const seqs = entries.map(({ seq }) => String(seq))
  const known = await listKnown(tx, doer, seqs)
  return entries.map(({ seq, way }) => {
    const one = known.find((entry) => entry.seq === String(seq))
    if (!one) return { seq, is: 'refused', outcome: 'unknown' }
    return one.first ? { seq, is: 'kept', outcome: way } : { seq, is: 'second', outcome: 'already' }
  })
}

/** Ids of these walk-ins that are somebody's already: no phone makes such, and one that says so is not believed. */
async function stolenOf(tx: Tx, doer: Doer, entries: readonly DoorEntry[]): Promise<Set<string>> {
  const made = entries.filter(({ walkIn }) => walkIn)
  if (made.length === 0) return new Set()
  const signups = made.map(({ signup }) => signup)
  const places = made.flatMap(({ walkIn }) => walkIn?.guests.map(({ place }) => place) ?? [])
  return areTaken(tx, doer, signups, places)
}

/** What new entries of a device come to; nothing is written yet. The event is locked. */
export async function settle(
  tx: Tx,
  event: EventRow,
  { device, doer, keys }: { device: DeviceRow; doer: Doer; keys: readonly TicketKey[] },
  entries: readonly DoorEntry[],
): Promise<Settling> {
  const signups = [...new Set(entries.map(({ signup }) => signup))]
  const seats = await listSeats(tx, doer.street, event.event, signups)
  const left = device.given - device.used - device.returned
  const times = { starts: event.startsAt, ends: event.endsAt }
  const settling = new Settling(device.device, seats, left, times)
  const stolen = await stolenOf(tx, doer, entries)
  for (const entry of entries) {
    const ids = [entry.signup, ...(entry.walkIn?.guests.map(({ place }) => place) ?? [])]
    const theirs = entry.walkIn !== undefined && ids.some((id) => stolen.has(id))
    const refused = theirs ? 'unknown' : wrongTicket(event, entry, keys)
    const at = clamped(entry.at, device, doer.now)
    const heard: Heard = { ...entry, seq: String(entry.seq), at }
    settling.hear(heard, refused)
  }
  return settling
}

/**
 * Writes what scans came to, all but the counters; every device reads of it with the next count.
 * @returns the count of the event's changes with it
 */
export async function write(
  tx: Tx,
  event: EventRow,
  settling: Settling,
  doer: Doer,
  context: JobContext,
): Promise<number> {
  const { street, device, person, now } = doer
  const signups = [...new Set(settling.written.map(({ signup }) => signup))]
  const ticks = signups.length > 0 ? await tick(tx, street, event.event) : event.ticks
  for (const { signup, seq, walkIn } of settling.walkIns) {
    const how = { maker: person, client: `${device}.${seq}`, tick: ticks, now, demo: event.demo }
    await addWalkIn(tx, { street, event: event.event, signup, ...walkIn, ...how })
  }
  await insertEntries(tx, doer, settling.entries)
  await setSeats(tx, street, event.event, settling.written)
  await insertSeconds(tx, doer, settling.seconds)
  for (const signup of signups) await touch(tx, { street, signup }, ticks)
  for (const { place, assumed } of settling.departed) {
    const done = { street, event: event.event, place, assumed, cause: null }
    for (const heard of context.cloud.wiring.attended) await heard(tx, done, context)
  }
  return ticks
}
