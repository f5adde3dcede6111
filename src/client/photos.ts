import { useEffect, useState } from 'react'
import { MAX_FILE_BYTES } from '@/contract/files'
import type { ClientId } from '@/contract/wire'
import type { KeptPhoto } from './outbox/entry'
import { bytesKept } from './photos-kept'
import { choosePictures } from './photos-taken'
import type { PickedFile } from './pick-file'
import { clientId } from './random'
import { storage } from './storage'

/** Why a photo could not be had. `denied`: camera or album is not allowed to this app. `full`: no room on the phone. */
export type PhotoProblem = 'denied' | 'full' | 'too_large' | 'unreadable'

export interface Taken {
  /** Kept on the phone until they are dropped. Empty where the person turned back. */
  photos: KeptPhoto[]
  problem?: PhotoProblem
}

/** Lets the person take photos or choose them, and keeps them on the phone. To be called inside a tap. */
export async function takePhotos(
  most: number,
  from: 'camera' | 'either' = 'either',
): Promise<Taken> {
  const chosen = await choosePictures(most, from)
  if ('problem' in chosen) return { photos: [], problem: chosen.problem }
  const photos: KeptPhoto[] = []
  for (const picture of chosen.pictures.slice(0, most)) {
    if ('problem' in picture) return { photos, problem: picture.problem }
    const { name, bytes, content } = picture
    if (bytes > MAX_FILE_BYTES.report_photo) return { photos, problem: 'too_large' }
    const client = (await clientId()) as ClientId
    if (!(await bytesKept.keep(client, content))) return { photos, problem: 'full' }
    photos.push({ client, name, bytes })
  }
  return { photos }
}

/** A kept photo as a file to send; undefined where its bytes are gone. */
export async function photoFile({
  client,
  name,
  bytes,
}: KeptPhoto): Promise<(PickedFile & { client: ClientId }) | undefined> {
  const content = await readPhoto(client)
  return content === undefined ? undefined : { client, name, bytes, content }
}

/** The bytes of a kept photo, or their path; undefined where they are gone. */
export const readPhoto = (photo: ClientId): Promise<PickedFile['content'] | undefined> =>
  bytesKept.read(photo)

/** Lets go of a photo that is not wanted any more. What fails is swept at the next start. */
export function dropPhoto(photo: ClientId): Promise<void> {
  return bytesKept.drop(photo).catch(() => undefined)
}

/** Where a kept photo can be shown from; undefined while it is read, null where it is gone. */
export function usePhotoUrl(photo: ClientId): string | null | undefined {
  const [url, setUrl] = useState<string | null>()
  useEffect(() => {
    let shown: { url: string; end(): void } | undefined
    let over = false
    const show = async () => {
      const found = await bytesKept.show(photo).catch(() => undefined)
      if (over) return found?.end()
      shown = found
      setUrl(found?.url ?? null)
    }
    void show()
    return () => {
      over = true
      shown?.end()
    }
  }, [photo])
  return url
}

/** Lets go of photos that nothing on the phone mentions any more: a draft that was dropped, a crash in between. */
export async function sweepPhotos(): Promise<void> {
  const photos = await bytesKept.listOld().catch(() => [])
  if (photos.length === 0) return
  const mentioned = storage
    .names('kept')
    .map((name) => JSON.stringify(storage.read('kept', name)))
    .join()
  for (const client of photos) if (!mentioned.includes(client)) await dropPhoto(client)
}
