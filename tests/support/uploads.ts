import { newId } from '@/cloud/ids'
import type { LocalStorage } from '@/cloud/outside/storage.local'
import type { Persona } from '@/contract/session'
import type { ClientId, FileId } from '@/contract/wire'
import { type Caller, STREET, type TestCloud } from './open-cloud'

/** Sends a file as a phone does: asks for a ticket, puts the bytes to its link. */
export async function upload(
  cloud: TestCloud,
  by: Persona,
  name: string,
  bytes: Uint8Array,
): Promise<FileId> {
  const ticket = await cloud.as(by).call('files.begin', {
    street: STREET,
    purpose: 'import',
    name,
    bytes: bytes.byteLength,
  })
  if (ticket.to.by !== 'put') throw new Error('the local storage takes PUT')
  await put(cloud, ticket.to.url, bytes)
  return ticket.file as FileId
}

/** A phone asks for a place for a photo, and sends its bytes there; `client` is its own id of it. */
export async function sendPhoto(
  cloud: TestCloud,
  by: Caller,
  bytes: Uint8Array | undefined,
  client?: ClientId,
): Promise<FileId> {
  const ticket = await by.call('files.begin', {
    ...{ street: STREET, purpose: 'report_photo', name: 'photo.jpg' },
    bytes: bytes?.byteLength ?? 1000,
    ...(client && { client }),
  })
  if (bytes && ticket.to.by === 'put') await put(cloud, ticket.to.url, bytes)
  return ticket.file as FileId
}

/** Puts bytes to a link of the local storage. */
export async function put(cloud: TestCloud, url: string, bytes: Uint8Array): Promise<void> {
  const storage = cloud.cloud.outside.storage as LocalStorage
  const sent = await storage.receive(
    new Request(new URL(url, 'http://127.0.0.1'), {
      method: 'PUT',
      body: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    }),
  )
  if (!sent.ok) throw new Error(`the upload was answered ${sent.status}`)
}

/** The template's own example under a key that no other file has: a file that is right. */
export async function csvOf(cloud: TestCloud): Promise<Uint8Array> {
  const { text } = await cloud
    .as('street_staff')
    .call('imports.template', { street: STREET, kind: 'sites' })
  const [headings, example = ''] = text.split(/\r?\n/)
  const fresh = example.replace(/^("?)[^",]*/, `$1K${newId()}`)
  return new TextEncoder().encode(`${headings}\n${fresh}\n`)
}
