import { MAX_FILE_BYTES } from '@/contract/files'
import type { FileId } from '@/contract/wire'
import type { Handlers } from '../context'
import { AppError } from '../errors'
import { newId } from '../ids'
import { personOf } from '../policy'
import { demandSender } from './policy'
import { insertFile } from './repository'

export const files: Handlers<'files'> = {
  async 'files.begin'({ street, purpose, name, bytes }, { cloud, db, actor, now }) {
    const owner = personOf(actor)
    const scope = demandSender(actor, street, purpose)
    const most = MAX_FILE_BYTES[purpose]
    if (bytes > most) {
      throw new AppError('too_large', `文件太大，最多 ${most / 1024 / 1024} MB`, 'bytes')
    }
    const file = newId<FileId>()
    const path = [purpose, street, file].join('/')
    const to = await cloud.outside.storage.ticket(path, bytes)
    await insertFile(db, scope, { file, purpose, name, bytes, path, owner, now })
    return { file, to }
  },
}
