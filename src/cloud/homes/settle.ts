import { MAX_AT_DOOR, MAX_HOMES } from '@/contract/homes'
import type { ClientId, DoorId, HomeId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import { recordConsent } from '../consents/repository'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { isUniqueViolation } from '../database/sql-errors'
import { AppError, conflict, notFound } from '../errors'
import { append } from '../history/repository'
import { countHomes, lockPerson } from './repository/persons'
import { countAtDoor, type DoorRow, lockDoor } from './repository/places'
import { findByClient, type HomeRow } from './repository/reads'
import { insertHome, type NewHome } from './repository/writes'
import { closed } from './step'

/** What somebody's phone made before with a client id. @throws AppError('conflict') where they left it since */
export async function madeBefore(
  { db }: Pick<Context, 'db'>,
  street: StreetCode,
  me: PersonId,
  client: ClientId,
): Promise<HomeRow | undefined> {
  const row = await findByClient(db, street, me, client)
  if (row?.state === 'left') throw closed(row.state)
  return row
}

/** Lets one call of a person at a time make homes. @throws AppError('sign_in') where the record is another's by now */
export async function holdPerson(tx: Tx, me: PersonId): Promise<void> {
  if (!(await lockPerson(tx, me))) throw new AppError('sign_in', '请重新登录')
}

/** @throws AppError('conflict') for who has as many homes as one can have */
export async function demandFew(tx: Tx, street: StreetCode, me: PersonId): Promise<void> {
  if ((await countHomes(tx, street, me)) < MAX_HOMES) return
  throw conflict(`每人最多登记 ${MAX_HOMES} 处，请先退出不用的一处`)
}

/** A door that takes one more; held until the transaction ends. @throws AppError('not_found' | 'conflict') */
export async function demandRoom(tx: Tx, street: StreetCode, door: DoorId): Promise<DoorRow> {
  const row = await lockDoor(tx, street, door)
  if (!row) throw notFound('门户')
  if ((await countAtDoor(tx, street, door)) < MAX_AT_DOOR) return row
  throw conflict('这一户登记的人已满，请联系居民区')
}

/** Keeps a home with the consent to it, and appends to its history: neither name nor door stands there. */
export async function settle(
  tx: Tx,
  made: Authorized<NewHome>,
  did: 'homes.join' | 'homes.enter',
): Promise<HomeId> {
  const { street, home, person, relation, way, madeBy, now } = made
  try {
    await insertHome(tx, made)
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('这里已经登记过了，不用再登记')
    throw error
  }
  const takenBy = person === madeBy ? {} : { takenBy: madeBy }
  await recordConsent(tx, { person, purpose: 'home', given: true, now, ...takenBy })
  const subject = { noun: 'homes', id: home } as const
  await append(tx, { street, subject, did, by: madeBy, at: now, after: { relation, way } })
  return home
}
