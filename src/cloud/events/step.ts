import { type EventStep, type EventStop, stepProblem } from '@/contract/events.rules'
import type { EventId, PersonId, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context, JobContext } from '../context'
import type { Tx } from '../database/database'
import { conflict } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import type { EventChange } from '../registers'
import { courseOf, demandRun } from './policy'
import { type EventRow, listFollowing, lock } from './repository/reads'

/** What the history and a conflict call the fields of an event. */
const fieldWords: Record<string, string> = {
  title: '标题',
  words: '介绍',
  where: '地点',
  opens: '报名开始',
  closes: '报名截止',
  door: '签到时间',
  starts: '开始时间',
  ends: '结束时间',
  capacity: '名额',
  maxParty: '同行人数',
  children: '能否带孩子',
  minimum: '最少人数',
  questions: '报名问题',
  audience: '面向的人',
  roles: '志愿者岗位',
  shifts: '志愿者班次',
  phone: '电话',
  forgetDays: '信息保留天数',
  state: '活动状态',
  heldAnyway: '人数不够也举行',
}

export interface Which {
  street: StreetCode
  event: EventId
  version: Version
}

const subjectOf = ({ event }: Pick<EventRow, 'event'>) => ({ noun: 'events', id: event }) as const

const STOPS: Record<EventStop, string> = {
  over: '活动已经结束',
  cancelled: '活动已经取消',
  published: '活动已经发布',
  draft: '活动还没有发布',
  decided: '人数已经到了判断的时间',
}

/** @throws AppError('conflict') where the step is not to be taken now */
function demandNow(kind: EventStep, row: EventRow, now: number): void {
  const is = stepProblem(kind, courseOf(row), now)
  if (is) throw conflict(STOPS[is], { why: 'event_stands', is })
}

/** What a step leaves in the history. */
interface Done {
  did: string
  by: PersonId | null
  now: number
  changed: readonly string[]
  before?: object
  after?: object
  note?: string | null
  cause?: string | null
}

/** Appends a step on a locked event to its history; answers the id of the row. */
export function record(tx: Tx, which: Omit<Which, 'version'>, { now, ...done }: Done) {
  return append(tx, { street: which.street, subject: subjectOf(which), at: now, ...done })
}

/** Lets everybody hear what has changed for those who have a place. */
export async function announce(
  tx: Tx,
  { street, event }: EventRow,
  change: Pick<EventChange, 'is' | 'by' | 'cause'>,
  context: JobContext,
): Promise<void> {
  for (const hear of context.cloud.wiring.eventChanged) {
    await hear(tx, { street, event, ...change }, context)
  }
}

/** What a step does to one event. @param cause the history row of the event with which it began; null for that one. Answers its own. */
export type Act = (
  tx: Tx,
  row: Authorized<EventRow>,
  cause: string | null,
) => Promise<string | null>

/** One step on an event: lock, ask whether they may, saw what stands and are in time, then `act` writes. */
export async function step(
  { db, actor, now }: Context,
  { street, event, version, reach }: Which & { reach: 'this' | 'following' },
  kind: EventStep,
  act: Act,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = demandRun(actor, await lock(tx, street, event))
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subjectOf(row) }, versions, fieldWords)
    demandNow(kind, row, now)
    const cause = await act(tx, row, null)
    if (reach === 'this' || !row.series) return
    for (const next of await listFollowing(tx, street, row)) {
      const following = await lock(tx, street, next)
      if (!following || following.startsAt.getTime() <= now) continue
      if (stepProblem(kind, courseOf(following), now)) continue
      await act(tx, demandRun(actor, following), cause)
    }
  })
}
