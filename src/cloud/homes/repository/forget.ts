import type { HomeId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** Homes that were over before a moment, a few hundred at a time. */
export async function listOverBefore(db: Db, street: StreetCode, at: Date): Promise<HomeId[]> {
  const rows = await db.query<{ id: HomeId }>(
    `SELECT id FROM homes WHERE street = $1 AND over_at IS NOT NULL AND over_at < $2
     ORDER BY over_at, id LIMIT 200`,
    [street, at],
  )
  return rows.map(({ id }) => id)
}

/** Deletes a home with all that hangs on it; whose it was, undefined where it was gone. */
export async function deleteHome(
  tx: Tx,
  { street, home }: Authorized<{ street: StreetCode; home: HomeId }>,
): Promise<PersonId | undefined> {
  const [row] = await tx.query<{ person: PersonId }>(
    'DELETE FROM homes WHERE street = $1 AND id = $2 RETURNING person',
    [street, home],
  )
  return row?.person
}

/** A record that nobody took over, that belongs nowhere and serves nowhere: neither name nor phone stays. */
export async function forgetIfNowhere(
  tx: Tx,
  { street, person }: Authorized<{ street: StreetCode; person: PersonId }>,
): Promise<void> {
  await tx.query(
    `UPDATE persons SET name = NULL, phone_sealed = NULL, phone_hash = NULL, phone_tail_hash = NULL
     WHERE id = $2 AND claimed_at IS NULL AND merged_into IS NULL
       AND NOT EXISTS (SELECT 1 FROM homes h WHERE h.street = $1 AND h.person = $2)
       AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.street = $1 AND a.person = $2)`,
    [street, person],
  )
}
