import { HOTLINE } from '@/contract/areas.rules'
import { dayOf } from '@/contract/calendar.rules'
import type { Category } from '@/contract/reports'
import { reportNumber } from '@/contract/reports.rules'
import type { AreaCode, ReportId, StreetCode } from '@/contract/wire'
import { assign } from '../assignments/repository'
import type { Authorized } from '../authorization'
import { checkWords } from '../content'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { AppError } from '../errors'
import { attach } from '../files/intake/photos'
import { append } from '../history/repository'
import { newId } from '../ids'
import { returnNumber, takeNumber } from '../numbers'
import { personOf } from '../policy'
import { begin, type Clocks, clocksOf, contactBy, workDue } from './clocks'
import { find, findByClient, type ReportRow } from './repository/reads'
import { insertReport } from './repository/writes'
import { answerFor, deskOf, type Owner } from './routing'
import { tellHandlers } from './telling'
import { categoryOf, contactOf, type Located, locate, type Submission } from './told'

type Scope = Authorized<{ street: StreetCode }>

/** Who has it first: whoever answers for the place, or the street's desk. */
async function firstOwner(
  tx: Tx,
  street: StreetCode,
  { dispatch }: Category,
  area: AreaCode,
  now: number,
): Promise<Owner> {
  const duty = { street, now, except: [] }
  const owner =
    dispatch === 'grid' ? await answerFor(tx, { ...duty, area }) : await deskOf(tx, duty)
  if (!owner)
    throw new AppError('unavailable', `本街道暂时没有人能办理，请拨打 ${HOTLINE} 市民热线`)
  return owner
}

/** What the calendar says of a report that comes now. */
function termsOf(clocks: Clocks, category: Category, now: number) {
  const clock = begin(clocks, now, clocks.settings.finish[category.class])
  return { ...clock, ...contactBy(clocks, clock.received) }
}

/** The steps by which a rule brings a report to its first owner; no reporter is named. */
async function record(tx: Tx, row: ReportRow, { actor, now }: Context): Promise<void> {
  const { street, report, number, owner, ownerRole, due, state, via } = row
  const subject = { noun: 'reports', id: report } as const
  const by = via === 'app' ? null : actor.person
  const line = { street, subject, at: now }
  const after = { number, via, state: 'reported', due, as: null }
  let cause = await append(tx, { ...line, did: 'reports.submit', by, after })
  if (state === 'reported') return
  for (const [did, reached] of [
    ['reports.file', 'filed'],
    ['reports.dispatch', 'dispatched'],
  ] as const) {
    const terms = { state: reached, owner, ownerRole, due, as: null }
    cause = await append(tx, { ...line, did, by: null, changed: ['state'], after: terms, cause })
  }
}

/** Keeps it, with a number, an owner and its clocks; nothing happens where a twin with the same client id was faster. */
async function keep(
  tx: Tx,
  scope: Scope,
  told: Submission,
  { category, located, clocks }: { category: Category; located: Located; clocks: Clocks },
  context: Context,
): Promise<void> {
  const { actor, now, cloud } = context
  const { street } = scope
  const report = newId<ReportId>()
  const first = await firstOwner(tx, street, category, located.area, now)
  const today = dayOf(now)
  const number = reportNumber(today, await takeNumber(tx, scope, 'reports', today))
  const { maker, client, via, reporter, anonymous, words, photos } = told
  const kept = await insertReport(tx, {
    ...{ ...scope, report, number },
    ...{ maker, client, via, reporter, anonymous, words },
    ...{ category: category.code, class: category.class, open: category.open },
    ...{ ...located, ...first, ...termsOf(clocks, category, now), ...contactOf(told, context) },
    state: category.dispatch === 'grid' ? 'dispatched' : 'reported',
    demo: cloud.settings.demonstration,
    now,
  })
  if (!kept) return returnNumber(tx, scope, 'reports', today)
  const row = await find(tx, street, report, actor.person)
  if (!row) throw new Error('what was kept is there')
  await record(tx, row, context)
  const subject = { noun: 'reports', id: report } as const
  if (photos.length > 0) {
    await attach(tx, { street, person: personOf(actor), subject, files: photos, now })
  }
  const due = workDue(clocks, row, now)
  const work = { street, subject, kind: 'handle_report', title: number, owner: row.owner } as const
  await assign(tx, { ...work, ...due, now })
  await tellHandlers(tx, row, 'report_assigned', [row.owner], { by: actor.person, now })
}

/**
 * Whether others may read its words. WeChat's check knows people of WeChat only: what comes by the open
 * interface may be out of its reach, and is then for those who handle it alone.
 * @throws AppError('content_refused')
 */
async function mayBeRead(context: Context, { words, at, via }: Submission): Promise<boolean> {
  try {
    await checkWords(context, [words, at.by === 'map' ? (at.address ?? '') : ''])
    return true
  } catch (error) {
    const beyond = error instanceof AppError && error.code === 'unavailable'
    if (beyond && via === 'open311') return false
    throw error
  }
}

/**
 * Reports something; the same client id by the same maker again answers the first one.
 * @throws AppError('not_found' | 'invalid' | 'unavailable' | 'content_refused')
 */
export async function submit(context: Context, scope: Scope, told: Submission): Promise<ReportRow> {
  const { db } = context
  const sentBefore = () => findByClient(db, scope.street, told.maker, told.client)
  const before = await sentBefore()
  if (before) return before
  const named = await categoryOf(context, scope.street, told)
  const category = { ...named, open: (await mayBeRead(context, told)) && named.open }
  const located = await locate(context, scope.street, told.at)
  // outside the transaction: they are remembered, or change once a year
  const clocks = await clocksOf(db, scope.street)
  await db.tx((tx) => keep(tx, scope, told, { category, located, clocks }, context))
  const row = await sentBefore()
  if (!row) throw new Error('what was kept is there')
  return row
}
