import type { Day, Open311KeyId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

export interface NewKey {
  street: StreetCode
  key: Open311KeyId
  name: string
  hash: string
  mayWrite: boolean
  by: PersonId
  now: number
}

export async function insertKey(tx: Tx, made: Authorized<NewKey>): Promise<void> {
  const { street, key, name, hash, mayWrite, by, now } = made
  await tx.query(
    `INSERT INTO open311_keys (street, id, name, key_hash, may_write, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [street, key, name, hash, mayWrite, by, new Date(now)],
  )
}

export async function setRevoked(
  tx: Tx,
  { street, key }: Authorized<{ street: StreetCode; key: Open311KeyId }>,
  now: number,
): Promise<void> {
  await tx.query('UPDATE open311_keys SET revoked_at = $3 WHERE street = $1 AND id = $2', [
    street,
    key,
    new Date(now),
  ])
}

/** Notes that a key is in use: once a day, as a write a call would cost more than the call. */
export async function setUsed(
  db: Db,
  { street, key, used }: { street: StreetCode; key: Open311KeyId; used: Day | null },
  today: Day,
): Promise<void> {
  if (used === today) return
  await db.query('UPDATE open311_keys SET last_used = $3 WHERE street = $1 AND id = $2', [
    street,
    key,
    today,
  ])
}

/** Who issued a key is another record by now. */
export async function mergeKeys(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE open311_keys SET made_by = $3 WHERE street = $1 AND made_by = $2', [
    street,
    from,
    into,
  ])
}
