import type { Purpose } from '@/contract/consents'
import type { PersonId } from '@/contract/wire'
import type { Db } from '../database/database'

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
  consent: { person: PersonId; purpose: Purpose; given: boolean; now: number },
): Promise<void> {
  await db.query(
    `INSERT INTO consents (person, purpose, at, given, text_version) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person, purpose, at) DO UPDATE SET given = excluded.given`,
    [consent.person, consent.purpose, new Date(consent.now), consent.given, TEXT_VERSION],
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
