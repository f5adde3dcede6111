import { DAY } from '@/contract/calendar.rules'
import { FILE_DAYS } from '@/contract/files'
import { authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import type { DueStep, Job } from '../registers'
import { forget } from './intake'
import { type FileRow, listOld, setLapsed } from './repository'
import { listOpen } from './repository/photos'
import { advance, moveOf } from './step'

/** Each takes a second or two, and a run of the timer has a minute for all streets. */
const CLEANED_A_RUN = 8

/** The bytes first: cut off in between, the next run ends it. */
async function lapse({ cloud, db }: JobContext, file: FileRow): Promise<void> {
  await cloud.outside.storage.remove(file.path)
  await setLapsed(db, authorizedByRule('a file is forgotten once it has served', file))
}

/** Files that nobody did anything with are forgotten too. */
export const forgetOldFiles: Job = {
  name: 'files.forgetOld',
  async due(db, street, now) {
    const old = await listOld(db, street, new Date(now - FILE_DAYS * DAY))
    return old.map(
      (file): DueStep =>
        (context) =>
          file.purpose === 'import' ? forget(context, file) : lapse(context, file),
    )
  },
}

/** Photos on their way from quarantine to being shown, and the bytes of those that never will be. */
export const cleanPhotos: Job = {
  name: 'files.clean',
  async due(db, street, now) {
    let cleaned = 0
    const open = await listOpen(db, street)
    return open
      .filter((photo) => {
        const move = moveOf(photo, now)
        if (move === 'clean') cleaned += 1
        return move !== undefined && (move !== 'clean' || cleaned <= CLEANED_A_RUN)
      })
      .map(
        (photo): DueStep =>
          (context) =>
            advance(context, photo),
      )
  },
}
