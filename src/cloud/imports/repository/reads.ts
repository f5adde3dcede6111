import type { BoundaryFinding } from '@/contract/areas'
import type { ImportKind, ImportState, ImportView } from '@/contract/imports'
import type { FileId, ImportId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import type { PlannedRow } from '../importer'

export interface ImportHead {
  street: StreetCode
  import: ImportId
  kind: ImportKind
  fileName: string
  state: ImportState
  counts: ImportView['counts']
  /** Rows of a file that is planned in parts; null for one that was planned at once. */
  total: number | null
  by: string
  at: Date
  version: number
}

const HEAD = `i.street, i.id AS import, i.kind, i.file_name AS "fileName", i.state, i.counts,
  i.total, coalesce(p.name, '') AS by, i.at, i.version`

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

/** A planned row as it is kept; `before` and `version` where it was applied. Its findings are read apart. */
export type KeptRow = Omit<PlannedRow, 'findings'> & {
  before: object | null
  appliedVersion: number | null
}

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

/** What the rows would do to the map, in their order. */
export async function listFindings(
  db: Db,
  street: StreetCode,
  id: ImportId,
): Promise<BoundaryFinding[]> {
  const rows = await db.query<{ findings: BoundaryFinding[] }>(
    `SELECT findings FROM import_rows
     WHERE street = $1 AND import = $2 AND findings IS NOT NULL ORDER BY row_number`,
    [street, id],
  )
  return rows.flatMap(({ findings }) => findings)
}

/** All rows as the sheet has them. */
export async function listRows(db: Db, street: StreetCode, id: ImportId): Promise<KeptRow[]> {
  return db.query<KeptRow>(
    `SELECT ${ROW} FROM import_rows WHERE street = $1 AND import = $2 ORDER BY row_number`,
    [street, id],
  )
}

/** Files whose import is done with, and whose bytes are kept. */
export async function listServed(db: Db, street: StreetCode): Promise<FileId[]> {
  const rows = await db.query<{ file: FileId }>(
    `SELECT DISTINCT i.file FROM imports i JOIN files f ON f.street = $1 AND f.id = i.file
     WHERE i.street = $1 AND i.state IN ('applied', 'undone', 'expired')
       AND f.state NOT IN ('refused', 'forgotten')
     ORDER BY i.file LIMIT 100`,
    [street],
  )
  return rows.map(({ file }) => file)
}

/** Previews that were made before a moment, the oldest first. */
export async function listWaiting(db: Db, street: StreetCode, before: Date): Promise<ImportId[]> {
  const rows = await db.query<{ id: ImportId }>(
    `SELECT id FROM imports WHERE street = $1 AND state = 'preview' AND at < $2
     ORDER BY at, id LIMIT 100`,
    [street, before],
  )
  return rows.map(({ id }) => id)
}
