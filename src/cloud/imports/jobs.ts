import { DAY } from '@/contract/calendar.rules'
import { PREVIEW_DAYS } from '@/contract/imports'
import type { ImportId, StreetCode } from '@/contract/wire'
import { type Authorized, authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import { forget } from '../files/intake'
import { listKept } from '../files/repository'
import type { DueStep, Job } from '../registers'
import { readOn } from './parts'
import { listLeft } from './repository/parts'
import { listServed, listWaiting } from './repository/reads'
import { expireImport } from './step'

/** A phone asks for the next part within seconds: after this long it has gone. */
const LEFT_MS = 60_000
/** Parts that one run of the timer reads of a file; the rest comes at the next. */
const PARTS_A_RUN = 10

async function readSome(
  context: JobContext,
  scope: Authorized<{ street: StreetCode }>,
  id: ImportId,
): Promise<void> {
  for (let part = 0; part < PARTS_A_RUN; part++) if (!(await readOn(context, scope, id))) return
}

/** Files whose phone went away are read to their end. */
export const readLeft: Job = {
  name: 'imports.readLeft',
  async due(db, street, now) {
    const left = await listLeft(db, street, new Date(now - LEFT_MS))
    const scope = authorizedByRule('a file that was taken in is read to its end', { street })
    return left.map((id) => (context) => readSome(context, scope, id))
  },
}

/** What a file held of people goes with it: once it was applied, undone, or left lying. */
export const forgetFiles: Job = {
  name: 'imports.forgetFiles',
  async due(db, street, now) {
    const waiting = await listWaiting(db, street, new Date(now - PREVIEW_DAYS * DAY))
    const served = await listKept(db, street, await listServed(db, street))
    const scope = authorizedByRule('a file is forgotten once it has served', { street })
    return [
      ...waiting.map(
        (id): DueStep =>
          (context) =>
            expireImport(context, scope, id),
      ),
      ...served.map(
        (file): DueStep =>
          (context) =>
            forget(context, file),
      ),
    ]
  },
}
