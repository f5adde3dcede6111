import type { EventId, PersonId, SignupId, StreetCode } from '@/contract/wire'
import { cursorOf, readCursor, readTimeCursor } from '../../cursor'
import type { Db } from '../../database/database'
import type { EventRow } from '../../events/repository/reads'
import { listThese, type SignupRow } from './reads'

interface Page {
  rows: SignupRow[]
  next: string | null
}

/** The sign-ups of a page, in its order. */
async function inOrder(
  db: Db,
  street: StreetCode,
  { rows, next }: { rows: readonly { signup: SignupId }[]; next: string | null },
): Promise<Page> {
  const ids = rows.map(({ signup }) => signup)
  const found = new Map((await listThese(db, street, ids)).map((row) => [row.signup, row]))
  return { rows: ids.flatMap((id) => found.get(id) ?? []), next }
}

const PAGE = 20

interface Whose {
  person: PersonId
  over: boolean
  now: number
}

/** What is ahead of somebody, the next first, with what was called off; or what is over, the last first. */
export async function listMine(
  db: Db,
  street: StreetCode,
  { person, over, now }: Whose,
  after: string | undefined,
): Promise<Page> {
  const first = over ? (['9999-12-31T00:00:00.000Z', '~'] as const) : (['0001-01-01', '0'] as const)
  const [at, id] = readTimeCursor(after, first)
  const rows = await db.query<{ signup: SignupId; starts: Date }>(
    over
      ? `SELECT u.id AS signup, e.starts_at AS starts
         FROM signups u JOIN events e ON e.street = $1 AND e.id = u.event
         WHERE u.street = $1 AND u.person = $2 AND (e.starts_at, u.id) < ($4::timestamptz, $5)
           AND (e.ends_at <= $3 OR NOT u.live AND e.state <> 'cancelled')
         ORDER BY e.starts_at DESC, u.id DESC LIMIT ${PAGE + 1}`
      : `SELECT u.id AS signup, e.starts_at AS starts
         FROM signups u JOIN events e ON e.street = $1 AND e.id = u.event
         WHERE u.street = $1 AND u.person = $2 AND (e.starts_at, u.id) > ($4::timestamptz, $5)
           AND e.ends_at > $3 AND (u.live OR e.state = 'cancelled')
         ORDER BY e.starts_at, u.id LIMIT ${PAGE + 1}`,
    [street, person, new Date(now), at, id],
  )
  const page = cursorOf(rows, PAGE, (row) => [row.starts.toISOString(), row.signup])
  return inOrder(db, street, page)
}

/** Lines of a roster that one answer carries. */
const LINES = 50

export type Listed = 'guests' | 'volunteers' | 'waiting' | 'all'

interface RosterKey {
  signup: SignupId
  key: string
}

/** Who has a part in an event, by name; those who wait by turn. */
export async function listRoster(
  db: Db,
  { street, event }: Pick<EventRow, 'street'> & { event: EventId },
  of: Listed,
  after: string | undefined,
): Promise<Page> {
  const [key, id] = readCursor(after, ['', ''])
  const rows = await db.query<RosterKey>(
    `SELECT x.signup, x.key FROM (
       SELECT u.id AS signup,
              CASE WHEN $3 = 'waiting' THEN lpad(u.turn::text, 10, '0') ELSE u.name END AS key
       FROM signups u WHERE u.street = $1 AND u.event = $2 AND u.live AND (
         $3 = 'all' OR $3 = 'guests' AND u.state = 'confirmed' AND u.seats > 0
         OR $3 = 'waiting' AND u.state IN ('waiting', 'offered')
         OR $3 = 'volunteers' AND EXISTS (SELECT 1 FROM signup_places p
           WHERE p.street = $1 AND p.signup = u.id AND p.is_a = 'shift' AND p.held))) x
     WHERE (x.key, x.signup) > ($4, $5) ORDER BY x.key, x.signup LIMIT ${LINES + 1}`,
    [street, event, of, key, id],
  )
  return inOrder(
    db,
    street,
    cursorOf(rows, LINES, (row) => [row.key, row.signup]),
  )
}
