import type { BrowserHint } from '@/contract/session.signin'
import type { PersonId, SessionId, SigninId } from '@/contract/wire'
import type { Db } from '../../database/database'

/** Rows of requests to be signed in. Each step is one compare-and-set: of two at once one finds nothing. */

/** One that nobody answered is forgotten a day after it ended. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000

export interface SigninRow {
  id: SigninId
  browser: BrowserHint
  numbers: number[]
  askedAt: Date
  expiresAt: Date
}

export async function insertSignin(
  db: Db,
  signin: {
    id: SigninId
    keyHash: string
    browser: BrowserHint
    number: number
    numbers: readonly number[]
    now: number
    expiresAt: number
  },
): Promise<void> {
  await db.query('DELETE FROM signins WHERE expires_at < $1', [
    new Date(signin.now - FORGOTTEN_AFTER_MS),
  ])
  await db.query(
    `INSERT INTO signins (id, key_hash, browser, number, numbers, state, asked_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, 'asked', $6, $7)`,
    [
      signin.id,
      signin.keyHash,
      JSON.stringify(signin.browser),
      signin.number,
      signin.numbers,
      new Date(signin.now),
      new Date(signin.expiresAt),
    ],
  )
}

/** A request that can still be answered. */
export async function findAsked(db: Db, id: SigninId, now: number): Promise<SigninRow | undefined> {
  const [row] = await db.query<SigninRow>(
    `SELECT id, browser, numbers, asked_at AS "askedAt", expires_at AS "expiresAt" FROM signins
     WHERE id = $1 AND state = 'asked' AND expires_at > $2`,
    [id, new Date(now)],
  )
  return row
}

/**
 * Confirms a request whose number this is and refuses it otherwise: of three numbers a second guess
 * would be half a key. Undefined where it can no longer be answered.
 */
export async function answerSignin(
  db: Db,
  answer: { id: SigninId; person: PersonId; number: number; now: number; collectBy: number },
): Promise<'confirmed' | 'refused' | undefined> {
  const [row] = await db.query<{ state: 'confirmed' | 'refused' }>(
    `UPDATE signins SET state = CASE WHEN number = $3 THEN 'confirmed' ELSE 'refused' END,
            person = $2, expires_at = $5
     WHERE id = $1 AND state = 'asked' AND expires_at > $4 RETURNING state`,
    [answer.id, answer.person, answer.number, new Date(answer.now), new Date(answer.collectBy)],
  )
  return row?.state
}

/** Whether it could still be refused. */
export async function refuseSignin(
  db: Db,
  refusal: { id: SigninId; person: PersonId; now: number },
): Promise<boolean> {
  const rows = await db.query<{ id: SigninId }>(
    `UPDATE signins SET state = 'refused', person = $2
     WHERE id = $1 AND state = 'asked' AND expires_at > $3 RETURNING id`,
    [refusal.id, refusal.person, new Date(refusal.now)],
  )
  return rows.length > 0
}

/** Takes a confirmed request for a session, and answers whose and where: the first of two who collect gets it. */
export async function takeSignin(
  db: Db,
  taking: { id: SigninId; keyHash: string; session: SessionId; now: number },
): Promise<{ person: PersonId | null; browser: BrowserHint } | undefined> {
  const [row] = await db.query<{ person: PersonId | null; browser: BrowserHint }>(
    `UPDATE signins SET state = 'used', session = $3
     WHERE id = $1 AND key_hash = $2 AND state = 'confirmed' AND expires_at > $4
     RETURNING person, browser`,
    [taking.id, taking.keyHash, taking.session, new Date(taking.now)],
  )
  return row
}

/** What became of a request, for the browser that asked; undefined with another key. */
export async function stateOfSignin(
  db: Db,
  { id, keyHash, now }: { id: SigninId; keyHash: string; now: number },
): Promise<'asked' | 'confirmed' | 'refused' | 'used' | 'expired' | undefined> {
  const [row] = await db.query<{
    state: 'asked' | 'confirmed' | 'refused' | 'used'
    over: boolean
  }>(`SELECT state, expires_at <= $3 AS over FROM signins WHERE id = $1 AND key_hash = $2`, [
    id,
    keyHash,
    new Date(now),
  ])
  if (!row) return undefined
  const isOpen = row.state === 'asked' || row.state === 'confirmed'
  return isOpen && row.over ? 'expired' : row.state
}
