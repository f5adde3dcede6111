import type { ParsedInputOf } from '@/contract'
import type { DoorOutcome } from '@/contract/checkins'
import { wipedAt } from '@/contract/door.rules'
import { doorBody } from '@/contract/door-code.rules'
import type { DeviceId, Instant } from '@/contract/wire'
import { authorize } from '../../authorization'
import { doorPrefix } from '../../codes/intake'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { conflict } from '../../errors'
import { countSeats } from '../../events/intake'
import { type EventRow, lock as lockEvent } from '../../events/repository/reads'
import { newId } from '../../ids'
import { personOf } from '../../policy'
import { ticketKeys } from '../../signups/intake'
import { codeSecret } from '../code'
import { demandKeeps, demandOwn, keeps } from '../policy'
import {
  type DeviceRow,
  findByClient,
  findDevice,
  insertDevice,
  setDevice,
} from '../repository/devices'
import { listConflicts, listRoster } from '../repository/roster'
import { shareFor } from '../share'
import { close, exchange } from '../step'
import { aboutOf, conflictOf, lineOf } from '../view'

const nowOf = (now: number) => new Date(now).toISOString() as Instant

const WORDS = { called_off: '活动已经取消', over: '活动已经结束' } satisfies Partial<
  Record<DoorOutcome, string>
>

/** @throws AppError('conflict') where nobody comes any more */
function demandOn({ state, endsAt }: EventRow, now: number): void {
  const over = state === 'cancelled' ? 'called_off' : now >= endsAt.getTime() ? 'over' : undefined
  if (over) throw conflict(WORDS[over], { why: 'door', outcome: over })
}

async function make(
  tx: Tx,
  { street, event: id, client, name }: ParsedInputOf<'checkins.open'>,
  context: Context,
): Promise<{ event: EventRow; device: DeviceRow }> {
  const { actor, now } = context
  const person = personOf(actor)
  const locked = await lockEvent(tx, street, id)
  const before = await findByClient(tx, street, person, client)
  if (before && locked && before.event === id) {
    if (before.closed) throw conflict('这台设备已经交回', { why: 'door_closed' })
    return { event: locked, device: before }
  }
  const event = await demandKeeps({ actor, db: tx }, locked)
  demandOn(event, now)
  const device = newId<DeviceId>()
  const made = { street, event: id, device, person, client, name, now }
  await insertDevice(tx, authorize(made, true))
  const row = demandOwn(context, await findDevice(tx, street, device))
  const { give } = await shareFor(tx, event, row, now)
  await countSeats(tx, event, { lent: give })
  const lent = { ...row, given: give }
  await setDevice(tx, lent, { now })
  return { event, device: lent }
}

/** What a device reads: a page of the roster from where it is, and the second scans that concern it. */
async function readOf(
  { db, cloud }: Pick<Context, 'db' | 'cloud'>,
  { street, event, ticks }: EventRow,
  device: DeviceId,
  since: number | null,
) {
  const conflicts = await listConflicts(db, street, event, device)
  if (since === null)
    return { conflicts: conflicts.map(conflictOf), lines: [], tick: 0, more: false }
  const { rows, more } = await listRoster(db, street, event, since)
  const last = rows[rows.length - 1]
  return {
    conflicts: conflicts.map(conflictOf),
    lines: rows.map((row) => lineOf(cloud.secrets, row)),
    tick: more && last ? last.tick + 1 : Math.max(since, ticks + 1),
    more,
  }
}

type Opening = Pick<Handlers<'checkins'>, 'checkins.open' | 'checkins.sync' | 'checkins.close'>

export const opening: Opening = {
  async 'checkins.open'(asked, context) {
    const { cloud, db, now } = context
    const { event, device } = await db.tx((tx) => make(tx, asked, context))
    const { street } = asked
    return {
      device: device.device,
      about: aboutOf(event),
      keys: await ticketKeys(db, street, now),
      share: { given: device.given, giveBack: device.returned },
      code: {
        prefix: doorPrefix(cloud, doorBody(street, device.device)),
        secret: codeSecret(cloud.secrets, street, device.device),
      },
      now: nowOf(now),
    }
  },

  async 'checkins.sync'(asked, context) {
    const { db, now } = context
    return db.tx(async (tx) => {
      const { event, device, keys, results, share } = await exchange(tx, asked, context)
      const inTx = { ...context, db: tx }
      const about = aboutOf(event)
      const wipe = device.wipe !== null || now >= wipedAt(about) || !(await keeps(inTx, event))
      const since = wipe || device.closed ? null : asked.since
      const read = await readOf(inTx, event, device.device, since)
      return { results, ...read, keys, share, about, wipe, now: nowOf(now) }
    })
  },

  async 'checkins.close'(asked, context) {
    await context.db.tx((tx) => close(tx, asked, context))
    return { closed: true }
  },
}
