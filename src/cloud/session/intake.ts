import type { PersonId } from '@/contract/wire'
import type { Tx } from '../database/database'

/**
 * The WeChat accounts and sessions of one record become another's. The account that was linked to
 * that one is let go, and what is signed in with it is signed out at once; a browser that it has let
 * in and that has yet to collect its session gets none.
 */
export async function moveAccounts(
  tx: Tx,
  from: PersonId,
  into: PersonId,
  now: number,
): Promise<void> {
  const at = new Date(now)
  // first of all: a browser that collects at this moment has its session before the next statements look
  await tx.query(
    `UPDATE signins SET person = $2,
       state = CASE WHEN person = $2 AND state = 'confirmed' THEN 'refused' ELSE state END
     WHERE person IN ($1, $2)`,
    [from, into],
  )
  await tx.query('DELETE FROM wechat_accounts WHERE person = $1', [into])
  await tx.query('UPDATE wechat_accounts SET person = $2, linked_at = $3 WHERE person = $1', [
    from,
    into,
    at,
  ])
  await tx.query('UPDATE sessions SET revoked_at = $2 WHERE person = $1 AND revoked_at IS NULL', [
    into,
    at,
  ])
  await tx.query('UPDATE sessions SET person = $2 WHERE person = $1', [from, into])
}
