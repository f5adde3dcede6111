import type { ImportId, StreetCode } from '@/contract/wire'
import { type Authorized, authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import type { Job } from '../registers'
import { readOn } from './parts'
import { listLeft } from './repository/parts'

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
