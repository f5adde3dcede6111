import type { TicketKey } from '@/contract/checkins.shapes'
import type { StreetCode, TicketKeyId } from '@/contract/wire'
import type { Db } from '../../database/database'

/** A key that signs; its private half is sealed. */
export interface SignerRow {
  key: TicketKeyId
  sealed: string
}

export async function findSigner(
  db: Db,
  street: StreetCode,
  key: TicketKeyId,
): Promise<SignerRow | undefined> {
  const [row] = await db.query<SignerRow>(
    'SELECT id AS key, private_sealed AS sealed FROM ticket_keys WHERE street = $1 AND id = $2',
    [street, key],
  )
  return row
}

interface NewKey extends SignerRow {
  street: StreetCode
  /** 32 bytes, base64url. */
  public: string
  from: Date
  until: Date
}

/** Keeps a key; nothing happens where its term has one. */
export async function insertKey(db: Db, made: NewKey): Promise<void> {
  await db.query(
    `INSERT INTO ticket_keys (street, id, public, private_sealed, from_at, until_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (street, id) DO NOTHING`,
    [made.street, made.key, made.public, made.sealed, made.from, made.until],
  )
}

/**
 * The keys that may have signed a ticket of an event that ended after a moment, the oldest first, and
 * those that sign from now on: no ticket was signed before its sign-up was made.
 */
export async function listKeys(
  db: Db,
  street: StreetCode,
  { ended, now }: { ended: Date; now: Date },
): Promise<TicketKey[]> {
  return db.query<TicketKey>(
    `SELECT k.id AS key, k.public FROM ticket_keys k
     WHERE k.street = $1 AND k.until_at > least($3, (
       SELECT min(u.made_at) FROM events e JOIN signups u ON u.street = $1 AND u.event = e.id
       WHERE e.street = $1 AND e.state = 'published' AND e.ends_at > $2))
     ORDER BY k.from_at, k.id`,
    [street, ended, now],
  )
}
