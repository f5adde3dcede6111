import type { ImportKind, ImportState, ImportView } from '@/contract/imports'
import type { FileId, ImportId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import type { AppliedRow, PlannedRow } from '../importer'
import type { ImportHead } from './reads'

export interface NewImport {
  import: ImportId
  kind: ImportKind
  file: FileId
  fileName: string
  state: 'reading' | 'preview'
  counts: ImportView['counts']
  total: number | null
  by: PersonId
  now: number
}

type Scope = Authorized<{ street: StreetCode }>

export async function insertImport(tx: Tx, { street }: Scope, made: NewImport): Promise<void> {
  await tx.query(
    `INSERT INTO imports
       (street, id, kind, file, file_name, state, counts, total, by_person, at, continued_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[street, made.import, made.kind, made.file, made.fileName, made.state, made.counts],
      ...[made.total, made.by, new Date(made.now)],
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
       (street, import, row_number, does, key, name, words, input, subject, seen_version, findings)
     SELECT $1, $2, "row", does, key, name, words, input, subject, "seenVersion", findings
     FROM jsonb_to_recordset($3::jsonb) AS r("row" int, does text, key text, name text,
       words jsonb, input jsonb, subject text, "seenVersion" int, findings jsonb)`,
    [street, id, JSON.stringify(rows)],
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

/**
 * What one record brought in, another did, because both are the same human. The rows keep whom they
 * named: they are what the file did.
 */
export async function mergeImports(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE imports SET by_person = $3 WHERE street = $1 AND by_person = $2', [
    street,
    from,
    into,
  ])
}

/** The rows of a locked import that will do nothing any more. */
export async function deleteRows(
  tx: Tx,
  { street, import: id }: Authorized<ImportHead>,
): Promise<void> {
  await tx.query('DELETE FROM import_rows WHERE street = $1 AND import = $2', [street, id])
}

/** A locked import that was undone can be read: what each row said. What it needed to do and to undo it goes. */
export async function forgetInputs(
  tx: Tx,
  { street, import: id }: Authorized<ImportHead>,
): Promise<void> {
  await tx.query(
    'UPDATE import_rows SET input = NULL, before = NULL WHERE street = $1 AND import = $2',
    [street, id],
  )
}
