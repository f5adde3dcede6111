import type { EventId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import type { Merge } from '../../registers'

export interface Feedback {
  street: StreetCode
  event: EventId
  person: PersonId
  stars: number
  words: string | null
  now: number
}

/** Keeps what somebody thought of an event; said again, it takes the place of the first. */
export async function keepFeedback(db: Db, said: Authorized<Feedback>): Promise<void> {
  await db.query(
    `INSERT INTO event_feedback (street, event, person, stars, words, at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (street, event, person) DO UPDATE SET stars = excluded.stars,
       words = excluded.words, at = excluded.at`,
    [said.street, said.event, said.person, said.stars, said.words, new Date(said.now)],
  )
}

/** The later word of the two holds. */
async function moveFeedback(tx: Tx, street: StreetCode, from: PersonId, into: PersonId) {
  await tx.query(
    `WITH moved AS (
       DELETE FROM event_feedback WHERE street = $1 AND person = $2
       RETURNING event, stars, words, at)
     INSERT INTO event_feedback (street, event, person, stars, words, at)
     SELECT $1, m.event, $3, m.stars, m.words, m.at FROM moved m
     ON CONFLICT (street, event, person) DO UPDATE SET stars = excluded.stars,
       words = excluded.words, at = excluded.at WHERE event_feedback.at < excluded.at`,
    [street, from, into],
  )
}

/** The devices, the entries and the opinions of one record are another's. */
export const mergeCheckins: Merge = async (tx, street, from, into) => {
  await tx.query(
    `UPDATE door_devices d SET person = $3,
       client = CASE WHEN EXISTS (SELECT 1 FROM door_devices o
           WHERE o.street = $1 AND o.person = $3 AND o.client = d.client) THEN d.id ELSE d.client END
     WHERE d.street = $1 AND d.person = $2`,
    [street, from, into],
  )
  await tx.query('UPDATE door_entries SET by_person = $3 WHERE street = $1 AND by_person = $2', [
    street,
    from,
    into,
  ])
  await moveFeedback(tx, street, from, into)
}
