import type { ParsedInputOf } from '@/contract'
import type { TicketKey } from '@/contract/checkins'
import type { DeviceId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict, notFound } from '../errors'
import { countSeats, freeEchoes } from '../events/intake'
import { type EventRow, lock as lockEvent } from '../events/repository/reads'
import { ticketKeys } from '../signups/intake'
import { repeated, settle, write } from './hear'
import { demandOwn } from './policy'
import { type DeviceRow, findDevice, setDevice } from './repository/devices'
import type { Doer } from './repository/entries'
import { seatsIn, shareFor } from './share'

type Asked = ParsedInputOf<'checkins.sync'>

/** A device of one's own and its event, both of which nobody else changes until the transaction ends. */
export interface AtDoor {
  event: EventRow
  device: Authorized<DeviceRow>
}

/** @throws AppError('not_found') */
export async function lockDoor(
  tx: Tx,
  { street, device: id }: { street: StreetCode; device: DeviceId },
  context: Context,
): Promise<AtDoor> {
  const found = demandOwn(context, await findDevice(tx, street, id))
  const event = await lockEvent(tx, street, found.event)
  // what another word of the same device changed while this one waited
  const device = demandOwn(context, await findDevice(tx, street, id))
  if (!event) throw notFound('活动')
  return { event, device }
}

/** Entries of a device, each kept once; the counts that it says only grow. */
async function take(
  tx: Tx,
  { event, device }: AtDoor,
  { entries, share, since }: Asked,
  keys: readonly TicketKey[],
  context: Context,
) {
  const doer: Doer = { ...device, now: context.now }
  const fresh = device.closed ? [] : entries.filter(({ seq }) => seq > device.lastSeq)
  const results = await repeated(
    tx,
    doer,
    entries.filter((entry) => !fresh.includes(entry)),
  )
  const settling =
    fresh.length > 0 ? await settle(tx, event, { device, doer, keys }, fresh) : undefined
  const ticks = settling ? await write(tx, event, settling, doer, context) : event.ticks
  const used = device.used + (settling?.used ?? 0)
  // no more than it was given, whatever it says
  const said = Math.max(device.said, Math.min(share.used, device.given), used)
  const most = device.given - Math.max(used, share.used)
  const returned = Math.max(device.returned, Math.min(share.returned, most))
  const row = await countSeats(tx, event, {
    taken: used - device.used,
    lent: device.used + device.returned - used - returned,
  })
  const counts = { used, said, returned }
  const lastSeq = Math.max(device.lastSeq, ...fresh.map(({ seq }) => seq))
  const acked = Math.max(device.acked, Math.min(since ?? 0, event.ticks + 1))
  return {
    results: [...results, ...(settling?.results ?? [])],
    event: { ...row, ticks },
    device: { ...device, ...counts, lastSeq, acked },
  }
}

/** One word of a device with the cloud, besides what it reads of the roster. */
export async function exchange(tx: Tx, asked: Asked, context: Context) {
  const at = await lockDoor(tx, asked, context)
  const keys = await ticketKeys(tx, asked.street, context.now)
  const taken = await take(tx, at, asked, keys, context)
  const knowsMore = taken.device.acked > at.device.acked
  const freed = knowsMore ? await ack(tx, taken.event, taken.device, context.now) : taken.event
  const { give, giveBack } = await shareFor(tx, freed, taken.device, context.now)
  const event = await countSeats(tx, freed, { lent: give })
  const device = { ...taken.device, given: taken.device.given + give }
  await setDevice(tx, device, { now: context.now })
  const back = device.returned + Math.min(giveBack, seatsIn(device))
  return {
    event,
    device,
    keys,
    results: taken.results,
    share: { given: device.given, giveBack: back },
  }
}

/** A device knows more of the roster: what all of them know by now binds no seat any more. */
async function ack(tx: Tx, event: EventRow, device: Authorized<DeviceRow>, now: number) {
  await setDevice(tx, device, { now })
  return freeEchoes(tx, event)
}

/**
 * Ends a device that has told everything: its seats are free again.
 * @throws AppError('conflict') where it used more than it told
 */
export async function close(
  tx: Tx,
  asked: ParsedInputOf<'checkins.close'>,
  context: Context,
): Promise<void> {
  const { event, device } = await lockDoor(tx, asked, context)
  if (device.closed) return
  if (asked.share.used > device.used) {
    throw conflict('这台设备还有签到没有上传', { why: 'door_behind' })
  }
  const left = device.given - device.used - device.returned
  const row = await countSeats(tx, event, { lent: -left })
  const closed = { ...device, returned: device.returned + left }
  await setDevice(tx, closed, { now: context.now, ends: true })
  await freeEchoes(tx, row)
}
