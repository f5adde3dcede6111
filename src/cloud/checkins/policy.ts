import type { PersonId } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Context } from '../context'
import { forbidden, notFound } from '../errors'
import { runs } from '../events/intake'
import type { EventRow } from '../events/repository/reads'
import { personOf } from '../policy'
import { keepsDoor } from '../signups/intake'
import type { DeviceRow } from './repository/devices'

/** Whether somebody may keep the door of an event: who runs it, and who has a shift of a role that does. */
export async function keeps(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  row: EventRow,
): Promise<boolean> {
  if (row.state === 'draft') return false
  if (runs(actor, row)) return true
  return actor.person !== null && keepsDoor(db, row, actor.person)
}

/** The event whose door is theirs to keep. @throws AppError('not_found') */
export async function demandKeeps(
  context: Pick<Context, 'db' | 'actor'>,
  row: EventRow | undefined,
): Promise<Authorized<EventRow>> {
  personOf(context.actor)
  if (!row) throw notFound('活动')
  return authorize(row, await keeps(context, row), notFound('活动'))
}

/** The event that is theirs to run. @throws AppError('not_found') for a draft of somebody else, AppError('forbidden') */
export function demandRuns(
  { actor }: Pick<Context, 'actor'>,
  row: EventRow | undefined,
): Authorized<EventRow> {
  personOf(actor)
  if (!row) throw notFound('活动')
  const otherwise = row.state === 'draft' ? notFound('活动') : forbidden('由活动的组织者办理')
  return authorize(row, runs(actor, row), otherwise)
}

/** A device that is theirs. @throws AppError('not_found') */
export function demandOwn(
  { actor }: Pick<Context, 'actor'>,
  row: DeviceRow | undefined,
): Authorized<DeviceRow> {
  const person = personOf(actor)
  if (!row) throw notFound('签到设备')
  return authorize(row, row.person === person, notFound('签到设备'))
}

/** What somebody says of an event that they came to. @throws AppError('forbidden') */
export function demandCame<Said extends { person: PersonId }>(
  said: Said,
  came: boolean,
): Authorized<Said> {
  return authorize(said, came, forbidden('签到过的人才能评价'))
}
