import { DAY } from '@/contract/calendar.rules'
import { FILE_DAYS } from '@/contract/files'
import type { Job } from '../registers'
import { forget } from './intake'
import { listOld } from './repository'

/** Files that nobody did anything with are forgotten too. */
export const forgetOldFiles: Job = {
  name: 'files.forgetOld',
  async due(db, street, now) {
    const old = await listOld(db, street, new Date(now - FILE_DAYS * DAY))
    return old.map((file) => (context) => forget(context, file))
  },
}
