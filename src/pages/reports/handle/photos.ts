import { CallRefused } from '@/client/call'
import type { KeptPhoto } from '@/client/outbox/entry'
import { dropPhoto, photoFile } from '@/client/photos'
import { upload } from '@/client/upload'
import type { FileId, StreetCode } from '@/contract/wire'

/**
 * Sends the photos of a step past the functions; sent again, each is the same file.
 * @throws CallRefused where the phone has let one go, or the cloud does not want it
 */
export async function sendPhotos(
  street: StreetCode,
  photos: readonly KeptPhoto[],
): Promise<FileId[]> {
  const sent: FileId[] = []
  for (const photo of photos) {
    // A browser that forbids its database throws: the photo is as good as gone
    const file = await photoFile(photo).catch(() => undefined)
    if (!file) throw new CallRefused('invalid', '有一张照片不在手机上了，请去掉再拍', 'photos')
    sent.push(await upload(street, 'report_photo', file, () => undefined))
  }
  return sent
}

/** Lets go of them once the step is taken. */
export function dropPhotos(photos: readonly KeptPhoto[]): void {
  for (const { client } of photos) void dropPhoto(client)
}
