import type { ParsedInputOf } from '@/contract'
import { afterRating, RATING_DAYS } from '@/contract/reports.rules'
import { isWithinDays, REDO_WORKDAYS } from '@/contract/reports-clocks.rules'
import type { Authorized } from '../../authorization'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { conflict } from '../../errors'
import { begin, clocksOf } from '../clocks'
import { againBy, redoneBy } from '../given'
import type { Course, ReportRow } from '../repository/reads'
import type { Owner } from '../routing'
import { apply, type Change, type Doing, step } from '../step'
import { viewAfter } from '../view'

type Closing = 'reports.verify' | 'reports.rate' | 'reports.reopen'

/** A round of its own: another owner, a clock of three working days, no result yet. */
async function anotherRound(
  tx: Tx,
  row: ReportRow,
  owner: Owner,
  now: number,
): Promise<Partial<Course>> {
  const clock = begin(await clocksOf(tx, row.street), now, REDO_WORKDAYS)
  return { ...owner, ...clock, round: row.round + 1, closedAt: null, rating: null }
}

async function verify(context: Context, input: ParsedInputOf<'reports.verify'>) {
  const { pass, words } = input
  if (words !== undefined) await checkWords(context, [words])
  const note = words ?? null
  await step(context, input, pass ? 'pass' : 'fail', async (tx, row, { now }) => {
    if (pass) return { set: { closedAt: new Date(now) }, note, told: 'closed' }
    const owner = await againBy(tx, row, now)
    return { set: owner, changed: ['owner'], note, told: 'failed' }
  })
}

/** @throws AppError('conflict') where it was rated in this round, or is closed too long */
function demandRatable(row: ReportRow, now: number): void {
  if (row.rating !== null) throw conflict('这次办理已经评价过了')
  if (row.closedAt && isWithinDays(row.closedAt.getTime(), now, RATING_DAYS)) return
  throw conflict(`结案超过 ${RATING_DAYS} 天，不能再评价；问题还在的话，请再报一次`, {
    ...{ why: 'report_too_late', days: RATING_DAYS },
  })
}

type Rating = ParsedInputOf<'reports.rate'>

/** Dissatisfied: redone one level up, or where that was done or cannot be, a topic for a meeting. */
async function afterwards(
  tx: Tx,
  row: Authorized<ReportRow>,
  { rating, words }: Rating,
  how: Doing,
): Promise<void> {
  const leads = afterRating(rating, row.round)
  if (leads === 'nothing') return
  const owner = leads === 'redo' ? await redoneBy(tx, row, how.now) : undefined
  if (!owner) {
    const offered: Change = { set: { topic: true }, told: 'topic' }
    await apply(tx, row, 'closed', { ...how, step: 'topic' }, offered)
    return
  }
  const set = await anotherRound(tx, row, owner, how.now)
  const redone: Change = { set, changed: ['owner'], note: words ?? null, told: 'reopened' }
  await apply(tx, row, 'reopened', { ...how, step: 'redo' }, redone)
}

async function rate(context: Context, input: Rating) {
  const { rating, words } = input
  if (words !== undefined) await checkWords(context, [words])
  const then = (tx: Tx, row: Authorized<ReportRow>, how: Doing) => afterwards(tx, row, input, how)
  await step(
    context,
    input,
    'rate',
    async (_tx, row, { now }) => {
      demandRatable(row, now)
      const set = { rating, ratingWords: words ?? null }
      return { set, changed: ['rating'], note: words ?? null, told: null }
    },
    then,
  )
}

async function reopen(context: Context, input: ParsedInputOf<'reports.reopen'>) {
  const { words } = input
  await checkWords(context, [words])
  await step(context, input, 'reopen', async (tx, row, { now }) => {
    const owner = await redoneBy(tx, row, now)
    if (!owner) throw conflict('办理过的人不能重办，上面没有别人可以接手')
    const set = await anotherRound(tx, row, owner, now)
    return { set, changed: ['owner'], note: words, told: 'reopened' }
  })
}

/** How a report ends, and how it begins again. */
export const closing: Pick<Handlers<'reports'>, Closing> = {
  async 'reports.verify'(input, context) {
    await verify(context, input)
    return viewAfter(input, context)
  },

  async 'reports.rate'(input, context) {
    await rate(context, input)
    return viewAfter(input, context)
  },

  async 'reports.reopen'(input, context) {
    await reopen(context, input)
    return viewAfter(input, context)
  },
}
