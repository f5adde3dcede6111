import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import { jpegOf } from '@tests/support/pictures'
import { sendPhoto } from '@tests/support/uploads'
import type { Cloud } from '@/cloud/context'
import { attach, listPhotos } from '@/cloud/files/intake/photos'
import { newId } from '@/cloud/ids'
import type { Subject } from '@/contract/history'
import type { Persona } from '@/contract/session'
import type { ClientId, FileId, PersonId } from '@/contract/wire'

/** A thing that shows photos, as a noun's would be. */
export const newSubject = (): Subject => ({ noun: 'complaints', id: newId() })
export const newClient = () => newId<ClientId>(20)

export async function personOf(cloud: TestCloud, persona: Persona): Promise<PersonId> {
  const [row] = await cloud.db.query<{ id: PersonId }>(
    'SELECT id FROM persons WHERE persona = $1',
    [persona],
  )
  if (!row) throw new Error(`nobody is ${persona}`)
  return row.id
}

/** Attaches as a noun does: in a transaction of its own. */
export function attachTo(
  cloud: TestCloud,
  person: PersonId,
  subject: Subject,
  files: readonly FileId[],
): Promise<void> {
  const now = cloud.clock.now()
  return cloud.db.tx((tx) => attach(tx, { street: STREET, person, subject, files, now }))
}

/** A photo of the resident's on a new thing. */
export async function attached(
  cloud: TestCloud,
  by: Caller,
  bytes?: Buffer | null,
): Promise<{ file: FileId; subject: Subject }> {
  const subject = newSubject()
  const sent = bytes === null ? undefined : (bytes ?? (await jpegOf()))
  const file = await sendPhoto(cloud, by, sent)
  await attachTo(cloud, await personOf(cloud, 'resident'), subject, [file])
  return { file, subject }
}

export async function photosOf(cloud: TestCloud, subject: Subject) {
  const { storage } = cloud.cloud.outside
  const all = await listPhotos(cloud.db, storage, STREET, [subject])
  return all.get(subject.id) ?? { shown: [], waiting: 0, refused: [] }
}

interface Lying {
  state: string
  original: boolean
  /** How many of its two clean forms lie there. */
  clean: number
}

/** Where a photo stands, and which of its bytes lie in the storage. */
export async function lying(cloud: TestCloud, file: FileId): Promise<Lying> {
  const { storage } = cloud.cloud.outside
  const [row] = await cloud.db.query<{ state: string; path: string; shown: string; thumb: string }>(
    `SELECT f.state, f.path, coalesce(p.shown, '0000000000') AS shown,
            coalesce(p.thumb, '0000000000') AS thumb
     FROM files f LEFT JOIN photos p ON p.street = $1 AND p.file = f.id
     WHERE f.street = $1 AND f.id = $2`,
    [STREET, file],
  )
  if (!row) throw new Error('no such file')
  const lies = async (where: string) => (await storage.read(where)) !== undefined
  const clean = [
    await lies(`photo/${STREET}/${row.shown}`),
    await lies(`photo/${STREET}/${row.thumb}`),
  ]
  return {
    state: row.state,
    original: await lies(row.path),
    clean: clean.filter(Boolean).length,
  }
}

/** Every file below a folder. */
export const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
        statSync(path.join(folder, one)).isFile(),
      )
    : []

type Calls = (name: string) => Promise<void>

/** What stands outside of a cloud and its database, each of whose calls asks `before` and `after` first. */
export function watched(cloud: Cloud, before: Calls, after: Calls): Cloud {
  const watch = <T extends object>(what: string, target: T): T =>
    new Proxy(target, {
      get(own, key) {
        const member: unknown = Reflect.get(own, key, own)
        if (typeof member !== 'function') return member
        return async (...given: unknown[]) => {
          await before(`${what}.${String(key)}`)
          const answer: unknown = await member.apply(own, given)
          await after(`${what}.${String(key)}`)
          return answer
        }
      },
    })
  const { storage, imageCheck } = cloud.outside
  return {
    ...cloud,
    db: watch('db', cloud.db),
    outside: {
      ...cloud.outside,
      storage: watch('storage', storage),
      imageCheck: watch('imageCheck', imageCheck),
    },
  }
}
