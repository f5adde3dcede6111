import type { FileState } from '@/contract/files'
import type { Subject } from '@/contract/history'
import type { FileId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import type { PhotoRow } from './photos'

/** Each move of a photo locks its file and looks at its state first: of two runs one moves it, once. */
export type Which = Authorized<Pick<PhotoRow, 'street' | 'file'>>

/** Runs `write` where the file is in this state; whether it was. */
async function inState(
  db: Db,
  { street, file }: Which,
  state: FileState,
  write: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  return db.tx(async (tx) => {
    const [row] = await tx.query<{ id: FileId }>(
      'SELECT id FROM files WHERE street = $1 AND id = $2 AND state = $3 FOR UPDATE',
      [street, file, state],
    )
    if (!row) return false
    await write(tx)
    return true
  })
}

async function setState(tx: Tx, { street, file }: Which, state: FileState): Promise<void> {
  await tx.query('UPDATE files SET state = $3 WHERE street = $1 AND id = $2', [street, file, state])
}

/** Takes a quarantined photo for one run until a moment; false where another run has it. */
export async function takeToClean(
  db: Db,
  { street, file }: Which,
  now: number,
  until: number,
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE photos SET busy_until = $4
     WHERE street = $1 AND file = $2 AND (busy_until IS NULL OR busy_until <= $3)
     RETURNING file`,
    [street, file, new Date(now), new Date(until)],
  )
  return rows.length === 1
}

/** Gives it back: the next run may clean it. */
export async function giveBack(db: Db, { street, file }: Which): Promise<void> {
  await db.query('UPDATE photos SET busy_until = NULL WHERE street = $1 AND file = $2', [
    street,
    file,
  ])
}

/** Its clean bytes are written: quarantined → checked. */
export async function setClean(
  db: Db,
  photo: Which,
  { width, height }: { width: number; height: number },
): Promise<boolean> {
  return inState(db, photo, 'quarantined', async (tx) => {
    await setState(tx, photo, 'checked')
    await tx.query('UPDATE photos SET width = $3, height = $4 WHERE street = $1 AND file = $2', [
      photo.street,
      photo.file,
      width,
      height,
    ])
  })
}

/** It may not be shown, and why; its bytes are to be swept. */
export async function setRefused(
  db: Db,
  photo: Which,
  from: 'quarantined' | 'checked',
  why: string,
): Promise<boolean> {
  return inState(db, photo, from, async (tx) => {
    await setState(tx, photo, 'refused')
    await tx.query('UPDATE photos SET refused = $3, swept = 0 WHERE street = $1 AND file = $2', [
      photo.street,
      photo.file,
      why,
    ])
  })
}

/** The image check was asked once more; `trace` is undefined where it took no question. */
export async function setAsked(
  db: Db,
  photo: Which,
  trace: string | undefined,
  now: number,
): Promise<void> {
  await inState(db, photo, 'checked', async (tx) => {
    await tx.query(
      `UPDATE photos SET trace = $3, asked = asked + 1, asked_at = $4
       WHERE street = $1 AND file = $2`,
      [photo.street, photo.file, trace ?? null, new Date(now)],
    )
  })
}

/** It passed: checked → published. */
export async function setPublished(db: Db, photo: Which): Promise<boolean> {
  return inState(db, photo, 'checked', (tx) => setState(tx, photo, 'published'))
}

/** The bytes that nobody may keep of a photo in this state are removed; nothing is noted where it moved on meanwhile. */
export async function setSwept(
  db: Db,
  photo: Which,
  state: FileState,
  swept: 1 | 2,
): Promise<void> {
  await inState(db, photo, state, async (tx) => {
    await tx.query('UPDATE photos SET swept = $3 WHERE street = $1 AND file = $2', [
      photo.street,
      photo.file,
      swept,
    ])
  })
}

/** A thing lets go of its photos: from now on nobody sees them, and their bytes are to be swept. */
export async function setForgotten(
  tx: Tx,
  { street }: Authorized<{ street: StreetCode }>,
  subject: Subject,
): Promise<void> {
  const rows = await tx.query<{ file: FileId }>(
    'SELECT file FROM photos WHERE street = $1 AND noun = $2 AND subject = $3 ORDER BY file',
    [street, subject.noun, subject.id],
  )
  const files = rows.map(({ file }) => file)
  await tx.query(
    `UPDATE files SET state = 'forgotten', client = NULL
     WHERE street = $1 AND id = ANY($2::text[])`,
    [street, files],
  )
  await tx.query('UPDATE photos SET swept = 0 WHERE street = $1 AND file = ANY($2::text[])', [
    street,
    files,
  ])
}
