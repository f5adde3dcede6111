import { type FilePurpose, MAX_FILE_BYTES } from '@/contract/files'
import type { FileId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize, authorizedByRule } from '../../authorization'
import type { Context, JobContext } from '../../context'
import { AppError, notFound } from '../../errors'
import { personOf } from '../../policy'
import { demandSender } from '../policy'
import { type FileRow, type FileType, findOwn, setState } from '../repository'
import { type Sniffed, sniff } from './sniff'

export interface CheckedFile {
  name: string
  type: FileType
  bytes: Buffer
}

const refusal = (words: string) => new AppError('invalid', words, 'file')

async function look(file: FileRow, bytes: Buffer): Promise<Sniffed> {
  if (bytes.length > MAX_FILE_BYTES[file.purpose]) return { refused: '文件太大' }
  if (bytes.length !== file.bytes) return { refused: '文件没有传完整，请重新选择文件再传一次' }
  return sniff(bytes)
}

/** Lets go of the bytes of a file that has served. The bytes first: cut off in between, the next run ends it. */
export async function forget(
  { cloud, db }: Pick<JobContext, 'cloud' | 'db'>,
  file: FileRow,
): Promise<void> {
  const rule = 'a file is forgotten once it has served'
  await cloud.outside.storage.remove(file.path)
  await setState(db, authorizedByRule(rule, file), 'forgotten', null)
}

/** Marks a file as refused and lets go of its bytes: nobody reads them again. */
async function refuse({ cloud, db }: Context, file: Authorized<FileRow>): Promise<void> {
  await setState(db, file, 'refused', null)
  await cloud.outside.storage.remove(file.path)
}

/**
 * The bytes of a file that this person sent for this purpose, after a look at what they really are.
 * The look is taken at every opening: a link may be used again until it ends.
 * @throws AppError('not_found') for another's file; AppError('invalid') with `field` file where nothing
 * came or what came is refused
 */
export async function openChecked(
  context: Context,
  street: StreetCode,
  file: FileId,
  purpose: FilePurpose,
): Promise<CheckedFile> {
  const { cloud, db, actor } = context
  demandSender(actor, street, purpose)
  const owner = personOf(actor)
  const row = await findOwn(db, { street, file, purpose, owner })
  if (!row) throw notFound('文件')
  const own = authorize(row, row.owner === owner)
  if (row.state === 'refused') throw refusal('这个文件没有通过检查，请换一个文件')
  if (row.state === 'forgotten') throw refusal('这个文件已经用过并删除，请重新选择文件再传一次')
  const stored = await cloud.outside.storage.read(row.path)
  if (!stored) throw refusal('还没有收到这个文件，请重新选择文件再传一次')
  await setState(db, own, 'quarantined', null)
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength)
  const sniffed = await look(row, bytes)
  if ('refused' in sniffed) {
    await refuse(context, own)
    throw refusal(sniffed.refused)
  }
  await setState(db, own, 'checked', sniffed.type)
  return { name: row.name, type: sniffed.type, bytes }
}
