import type { BrowserHint } from '@/contract/session.signin'
import type { PersonId, SessionId } from '@/contract/wire'
import type { Db } from '../../database/database'

export async function insertSession(
  db: Db,
  session: {
    id: string
    person: PersonId | null
    browser: BrowserHint | null
    openedAt: number
    expiresAt: number
  },
): Promise<void> {
  await db.query(
    `INSERT INTO sessions (id, person, browser, opened_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [
      session.id,
      session.person,
      session.browser && JSON.stringify(session.browser),
      new Date(session.openedAt),
      new Date(session.expiresAt),
    ],
  )
}

/** Lets a session that is still open run on, at most `longest` ms from its opening; answers its new end. */
export async function extendSession(
  db: Db,
  id: string,
  expiresAt: number,
  longest: number,
): Promise<Date | undefined> {
  const [row] = await db.query<{ expiresAt: Date }>(
    `UPDATE sessions
     SET expires_at = least($2::timestamptz, opened_at + make_interval(secs => $3))
     WHERE id = $1 AND revoked_at IS NULL RETURNING expires_at AS "expiresAt"`,
    [id, new Date(expiresAt), longest / 1000],
  )
  return row?.expiresAt
}

/** Notes that a session is in use. */
export async function touchSession(db: Db, id: string, now: number): Promise<void> {
  await db.query('UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2', [
    id,
    new Date(now),
  ])
}

export interface SessionRow {
  id: SessionId
  browser: BrowserHint | null
  openedAt: Date
  seenAt: Date
  expiresAt: Date
}

/** Somebody's sessions that are neither ended nor over; more than these nobody reads. */
export async function listSessions(db: Db, person: PersonId, now: number): Promise<SessionRow[]> {
  return db.query<SessionRow>(
    `SELECT id, browser, opened_at AS "openedAt", seen_at AS "seenAt", expires_at AS "expiresAt"
     FROM sessions WHERE person = $1 AND revoked_at IS NULL AND expires_at > $2
     ORDER BY seen_at DESC, id LIMIT 20`,
    [person, new Date(now)],
  )
}

export async function revokeSession(db: Db, id: string, now: number): Promise<void> {
  await db.query('UPDATE sessions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
    id,
    new Date(now),
  ])
}

/** Ends a session of this person; false where they have no such open one. */
export async function revokeOwn(
  db: Db,
  person: PersonId,
  id: SessionId,
  now: number,
): Promise<boolean> {
  const rows = await db.query<{ id: SessionId }>(
    `UPDATE sessions SET revoked_at = $3
     WHERE id = $2 AND person = $1 AND revoked_at IS NULL AND expires_at > $3 RETURNING id`,
    [person, id, new Date(now)],
  )
  return rows.length > 0
}

/** Ends a person's sessions but this one; null ends all of them. How many were open. */
export async function revokeOthers(
  db: Db,
  person: PersonId,
  but: string | null,
  now: number,
): Promise<number> {
  const rows = await db.query<{ id: SessionId }>(
    `UPDATE sessions SET revoked_at = $3
     WHERE person = $1 AND id IS DISTINCT FROM $2 AND revoked_at IS NULL AND expires_at > $3
     RETURNING id`,
    [person, but, new Date(now)],
  )
  return rows.length
}
