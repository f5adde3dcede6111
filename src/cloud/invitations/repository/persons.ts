import type { PersonId } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

export interface RecordRow {
  person: PersonId
  claimed: boolean
  merged: boolean
}

/** Two records that nobody else joins or gives anything until the transaction ends; by id, so that two such wait in one order. */
export async function lockRecords(tx: Tx, persons: readonly PersonId[]): Promise<RecordRow[]> {
  return tx.query<RecordRow>(
    `SELECT id AS person, claimed_at IS NOT NULL AS claimed, merged_into IS NOT NULL AS merged
     FROM persons WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [persons],
  )
}

/** What is known of one record fills the gaps of the other; nothing personal stays behind. */
export async function joinRecords(
  tx: Tx,
  from: PersonId,
  into: PersonId,
  now: number,
): Promise<void> {
  await tx.query(
    `UPDATE persons k SET
       name = coalesce(k.name, f.name),
       phone_sealed = CASE WHEN k.phone_hash IS NULL THEN f.phone_sealed ELSE k.phone_sealed END,
       phone_tail_hash =
         CASE WHEN k.phone_hash IS NULL THEN f.phone_tail_hash ELSE k.phone_tail_hash END,
       phone_hash = coalesce(k.phone_hash, f.phone_hash),
       claimed_at = coalesce(k.claimed_at, $3)
     FROM persons f WHERE k.id = $2 AND f.id = $1`,
    [from, into, new Date(now)],
  )
  await tx.query(
    `UPDATE persons SET merged_into = $2, name = NULL, phone_sealed = NULL, phone_hash = NULL,
                        phone_tail_hash = NULL
     WHERE id = $1`,
    [from, into],
  )
}

/** The human behind a record has taken it over. */
export async function setRecordClaimed(tx: Tx, person: PersonId, now: number): Promise<void> {
  await tx.query('UPDATE persons SET claimed_at = coalesce(claimed_at, $2) WHERE id = $1', [
    person,
    new Date(now),
  ])
}

/** The records that became part of this one. */
export async function listMerged(db: Db, into: PersonId): Promise<PersonId[]> {
  const rows = await db.query<{ id: PersonId }>(
    'SELECT id FROM persons WHERE merged_into = $1 ORDER BY id',
    [into],
  )
  return rows.map(({ id }) => id)
}
