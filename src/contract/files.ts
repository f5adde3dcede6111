import * as v from 'valibot'
import { action } from './action'
import { ClientId, FileId, StreetCode, text } from './wire'

/** What a file is for; it decides who may send it, how large it may be and what it must turn out to be. */
export const FilePurpose = v.picklist(['import', 'report_photo'])
export type FilePurpose = v.InferOutput<typeof FilePurpose>

/**
 * An import of 100,000 doors is about 10 MB as a CSV; more is a mistake or an attack. A photo of a
 * phone is 2 to 8 MB, and WeChat's check takes 10.
 */
export const MAX_FILE_BYTES: Record<FilePurpose, number> = {
  import: 16 * 1024 * 1024,
  report_photo: 10 * 1024 * 1024,
}

/** Days after which the bytes of a file are deleted: of an import whatever became of it, of a photo where nothing took it. */
export const FILE_DAYS = 7

/**
 * Quarantined until its bytes have been looked at; then checked, or refused and deleted. A photo is
 * shown to others once it is published: re-encoded from its pixels, and passed by the image check.
 * Forgotten: deleted once it had served.
 */
export const FileState = v.picklist([
  'expected',
  'quarantined',
  'checked',
  'published',
  'refused',
  'forgotten',
])
export type FileState = v.InferOutput<typeof FileState>

/** The longest side of a photo as it is shown, and of its small form in lists, in pixels. */
export const SHOWN_SIDE = 1600
export const THUMB_SIDE = 480

/** A published photo. Both links end after some hours: ask again rather than keep them. */
export const Photo = v.object({
  file: FileId,
  url: v.string(),
  thumb: v.string(),
  /** Pixels of the shown form. */
  width: v.number(),
  height: v.number(),
})
export type Photo = v.InferOutput<typeof Photo>

/** The photos of one thing that may be shown, in the order in which they were given, and how many are not checked yet. */
export const Photos = v.object({ shown: v.array(Photo), waiting: v.number() })
export type Photos = v.InferOutput<typeof Photos>

export const filesActions = {
  'files.begin': action({
    says: 'A place to send the bytes of a file to, past the functions; it is read only after a look at what it really is. The same client id again by the same person answers the same file. `forbidden`: not theirs to send for this purpose; `not_found`: no such street.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'too_large'],
    input: v.strictObject({
      street: StreetCode,
      purpose: FilePurpose,
      name: text(120),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
      client: v.optional(ClientId),
    }),
    output: v.object({
      file: FileId,
      /** `put`: HTTP PUT of the bytes to a link that ends soon. `cloud`: wx.cloud.uploadFile to this path. `none`: it has been taken already, nothing is to be sent. */
      to: v.variant('by', [
        v.object({ by: v.literal('put'), url: v.string() }),
        v.object({ by: v.literal('cloud'), cloudPath: v.string() }),
        v.object({ by: v.literal('none') }),
      ]),
    }),
  }),
}
