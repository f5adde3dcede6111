import type { Assignment } from '@/contract/assignments'
import { dayOf } from '@/contract/calendar.rules'
import type { StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'
import type { DueStep, Job, Registers } from '../registers'
import { releaseStandIn } from './handover'
import { listGoneStandIns, listLeft } from './repository/offices'
import { nowOf } from './step'

type Handovers = Registers['handover']

const RAN_OUT = '原负责人任期届满，按规则交给下一位'

/** Work whose owner no longer does such work goes to whom the wizard would propose. Where there is nobody, it waits for the next run. */
async function handOn(
  handover: Handovers,
  db: Db,
  street: StreetCode,
  now: number,
): Promise<DueStep[]> {
  const kinds = Object.keys(handover) as Assignment['kind'][]
  const today = dayOf(now)
  const left = await Promise.all(
    kinds.map((kind) => listLeft(db, street, kind, today, handover[kind].roles)),
  )
  return left.flat().map(
    (work) => (context) =>
      context.db.tx(async (tx) => {
        const kind = handover[work.kind]
        const [next] = await kind.candidates(tx, street, work, today)
        if (!next) return
        const how = { to: next.person, by: null, now: context.now, cause: null, note: RAN_OUT }
        await kind.hand(tx, street, work, how)
      }),
  )
}

/** On the first day after an appointment ran out, nothing is left behind: neither work nor a right to stand in. */
export const ranOut = (handover: Handovers): Job => ({
  name: 'appointments.ranOut',
  async due(db, street, now) {
    const gone = await listGoneStandIns(db, street, dayOf(now))
    const release = gone.map(
      (person): DueStep =>
        (context) =>
          context.db.tx((tx) =>
            releaseStandIn(tx, street, person, { at: nowOf(context.now), by: null }),
          ),
    )
    return [...(await handOn(handover, db, street, now)), ...release]
  },
})
