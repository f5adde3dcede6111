import type { FilePurpose, FileState } from '@/contract/files'
import type { FileId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Db, Tx } from '../database/database'

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
}

type NewFile = Omit<FileRow, 'state' | 'street'> & { now: number }

export async function insertFile(
  db: Db,
  scope: Authorized<{ street: StreetCode }>,
  file: NewFile,
): Promise<void> {
  await db.query(
    `INSERT INTO files (street, id, purpose, name, bytes, state, path, owner, at)
     VALUES ($1, $2, $3, $4, $5, 'expected', $6, $7, $8)`,
    [
      scope.street,
      file.file,
      file.purpose,
      file.name,
      file.bytes,
      file.path,
      file.owner,
      new Date(file.now),
    ],
  )
}

/** A file that this person announced for this purpose. */
export async function findOwn(
  db: Db,
  wanted: { street: StreetCode; file: FileId; purpose: FilePurpose; owner: PersonId },
): Promise<FileRow | undefined> {
  const [row] = await db.query<FileRow>(
    `SELECT street, id AS file, purpose, name, bytes, state, path, owner FROM files
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

/** What one record sent is another's, because both are the same human. */
export async function mergeFiles(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE files SET owner = $3 WHERE street = $1 AND owner = $2', [
    street,
    from,
    into,
  ])
}

/** Files whose bytes are kept although they were announced before a moment, the oldest first. */
export async function listOld(db: Db, street: StreetCode, before: Date): Promise<FileRow[]> {
  return db.query<FileRow>(
    `SELECT street, id AS file, purpose, name, bytes, state, path, owner FROM files
     WHERE street = $1 AND at < $2 AND state NOT IN ('refused', 'forgotten')
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
    `SELECT street, id AS file, purpose, name, bytes, state, path, owner FROM files
     WHERE street = $1 AND id = ANY($2::text[]) AND state NOT IN ('refused', 'forgotten')
     ORDER BY id`,
    [street, files],
  )
}
