import type { CodeKind } from '@/contract/codes'
import type { Bilingual, StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'
import { newId } from '../ids'
import { CODE_ID_LETTERS } from './scene'

export interface CodeRow {
  kind: CodeKind
  subject: string
  name: Bilingual | null
  ended: boolean
}

export async function find(db: Db, street: StreetCode, id: string): Promise<CodeRow | undefined> {
  const [row] = await db.query<CodeRow>(
    `SELECT kind, subject, name, ended_at IS NOT NULL AS ended FROM codes
     WHERE street = $1 AND id = $2`,
    [street, id],
  )
  return row
}

/** The id of the code in use for a thing, made where there is none yet; two at once get the same one. */
export async function ensure(
  db: Db,
  code: {
    street: StreetCode
    kind: CodeKind
    subject: string
    name: Bilingual | null
    now: number
  },
): Promise<string> {
  const [row] = await db.query<{ id: string }>(
    `INSERT INTO codes (street, id, kind, subject, name, made_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (street, kind, subject) WHERE ended_at IS NULL DO UPDATE SET name = excluded.name
     RETURNING id`,
    [
      code.street,
      newId(CODE_ID_LETTERS),
      code.kind,
      code.subject,
      code.name && JSON.stringify(code.name),
      new Date(code.now),
    ],
  )
  if (!row) throw new Error('an upsert answers a row')
  return row.id
}

/** Ends the code in use of a thing: one that was torn down or copied stops leading anywhere. */
export async function end(
  db: Db,
  code: { street: StreetCode; kind: CodeKind; subject: string; now: number },
): Promise<void> {
  await db.query(
    `UPDATE codes SET ended_at = $4
     WHERE street = $1 AND kind = $2 AND subject = $3 AND ended_at IS NULL`,
    [code.street, code.kind, code.subject, new Date(code.now)],
  )
}
