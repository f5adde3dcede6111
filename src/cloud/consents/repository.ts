import type { Purpose } from '@/contract/consents'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../database/database'

/** The version of the privacy text that the phone shows; changes with the text. */
export const TEXT_VERSION = '2026-11'

export interface ConsentRow {
  purpose: Purpose
  given: boolean
  at: Date
}

/** Appends a consent given or taken back; the last one of a purpose holds. */
export async function recordConsent(
  db: Db,
  consent: {
    person: PersonId
    purpose: Purpose
    given: boolean
    now: number
    /** Who took it down, where the person did not give it on a phone of their own. */
    takenBy?: PersonId
  },
): Promise<void> {
  await db.query(
    `INSERT INTO consents (person, purpose, at, given, text_version, taken_by)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (person, purpose, at) DO UPDATE SET given = excluded.given`,
    [
      ...[consent.person, consent.purpose, new Date(consent.now), consent.given, TEXT_VERSION],
      consent.takenBy ?? null,
    ],
  )
}

/** The last word on each purpose that was ever asked. */
export async function listConsents(db: Db, person: PersonId): Promise<ConsentRow[]> {
  return db.query<ConsentRow>(
    `SELECT DISTINCT ON (purpose) purpose, given, at FROM consents
     WHERE person = $1 ORDER BY purpose, at DESC`,
    [person],
  )
}

/**
 * What one record agreed to, the other agreed to: the later word on a purpose holds. Of two words at
 * the same moment the one that withholds does.
 */
export async function mergeConsents(
  tx: Tx,
  _street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE consents k SET given = false FROM consents f
     WHERE k.person = $2 AND f.person = $1 AND f.purpose = k.purpose AND f.at = k.at AND NOT f.given`,
    [from, into],
  )
  await tx.query(
    `DELETE FROM consents f USING consents k
     WHERE f.person = $1 AND k.person = $2 AND f.purpose = k.purpose AND f.at = k.at`,
    [from, into],
  )
  await tx.query('UPDATE consents SET person = $2 WHERE person = $1', [from, into])
  await tx.query('UPDATE consents SET taken_by = $2 WHERE taken_by = $1', [from, into])
}
