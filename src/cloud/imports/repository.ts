import type { ImportKind, ImportState, ImportView } from '@/contract/imports'
import type { FileId, ImportId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Db, Tx } from '../database/database'
import type { AppliedRow, PlannedRow } from './importer'

export interface ImportHead {
  street: StreetCode
  import: ImportId
  kind: ImportKind
  fileName: string
  state: ImportState
  counts: ImportView['counts']
  by: string
  at: Date
  version: number
}

const HEAD = `i.street, i.id AS import, i.kind, i.file_name AS "fileName", i.state, i.counts,
  coalesce(p.name, '') AS by, i.at, i.version`

interface NewImport {
  import: ImportId
  kind: ImportKind
  file: FileId
  fileName: string
  counts: ImportView['counts']
  by: PersonId
  now: number
}

type Scope = Authorized<{ street: StreetCode }>

export async function insertImport(tx: Tx, { street }: Scope, made: NewImport): Promise<void> {
  await tx.query(
    `INSERT INTO imports (street, id, kind, file, file_name, state, counts, by_person, at)
     VALUES ($1, $2, $3, $4, $5, 'preview', $6, $7, $8)`,
    [
      street,
      made.import,
      made.kind,
      made.file,
      made.fileName,
      made.counts,
      made.by,
      new Date(made.now),
    ],
  )
}

export async function insertRows(
  tx: Tx,
  { street }: Scope,
  id: ImportId,
  rows: readonly PlannedRow[],
): Promise<void> {
  await tx.query(
    `INSERT INTO import_rows
       (street, import, row_number, does, key, name, words, input, subject, seen_version)
     SELECT $1, $2, "row", does, key, name, words, input, subject, "seenVersion"
     FROM jsonb_to_recordset($3::jsonb) AS r("row" int, does text, key text, name text,
       words jsonb, input jsonb, subject text, "seenVersion" int)`,
    [street, id, JSON.stringify(rows)],
  )
}

export async function find(
  db: Db,
  street: StreetCode,
  id: ImportId,
): Promise<ImportHead | undefined> {
  const [row] = await db.query<ImportHead>(
    `SELECT ${HEAD} FROM imports i LEFT JOIN persons p ON p.id = i.by_person
     WHERE i.street = $1 AND i.id = $2`,
    [street, id],
  )
  return row
}

export async function exists(db: Db, street: StreetCode, id: string): Promise<boolean> {
  const rows = await db.query('SELECT id FROM imports WHERE street = $1 AND id = $2', [street, id])
  return rows.length === 1
}

/** An import that nobody else applies or undoes until the transaction ends. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  id: ImportId,
): Promise<ImportHead | undefined> {
  await tx.query('SELECT id FROM imports WHERE street = $1 AND id = $2 FOR UPDATE', [street, id])
  return find(tx, street, id)
}

/** The last imports of a street, newest first. */
export async function list(db: Db, street: StreetCode): Promise<ImportHead[]> {
  return db.query<ImportHead>(
    `SELECT ${HEAD} FROM imports i LEFT JOIN persons p ON p.id = i.by_person
     WHERE i.street = $1 ORDER BY i.at DESC, i.id DESC LIMIT 50`,
    [street],
  )
}

/** A planned row as it is kept; `before` and `version` where it was applied. */
export type KeptRow = PlannedRow & { before: object | null; appliedVersion: number | null }

const ROW = `row_number AS "row", does, key, name, words, input, subject,
  seen_version AS "seenVersion", before, applied_version AS "appliedVersion"`

/** The first rows for a person to read, errors first. */
export async function listSome(
  db: Db,
  street: StreetCode,
  id: ImportId,
  limit: number,
): Promise<KeptRow[]> {
  return db.query<KeptRow>(
    `SELECT ${ROW} FROM import_rows WHERE street = $1 AND import = $2
     ORDER BY does <> 'error', row_number LIMIT $3`,
    [street, id, limit],
  )
}

/** All rows as the sheet has them. */
export async function listRows(db: Db, street: StreetCode, id: ImportId): Promise<KeptRow[]> {
  return db.query<KeptRow>(
    `SELECT ${ROW} FROM import_rows WHERE street = $1 AND import = $2 ORDER BY row_number`,
    [street, id],
  )
}

/** Keeps what the rows of a locked import did. */
export async function setApplied(
  tx: Tx,
  { street, import: id }: Authorized<ImportHead>,
  applied: readonly AppliedRow[],
): Promise<void> {
  await tx.query(
    `UPDATE import_rows SET subject = a.subject, before = a.before, applied_version = a.version
     FROM jsonb_to_recordset($3::jsonb) AS a("row" int, subject text, before jsonb, version int)
     WHERE street = $1 AND import = $2 AND row_number = a."row"`,
    [street, id, JSON.stringify(applied)],
  )
}

/** Moves a locked import on and counts its version up. */
export async function setState(
  tx: Tx,
  { street, import: id }: Authorized<ImportHead>,
  state: ImportState,
): Promise<void> {
  await tx.query(
    'UPDATE imports SET state = $3, version = version + 1 WHERE street = $1 AND id = $2',
    [street, id, state],
  )
}
