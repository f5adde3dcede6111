import type { EventId, PersonId, SignupId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** Events whose days are over, at most a day too early: the rule has the last word. */
export async function listToForget(
  db: Db,
  street: StreetCode,
  at: Date,
): Promise<{ event: EventId; ends: Date; forgetDays: number }[]> {
  return db.query<{ event: EventId; ends: Date; forgetDays: number }>(
    `SELECT id AS event, ends_at AS ends, forget_days AS "forgetDays" FROM events
     WHERE street = $1 AND forgotten_at IS NULL AND ends_at + make_interval(days => forget_days) <= $2
     ORDER BY ends_at, id LIMIT 200`,
    [street, at],
  )
}

/** What goes: answers, phones, and the names of guests. A volunteer keeps the name that their hours have. */
const GONE = `phone_sealed = NULL, tail_sealed = NULL, answers_sealed = NULL,
  name = CASE WHEN EXISTS (SELECT 1 FROM signup_places p WHERE p.street = $1 AND p.signup = u.id
    AND p.is_a = 'shift' AND p.held) THEN name ELSE '' END`

/** Nobody has the answers, the phones and the names of an event’s guests any more. */
export async function forgetEvent(
  tx: Tx,
  { street, event }: Authorized<{ street: StreetCode; event: EventId }>,
): Promise<void> {
  await tx.query(`UPDATE signups u SET ${GONE} WHERE u.street = $1 AND u.event = $2`, [
    street,
    event,
  ])
  await tx.query(
    `UPDATE signup_places SET name = '' WHERE street = $1 AND event = $2 AND (is_a = 'guest' OR NOT held)`,
    [street, event],
  )
}

/** The same of one sign-up, whose person takes the consent back. */
export async function forgetSignup(
  tx: Tx,
  { street, signup }: Authorized<{ street: StreetCode; signup: SignupId }>,
): Promise<void> {
  await tx.query(`UPDATE signups u SET ${GONE} WHERE u.street = $1 AND u.id = $2`, [street, signup])
  await tx.query(
    `UPDATE signup_places SET name = '' WHERE street = $1 AND signup = $2 AND (is_a = 'guest' OR NOT held)`,
    [street, signup],
  )
}

/** The sign-ups of somebody that still hold something of theirs, with their event. */
export async function listKept(
  db: Db,
  street: StreetCode,
  person: PersonId,
): Promise<{ signup: SignupId; event: EventId }[]> {
  return db.query<{ signup: SignupId; event: EventId }>(
    `SELECT id AS signup, event FROM signups u
     WHERE street = $1 AND person = $2 AND (live OR phone_sealed IS NOT NULL
       OR answers_sealed IS NOT NULL OR name <> '')
     ORDER BY made_at, id`,
    [street, person],
  )
}
