import type { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import type { ReportEvent } from '@/contract/reports'
import { isLive, type Move, moves, type ReportStep } from '@/contract/reports.rules'
import type { PersonId, ReportId, StreetCode, Version } from '@/contract/wire'
import { assign, finish } from '../assignments/repository'
import type { Authorized } from '../authorization'
import { wholeCalendar } from '../calendar/repository'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { goOn, isDueElsewhen, workDue } from './clocks'
import { demandSeen, demandStep, officesAround } from './policy'
import { type Course, lock, type ReportRow } from './repository/reads'
import { addHandler, setCourse } from './repository/writes'
import { tellConcerned, tellHandlers } from './telling'

/** What the history and a conflict call the fields of a report. */
const fieldWords: Record<string, string> = {
  state: '办理状态',
  owner: '负责人',
  category: '类别和期限',
  pause: '暂停申请',
  contact: '联系记录',
  progress: '办理进展',
  result: '办理结果',
  rating: '评价',
  followers: '关注的人',
}

export interface Which {
  street: StreetCode
  report: ReportId
  version: Version
}

/** What a step does besides its move. */
export interface Change {
  set?: Partial<Course>
  /** As the history names what changed; the state is added where it moved. */
  changed?: readonly string[]
  note?: string | null
  /** What the history keeps besides, such as the way of a contact. */
  kept?: Record<string, string>
  /** What those concerned are told; null: nothing that concerns them. */
  told: ReportEvent['did'] | null
}

/** Who takes a step, and as what. */
export interface Doing {
  step: ReportStep | 'undo'
  /** Null for a rule, and for a reporter: the history never names one. */
  by: PersonId | null
  as: Role | null
  /** Who is not told, because they did it. */
  actor: PersonId | null
  now: number
  cause?: string | null
}

const subjectOf = ({ report }: ReportRow) => ({ noun: 'reports', id: report }) as const

/** Where a report stands after a step; a pause that is left on the way is over. */
async function courseAfter(
  tx: Tx,
  row: Authorized<ReportRow>,
  to: Move['to'],
  set: Partial<Course>,
  now: number,
): Promise<Authorized<ReportRow>> {
  const state = to === 'before' ? (row.beforeMerge?.state ?? 'dispatched') : to
  const next = Object.assign({ ...row }, { state }, set)
  if (row.state === 'paused' && next.state !== 'paused') {
    Object.assign(next, goOn({ calendar: await wholeCalendar(tx) }, row, dayOf(now)))
  }
  if (next.state !== 'handling' && next.state !== 'paused') next.pause = null
  return next
}

const isAsked = ({ pause }: ReportRow) => pause !== null && pause.from === undefined

/** The work on a report is its owner's, until the day that is theirs now; nobody's once it is over. */
async function giveWork(tx: Tx, before: ReportRow, row: ReportRow, how: Doing): Promise<void> {
  const { street, owner, number: title } = row
  const { now, actor: by } = how
  const subject = subjectOf(row)
  if (isAsked(before) && !isAsked(row)) await finish(tx, street, subject, 'allow_pause', now)
  const stays = owner === before.owner && !isDueElsewhen(before, row)
  if (stays && isLive(before.state) && isLive(row.state) && how.step !== 'climb') return
  await finish(tx, street, subject, 'handle_report', now)
  if (!isLive(row.state)) return
  const due = workDue({ calendar: await wholeCalendar(tx) }, row, now)
  await assign(tx, { street, subject, kind: 'handle_report', title, owner, ...due, now })
  if (owner === before.owner) return
  const kind = row.state === 'verifying' ? 'report_to_verify' : 'report_assigned'
  await tellHandlers(tx, row, kind, [owner], { by, now })
  if (isLive(before.state) && before.state !== 'verifying' && row.state !== 'verifying') {
    await tellHandlers(tx, row, 'report_handed', [before.owner], { by, now })
  }
}

const termsOf = ({ state, owner, ownerRole, due, class: deadline, category }: ReportRow) => ({
  ...{ state, owner, ownerRole, due, class: deadline, category },
})

/**
 * Writes one step on a locked report: where it stands now, its history, the work of its owner, and the
 * word to those concerned. Single, bulk and rule steps all end here.
 * @returns the report as it is now
 */
export async function apply(
  tx: Tx,
  row: Authorized<ReportRow>,
  to: Move['to'],
  how: Doing,
  { set = {}, changed = [], note = null, kept = {}, told }: Change,
): Promise<Authorized<ReportRow>> {
  const { street } = row
  const next = await courseAfter(tx, row, to, set, how.now)
  await setCourse(tx, next)
  const moved = next.state === row.state ? [] : ['state']
  const cause = await append(tx, {
    ...{ street, subject: subjectOf(row), did: `reports.${how.step}`, by: how.by, at: how.now },
    changed: [...moved, ...changed],
    before: termsOf(row),
    after: { ...termsOf(next), ...kept, as: how.as },
    note,
    cause: how.cause ?? null,
  })
  await giveWork(tx, row, next, { ...how, cause })
  if (told) await tellConcerned(tx, next, told, { by: how.actor, now: how.now })
  return Object.assign(next, { version: row.version + 1 })
}

/** A report before a step and after it. */
export interface Stepped {
  before: ReportRow
  after: ReportRow
}

type Act<Answer> = (tx: Tx, row: Authorized<ReportRow>, how: Doing) => Promise<Answer>

/**
 * A step by somebody: lock, ask whether they may and saw what stands, then `act` says what it does.
 * @param then what follows from it by a rule, in the same transaction
 */
export async function step(
  context: Context,
  { street, report, version }: Which,
  kind: ReportStep,
  act: Act<Change>,
  then?: Act<void>,
): Promise<Stepped> {
  const { db, actor } = context
  return db.tx(async (tx) => {
    const seen = demandSeen(actor, await lock(tx, street, report, actor.person))
    const versions = { seen: version, current: seen.version }
    await demandFresh(tx, { street, noun: 'reports', id: report }, versions, fieldWords)
    const { row, move } = demandStep(actor, seen, kind)
    const how = doing(context, row, kind)
    const after = await apply(tx, row, move.to, how, await act(tx, row, how))
    await then?.(tx, after, how)
    return { before: row, after }
  })
}

/** How the history keeps who takes a step: a reporter is nobody there, somebody in office has a role. */
export function doing({ actor, now }: Context, row: ReportRow, kind: Doing['step']): Doing {
  const move = kind === 'undo' ? undefined : moves[row.state][kind]
  const asReporter = move?.by.includes('reporter') === true
  const role = row.owner === actor.person ? row.ownerRole : officesAround(actor, row)[0]?.role
  return {
    step: kind,
    by: asReporter ? null : actor.person,
    as: asReporter ? null : (role ?? null),
    actor: actor.person,
    now,
  }
}

/** Somebody who took it on or gave its result handled it: they never verify it. */
export const handledBy = (tx: Tx, row: Authorized<ReportRow>, { actor }: Doing): Promise<void> =>
  actor ? addHandler(tx, row, actor) : Promise.resolve()
