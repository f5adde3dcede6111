import type { Day, Open311KeyId, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

export interface KeyRow {
  street: StreetCode
  key: Open311KeyId
  name: string
  mayWrite: boolean
  madeBy: PersonId
  by: string | null
  madeAt: Date
  used: Day | null
  revokedAt: Date | null
}

const KEYS = `
  SELECT k.street, k.id AS key, k.name, k.may_write AS "mayWrite", k.made_by AS "madeBy", p.name AS by,
         k.made_at AS "madeAt", k.last_used AS used, k.revoked_at AS "revokedAt"
  FROM open311_keys k LEFT JOIN persons p ON p.id = k.made_by
  WHERE k.street = $1`

/** As many as anybody looks through; those in use come first. */
const MOST = 100

export async function list(db: Db, street: StreetCode): Promise<KeyRow[]> {
  return db.query<KeyRow>(
    `${KEYS} ORDER BY k.revoked_at DESC NULLS FIRST, k.made_at DESC, k.id LIMIT ${MOST}`,
    [street],
  )
}

export async function find(
  db: Db,
  street: StreetCode,
  key: Open311KeyId,
): Promise<KeyRow | undefined> {
  const [row] = await db.query<KeyRow>(`${KEYS} AND k.id = $2`, [street, key])
  return row
}

/** A key that nobody else ends until the transaction does. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  key: Open311KeyId,
): Promise<KeyRow | undefined> {
  await tx.query('SELECT id FROM open311_keys WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    key,
  ])
  return find(tx, street, key)
}

/** The key in use whose holder sends what has this hash. */
export async function findInUse(
  db: Db,
  street: StreetCode,
  hash: string,
): Promise<KeyRow | undefined> {
  const [row] = await db.query<KeyRow>(`${KEYS} AND k.key_hash = $2 AND k.revoked_at IS NULL`, [
    street,
    hash,
  ])
  return row
}
