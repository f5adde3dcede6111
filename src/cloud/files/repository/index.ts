import type { FilePurpose, FileState } from '@/contract/files'
import type { ClientId, FileId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** What the bytes of a file turned out to be. */
export type FileType = 'csv' | 'xlsx' | 'geojson'

export interface FileRow {
  street: StreetCode
  file: FileId
  purpose: FilePurpose
  name: string
  /** As announced. */
  bytes: number
  state: FileState
  path: string
  owner: PersonId
  /** When it was announced last. */
  at: Date
}

type NewFile = Omit<FileRow, 'state' | 'street' | 'at'> & { client: ClientId | null; now: number }

/** A file as it is announced once more. */
export interface Announced {
  file: FileId
  path: string
  /** Its bytes have been taken: nothing more is to come. */
  taken: boolean
}

/**
 * Keeps an announcement. The same client id again is the same file: announced anew while nothing has
 * taken it, also where its bytes were forgotten meanwhile.
 */
export async function insertFile(
  db: Db,
  scope: Authorized<{ street: StreetCode }>,
  file: NewFile,
): Promise<Announced> {
  const [row] = await db.query<{ file: FileId; path: string }>(
    `INSERT INTO files (street, id, purpose, name, bytes, state, path, owner, at, client)
     VALUES ($1, $2, $3, $4, $5, 'expected', $6, $7, $8, $9)
     ON CONFLICT (street, owner, purpose, client) WHERE client IS NOT NULL
     DO UPDATE SET name = excluded.name, bytes = excluded.bytes, at = excluded.at, state = 'expected'
     WHERE files.state IN ('expected', 'forgotten')
     RETURNING id AS file, path`,
    [
      ...[scope.street, file.file, file.purpose, file.name, file.bytes, file.path, file.owner],
      ...[new Date(file.now), file.client],
    ],
  )
  if (row) return { ...row, taken: false }
  const [taken] = await db.query<{ file: FileId; path: string }>(
    `SELECT id AS file, path FROM files
     WHERE street = $1 AND owner = $2 AND purpose = $3 AND client = $4`,
    [scope.street, file.owner, file.purpose, file.client],
  )
  if (!taken) throw new Error('an announced file is kept')
  return { ...taken, taken: true }
}

/** Whether a street is one of this installation. */
export async function isStreet(db: Db, street: StreetCode): Promise<boolean> {
  const rows = await db.query('SELECT street FROM streets WHERE street = $1', [street])
  return rows.length > 0
}

/** How many files somebody has announced that nothing has taken. */
export async function countExpected(db: Db, street: StreetCode, owner: PersonId): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM files
     WHERE street = $1 AND owner = $2 AND state = 'expected'`,
    [street, owner],
  )
  return row?.count ?? 0
}

/** A file that this person announced for this purpose. */
export async function findOwn(
  db: Db,
  wanted: { street: StreetCode; file: FileId; purpose: FilePurpose; owner: PersonId },
): Promise<FileRow | undefined> {
  const [row] = await db.query<FileRow>(
    `SELECT street, id AS file, purpose, name, bytes, state, path, owner, at FROM files
     WHERE street = $1 AND id = $2 AND purpose = $3 AND owner = $4`,
    [wanted.street, wanted.file, wanted.purpose, wanted.owner],
  )
  return row
}

export async function setState(
  db: Db,
  { street, file }: Authorized<FileRow>,
  state: FileState,
  type: FileType | null,
): Promise<void> {
  await db.query('UPDATE files SET state = $3, type = $4 WHERE street = $1 AND id = $2', [
    street,
    file,
    state,
    type,
  ])
}

/** A photo that nothing took lapses; nothing happens where it was announced anew or taken meanwhile. */
export async function setLapsed(db: Db, { street, file, at }: Authorized<FileRow>): Promise<void> {
  await db.query(
    `UPDATE files SET state = 'forgotten'
     WHERE street = $1 AND id = $2 AND at = $3 AND state = 'expected'`,
    [street, file, at],
  )
}

/** What one record sent is another's, because both are the same human. Of one client id it keeps that of the record that stays. */
export async function mergeFiles(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE files SET client = NULL
     WHERE street = $1 AND owner = $2 AND client IN (
       SELECT own.client FROM files own WHERE own.street = $1 AND own.owner = $3)`,
    [street, from, into],
  )
  await tx.query('UPDATE files SET owner = $3 WHERE street = $1 AND owner = $2', [
    street,
    from,
    into,
  ])
}

/** Files whose bytes nothing has taken for good although they were announced before a moment, the oldest first. */
export async function listOld(db: Db, street: StreetCode, before: Date): Promise<FileRow[]> {
  return db.query<FileRow>(
    `SELECT street, id AS file, purpose, name, bytes, state, path, owner, at FROM files
     WHERE street = $1 AND at < $2 AND state IN ('expected', 'quarantined', 'checked')
       AND (purpose = 'import' OR state = 'expected')
     ORDER BY at, id LIMIT 100`,
    [street, before],
  )
}

/** Those of these files whose bytes are kept. */
export async function listKept(
  db: Db,
  street: StreetCode,
  files: readonly FileId[],
): Promise<FileRow[]> {
  return db.query<FileRow>(
    `SELECT street, id AS file, purpose, name, bytes, state, path, owner, at FROM files
     WHERE street = $1 AND id = ANY($2::text[]) AND state NOT IN ('refused', 'forgotten')
     ORDER BY id`,
    [street, files],
  )
}
