import type { Photo, Photos } from '@/contract/files'
import type { Subject } from '@/contract/history'
import type { FileId, PersonId, StreetCode } from '@/contract/wire'
import { authorize, authorizedByRule } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import type { Storage } from '../../outside/outside'
import { setForgotten } from '../repository/moves'
import { insertPhoto, listOf, lockClaimed, type OfSubject } from '../repository/photos'
import { cleanPath } from '../step'

/** Photos that somebody gives to a thing. */
export interface Attaching {
  street: StreetCode
  /** Who sent them and attaches them now. */
  person: PersonId
  subject: Subject
  /** In the order in which they are shown; one that is named twice counts once. */
  files: readonly FileId[]
  now: number
}

const refusal = (words: string) => new AppError('invalid', words, 'photos')

/**
 * Gives photos that this person announced to a thing, in the thing's own transaction; from then on they
 * wait for their cleaning. Those that it has already stay as they are. Their bytes may still be under way.
 * @throws AppError('invalid') with `field` photos for a file of somebody else, of another purpose, of
 * another thing, or one that lapsed
 */
export async function attach(tx: Tx, attaching: Attaching): Promise<void> {
  const { street, person, subject, now } = attaching
  const files = [...new Set(attaching.files)]
  if (files.length === 0) return
  const wanted = { street, owner: person, purpose: 'report_photo', files } as const
  const claimed = new Map((await lockClaimed(tx, wanted)).map((one) => [one.file, one]))
  for (const file of files) {
    const found = claimed.get(file)
    if (!found) throw refusal('没有找到这张照片，请重新选择照片')
    if (found.noun === subject.noun && found.subject === subject.id) continue
    if (found.noun !== null) throw refusal('这张照片已经用在别处，请重新选择照片')
    if (found.state !== 'expected') throw refusal('这张照片已经过期，请重新选择照片')
    const photo = { street, file, subject, shown: newId(), thumb: newId(), now }
    await insertPhoto(tx, authorize(photo, claimed.has(file)))
  }
}

/** What a noun shows of the photos of a thing. */
export interface PhotosOf extends Photos {
  /** For each photo that may not be shown, why, in words for who sent it and nobody else. */
  refused: readonly string[]
}

const isWaiting = ({ state }: OfSubject) => state === 'quarantined' || state === 'checked'

/**
 * The photos of things, by the id of the thing; one without any is left out. Only what was cleaned and
 * passed the check is there to be seen.
 */
export async function listPhotos(
  db: Db,
  storage: Storage,
  street: StreetCode,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, PhotosOf>> {
  const nouns = [...new Set(subjects.map(({ noun }) => noun))]
  const rows: OfSubject[] = []
  for (const noun of nouns) {
    const ids = subjects.filter((subject) => subject.noun === noun).map(({ id }) => id)
    rows.push(...(await listOf(db, street, noun, ids)))
  }
  const published = rows.filter(({ state }) => state === 'published')
  const links = await storage.links(
    published.flatMap(({ shown, thumb }) => [cleanPath(street, shown), cleanPath(street, thumb)]),
  )
  const photoOf = (row: OfSubject): Photo[] => {
    const url = links.get(cleanPath(street, row.shown))
    const thumb = links.get(cleanPath(street, row.thumb))
    if (!url || !thumb) return []
    return [{ file: row.file, url, thumb, width: row.width ?? 0, height: row.height ?? 0 }]
  }
  return new Map(
    [...new Set(rows.map(({ subject }) => subject))].map((id) => {
      const own = rows.filter(({ subject }) => subject === id)
      const shown = published.filter(({ subject }) => subject === id).flatMap(photoOf)
      const refused = own.flatMap((row) => row.refused ?? [])
      return [id, { shown, waiting: own.filter(isWaiting).length, refused }]
    }),
  )
}

/** Lets go of all photos of a thing, in the thing's own transaction: nobody sees them from then on, and the job removes their bytes. */
export async function forgetPhotos(tx: Tx, street: StreetCode, subject: Subject): Promise<void> {
  const scope = authorizedByRule('a file is forgotten once it has served', { street })
  await setForgotten(tx, scope, subject)
}
