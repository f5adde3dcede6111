import type { FilePurpose, FileState } from '@/contract/files'
import type { Subject } from '@/contract/history'
import type { FileId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** A photo that a thing has taken. */
export interface PhotoRow {
  street: StreetCode
  file: FileId
  state: FileState
  owner: PersonId
  /** As announced. */
  bytes: number
  /** Where the original lies. */
  path: string
  attachedAt: Date
  /** The ids under which its clean bytes lie. */
  shown: string
  thumb: string
  trace: string | null
  asked: number
  askedAt: Date | null
  busyUntil: Date | null
  /** 0: bytes that nobody may keep are not removed yet; 1: removed; 2: removed for good. */
  swept: number
}

const OPEN = `
  SELECT f.street, f.id AS file, f.state, f.owner, f.bytes, f.path, p.attached_at AS "attachedAt",
         p.shown, p.thumb, p.trace, p.asked, p.asked_at AS "askedAt", p.busy_until AS "busyUntil", p.swept
  FROM photos p JOIN files f ON f.street = $1 AND f.id = p.file`

/** Photos that are not at their end, the oldest first. */
export async function listOpen(db: Db, street: StreetCode): Promise<PhotoRow[]> {
  return db.query<PhotoRow>(
    `${OPEN} WHERE p.street = $1 AND p.swept < 2 ORDER BY p.attached_at, p.file LIMIT 500`,
    [street],
  )
}

export async function findPhoto(
  db: Db,
  street: StreetCode,
  file: FileId,
): Promise<PhotoRow | undefined> {
  const [row] = await db.query<PhotoRow>(`${OPEN} WHERE p.street = $1 AND p.file = $2`, [
    street,
    file,
  ])
  return row
}

/** The photo that a question of the image check was about, whichever street it is of. */
export async function findByTrace(
  db: Db,
  trace: string,
): Promise<{ street: StreetCode; file: FileId } | undefined> {
  const streets = await db.query<{ street: StreetCode }>(
    'SELECT street FROM streets ORDER BY street',
  )
  const [row] = await db.query<{ street: StreetCode; file: FileId }>(
    'SELECT street, file FROM photos WHERE street = ANY($1::text[]) AND trace = $2',
    [streets.map(({ street }) => street), trace],
  )
  return row
}

/** A file that somebody wants to attach, and what has it already. */
export interface Claimed {
  file: FileId
  state: FileState
  noun: string | null
  subject: string | null
}

/** Those of these files that this person announced for this purpose, locked. */
export async function lockClaimed(
  tx: Tx,
  wanted: {
    street: StreetCode
    owner: PersonId
    purpose: FilePurpose
    files: readonly FileId[]
  },
): Promise<Claimed[]> {
  await tx.query(
    `SELECT id FROM files
     WHERE street = $1 AND id = ANY($2::text[]) AND owner = $3 AND purpose = $4
     ORDER BY id FOR UPDATE`,
    [wanted.street, wanted.files, wanted.owner, wanted.purpose],
  )
  return tx.query<Claimed>(
    `SELECT f.id AS file, f.state, p.noun, p.subject
     FROM files f LEFT JOIN photos p ON p.street = $1 AND p.file = f.id
     WHERE f.street = $1 AND f.id = ANY($2::text[]) AND f.owner = $3 AND f.purpose = $4
     ORDER BY f.id`,
    [wanted.street, wanted.files, wanted.owner, wanted.purpose],
  )
}

/** A photo that is given to a thing. */
export interface NewPhoto {
  street: StreetCode
  file: FileId
  subject: Subject
  shown: string
  thumb: string
  now: number
}

/** Gives a locked file to a thing, behind those that it has; it waits for its cleaning from now on. */
export async function insertPhoto(tx: Tx, photo: Authorized<NewPhoto>): Promise<void> {
  const { street, file, subject, shown, thumb, now } = photo
  await tx.query(
    `INSERT INTO photos (street, file, noun, subject, position, attached_at, shown, thumb)
     SELECT $1, $2, $3, $4, 1 + coalesce(max(p.position), 0), $5, $6, $7 FROM photos p
     WHERE p.street = $1 AND p.noun = $3 AND p.subject = $4`,
    [street, file, subject.noun, subject.id, new Date(now), shown, thumb],
  )
  await tx.query(`UPDATE files SET state = 'quarantined' WHERE street = $1 AND id = $2`, [
    street,
    file,
  ])
}

/** A photo of a thing, with why it is refused. */
export interface OfSubject {
  subject: string
  file: FileId
  state: FileState
  shown: string
  thumb: string
  width: number | null
  height: number | null
  refused: string | null
}

/** The photos of things of one noun that were not let go of, each thing's in their order. */
export async function listOf(
  db: Db,
  street: StreetCode,
  noun: Subject['noun'],
  subjects: readonly string[],
): Promise<OfSubject[]> {
  return db.query<OfSubject>(
    `SELECT p.subject, p.file, f.state, p.shown, p.thumb, p.width, p.height, p.refused
     FROM photos p JOIN files f ON f.street = $1 AND f.id = p.file
     WHERE p.street = $1 AND p.noun = $2 AND p.subject = ANY($3::text[]) AND f.state <> 'forgotten'
     ORDER BY p.subject, p.position`,
    [street, noun, subjects],
  )
}
