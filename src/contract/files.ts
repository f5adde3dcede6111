import * as v from 'valibot'
import { action } from './action'
import { FileId, StreetCode, text } from './wire'

/** What a file is for; it decides who may send it, how large it may be and what it must turn out to be. */
export const FilePurpose = v.picklist(['import'])
export type FilePurpose = v.InferOutput<typeof FilePurpose>

/** An import of 100,000 doors is about 10 MB as a CSV; more is a mistake or an attack. */
export const MAX_FILE_BYTES: Record<FilePurpose, number> = { import: 16 * 1024 * 1024 }

/** Days after which the bytes of a file are deleted, whatever became of it: it may hold people's numbers. */
export const FILE_DAYS = 7

/** Quarantined until its bytes have been looked at; then checked, or refused and deleted. Forgotten: deleted once it had served. */
export const FileState = v.picklist(['expected', 'quarantined', 'checked', 'refused', 'forgotten'])
export type FileState = v.InferOutput<typeof FileState>

export const filesActions = {
  'files.begin': action({
    says: 'A place to send the bytes of a file to, past the functions; it is read only after a look at what it really is.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'too_large'],
    input: v.strictObject({
      street: StreetCode,
      purpose: FilePurpose,
      name: text(120),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
    output: v.object({
      file: FileId,
      /** `put`: HTTP PUT of the bytes to a link that ends soon. `cloud`: wx.cloud.uploadFile to this path. */
      to: v.variant('by', [
        v.object({ by: v.literal('put'), url: v.string() }),
        v.object({ by: v.literal('cloud'), cloudPath: v.string() }),
      ]),
    }),
  }),
}
