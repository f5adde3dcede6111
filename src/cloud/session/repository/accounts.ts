import type { PersonId } from '@/contract/wire'
import type { Db } from '../../database/database'

/** A WeChat account: a keyed hash to look it up by, and its openid sealed for calls to WeChat. */
export interface Account {
  hash: string
  sealed: string
}

/** Keeps a person for a WeChat account; one that is kept already is answered. */
export async function linkAccount(
  db: Db,
  { hash, sealed }: Account,
  newPerson: PersonId,
  now: number,
): Promise<PersonId> {
  return db.tx(async (tx) => {
    const at = new Date(now)
    await tx.query('INSERT INTO persons (id, created_at, claimed_at) VALUES ($1, $2, $2)', [
      newPerson,
      at,
    ])
    const [linked] = await tx.query<{ person: PersonId }>(
      `INSERT INTO wechat_accounts (openid_hash, person, linked_at, openid_sealed)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (openid_hash) DO UPDATE SET openid_hash = excluded.openid_hash
       RETURNING person`,
      [hash, newPerson, at, sealed],
    )
    if (linked?.person !== newPerson)
      await tx.query('DELETE FROM persons WHERE id = $1', [newPerson])
    return linked?.person ?? newPerson
  })
}

/** Keeps the openid of an account that was linked before openids were kept. */
export async function sealOpenid(db: Db, { hash, sealed }: Account): Promise<void> {
  await db.query(
    `UPDATE wechat_accounts SET openid_sealed = $2
     WHERE openid_hash = $1 AND openid_sealed IS NULL`,
    [hash, sealed],
  )
}

/** The sealed openid of the account that somebody linked last. */
export async function sealedOpenidOf(db: Db, person: PersonId): Promise<string | undefined> {
  const [row] = await db.query<{ sealed: string }>(
    `SELECT openid_sealed AS sealed FROM wechat_accounts
     WHERE person = $1 AND openid_sealed IS NOT NULL ORDER BY linked_at DESC LIMIT 1`,
    [person],
  )
  return row?.sealed
}
