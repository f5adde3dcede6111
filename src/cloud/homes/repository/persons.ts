import type { PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import type { KeptPhone } from '../../phones'

/** A record that one at a time adds homes to, until the transaction ends; false where it became part of another. */
export async function lockPerson(tx: Tx, person: PersonId): Promise<boolean> {
  const rows = await tx.query(
    'SELECT id FROM persons WHERE id = $1 AND merged_into IS NULL FOR NO KEY UPDATE',
    [person],
  )
  return rows.length === 1
}

/** How many homes somebody has in a street, those asked for included. */
export async function countHomes(db: Db, street: StreetCode, person: PersonId): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM homes WHERE street = $1 AND person = $2 AND over_at IS NULL',
    [street, person],
  )
  return row?.count ?? 0
}

/** Keeps a record of somebody without a phone, or without one that opens the app. */
export async function insertPerson(
  tx: Tx,
  { person, name, now }: Authorized<{ person: PersonId; name: string; now: number }>,
): Promise<void> {
  await tx.query('INSERT INTO persons (id, name, created_at) VALUES ($1, $2, $3)', [
    person,
    name,
    new Date(now),
  ])
}

/** Names a record that has no name yet. */
export async function nameIfNone(
  tx: Tx,
  { person, name }: Authorized<{ person: PersonId; name: string }>,
): Promise<void> {
  await tx.query('UPDATE persons SET name = coalesce(name, $2) WHERE id = $1', [person, name])
}

/** Keeps a phone number of somebody, or none. */
export async function setPhone(
  tx: Tx,
  { person }: Authorized<{ person: PersonId }>,
  phone: KeptPhone | null,
): Promise<void> {
  await tx.query(
    `UPDATE persons SET phone_sealed = $2, phone_hash = $3, phone_tail_hash = $4 WHERE id = $1`,
    [person, phone?.sealed ?? null, phone?.hash ?? null, phone?.tailHash ?? null],
  )
}
