import { MAX_FILE_BYTES } from '@/contract/files'
import type { FileId } from '@/contract/wire'
import type { Handlers } from '../context'
import { AppError } from '../errors'
import { newId } from '../ids'
import { personOf } from '../policy'
import { demandSender } from './policy'
import { countExpected, insertFile, isStreet } from './repository'

/** Files of somebody that may lie unused at once: the outbox of a phone holds far fewer. */
const MAX_EXPECTED = 100

export const files: Handlers<'files'> = {
  async 'files.begin'({ street, purpose, name, bytes, client }, { cloud, db, actor, now }) {
    const owner = personOf(actor)
    const scope = demandSender(actor, street, purpose, await isStreet(db, street))
    const most = MAX_FILE_BYTES[purpose]
    if (bytes > most) {
      throw new AppError('too_large', `文件太大，最多 ${most / 1024 / 1024} MB`, 'bytes')
    }
    if ((await countExpected(db, street, owner)) >= MAX_EXPECTED) {
      throw new AppError('too_many', '已经有很多没有用上的文件，请过些时候再传')
    }
    const fresh = newId<FileId>()
    const { file, path, taken } = await insertFile(db, scope, {
      ...{ file: fresh, purpose, name, bytes, owner, now },
      path: [purpose, street, fresh].join('/'),
      client: client ?? null,
    })
    if (taken) return { file, to: { by: 'none' } }
    return { file, to: await cloud.outside.storage.ticket(path, bytes) }
  },
}
