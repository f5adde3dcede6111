import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { Clock } from '../context'
import { newId } from '../ids'
import type { Secrets } from '../secrets'
import type { Storage } from './outside'
import { photoLinks } from './photo-links.local'

const TEN_MINUTES = 10 * 60_000

/** purpose/street/id, and so nothing that could climb out of the folder. */
const OUR_PATH = /^[a-z_]{1,20}\/\d{9}\/[0-9a-z]{10}$/

export interface LocalStorage extends Storage {
  /** Takes the bytes of `PUT /upload/…` as its link allows. 204, or 400, 403, 405, 413 without a body. */
  receive(request: Request): Promise<Response>
  /** Gives the picture of `GET /photo/…` as its link allows. 200, or 403, 404 without a body. */
  show(request: Request): Promise<Response>
}

export interface LocalStorageSettings {
  folder: string
  secrets: Secrets
  publicUrl: string
  clock: Clock
}

class TooManyBytes extends Error {}

/** The body's chunks until they are more than allowed; nothing beyond is ever held. */
async function* upTo(maxBytes: number, body: ReadableStream<Uint8Array>) {
  let bytes = 0
  for await (const chunk of Readable.fromWeb(body as WebStream)) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new TooManyBytes()
    yield chunk
  }
}

/** Writes beside and renames: a reader sees all of the bytes or none. The file is open before
 * the first chunk is asked for, so that a sender who breaks off at once finds it to be removed. */
async function writeWhole(file: string, body: ReadableStream<Uint8Array>, maxBytes: number) {
  await mkdir(path.dirname(file), { recursive: true })
  const beside = `${file}.${newId()}`
  const handle = await open(beside, 'wx')
  try {
    await writeFile(handle, upTo(maxBytes, body)).finally(() => handle.close())
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}

async function readWhole(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const answer = (status: number) => new Response(null, { status })

const isMissing = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'

/** Links that end after ten minutes and hold one path and the bytes that it may take. */
function uploadLinks({ secrets, publicUrl, clock }: LocalStorageSettings) {
  const signed = (where: string, until: number, max: number) => [where, until, max].join(' ')
  return {
    make(where: string, max: number): string {
      const until = clock.now() + TEN_MINUTES
      const token = secrets.mac('upload', signed(where, until, max))
      return `${publicUrl}/upload/${where}?${new URLSearchParams({ until: `${until}`, max: `${max}`, token })}`
    },
    /** What a link allows; undefined where it is not ours or has ended. */
    read({ pathname, searchParams }: URL): { where: string; max: number } | undefined {
      const where = pathname.replace(/^\/upload\//, '')
      const [until, max] = [Number(searchParams.get('until')), Number(searchParams.get('max'))]
      const token = searchParams.get('token') ?? ''
      const ours =
        OUR_PATH.test(where) && secrets.verify('upload', signed(where, until, max), token)
      return ours && clock.now() <= until ? { where, max } : undefined
    },
  }
}

/** Files in a folder of this machine. */
export function localStorage(settings: LocalStorageSettings): LocalStorage {
  const [uploads, photos] = [uploadLinks(settings), photoLinks(settings)]
  const fileAt = (where: string) => {
    if (!OUR_PATH.test(where)) throw new Error('a path of storage is purpose/street/id')
    return path.join(settings.folder, where)
  }
  const read = async (where: string) => readWhole(fileAt(where))
  return {
    read,
    async ticket(where, maxBytes) {
      fileAt(where)
      return { by: 'put', url: uploads.make(where, maxBytes) }
    },
    write: (where, bytes) =>
      writeWhole(fileAt(where), new Blob([new Uint8Array(bytes)]).stream(), bytes.byteLength),
    links: async (paths) => new Map(paths.map((where) => [where, photos.make(where)])),
    show: (request) => photos.show(new URL(request.url), read),
    remove: (where) => rm(fileAt(where), { force: true }),
    async receive(request) {
      if (request.method !== 'PUT') return answer(405)
      const link = uploads.read(new URL(request.url))
      if (!link) return answer(403)
      if (!request.body) return answer(400)
      if (Number(request.headers.get('content-length') ?? 0) > link.max) return answer(413)
      try {
        await writeWhole(fileAt(link.where), request.body, link.max)
      } catch (error) {
        if (error instanceof TooManyBytes) return answer(413)
        throw error
      }
      return answer(204)
    },
  }
}
