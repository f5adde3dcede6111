import type { ParsedInputOf } from '@/contract'
import { addDays, addWorkdays, dayOf } from '@/contract/calendar.rules'
import { clockOn, MAX_PAUSE_DAYS, PAUSE_ANSWER_WORKDAYS } from '@/contract/reports-clocks.rules'
import type { Day } from '@/contract/wire'
import { assign } from '../../assignments/repository'
import { wholeCalendar } from '../../calendar/repository'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { AppError, conflict } from '../../errors'
import { personOf } from '../../policy'
import { above } from '../given'
import type { ReportRow } from '../repository/reads'
import { type Doing, step } from '../step'
import { tellHandlers } from '../telling'
import { viewAfter } from '../view'

type Pausing = 'reports.askPause' | 'reports.answerPause' | 'reports.resume'

const asked = (row: ReportRow) => row.pause !== null && row.pause.from === undefined

/** Who stands above is asked, with a day of their own to answer. */
async function askAbove(tx: Tx, row: ReportRow, { now, actor: by }: Doing): Promise<void> {
  const { street, report, number: title } = row
  const answering = await above(tx, row, [row.owner], now)
  if (!answering) throw conflict('上面没有人可以批准暂停，请先请街道任命一位')
  const { owner } = answering
  const subject = { noun: 'reports', id: report } as const
  const { day: due, about } = addWorkdays(
    await wholeCalendar(tx),
    dayOf(now),
    PAUSE_ANSWER_WORKDAYS,
  )
  await assign(tx, { street, subject, kind: 'allow_pause', title, owner, due, about, now })
  await tellHandlers(tx, row, 'report_pause_asked', [owner], { by, now })
}

/** A clock that has run out does not stand still any more. @throws AppError('conflict') */
function demandInTime(row: ReportRow, today: Day): void {
  if (clockOn(today, row) === 'red') throw conflict('已经超过期限，不能再暂停计时')
}

async function askPause(context: Context, input: ParsedInputOf<'reports.askPause'>) {
  const { until, words: reason } = input
  const today = dayOf(context.now)
  if (until <= today || until > addDays(today, MAX_PAUSE_DAYS)) {
    throw new AppError('invalid', `暂停到哪一天，请选明天起 ${MAX_PAUSE_DAYS} 天以内`, 'until')
  }
  await checkWords(context, [reason])
  const askedBy = personOf(context.actor)
  await step(context, input, 'askPause', async (tx, row, how) => {
    if (row.pause) throw conflict('已经申请过暂停，请等批复', { why: 'report_pause', asked: true })
    demandInTime(row, today)
    await askAbove(tx, row, how)
    const pause = { reason, until, askedBy }
    return { set: { pause }, changed: ['pause'], note: reason, told: null }
  })
}

async function answerPause(context: Context, input: ParsedInputOf<'reports.answerPause'>) {
  const { allow, words } = input
  if (words !== undefined) await checkWords(context, [words])
  const kind = allow ? 'allowPause' : 'refusePause'
  await step(context, input, kind, async (tx, row, { now, actor: by }) => {
    if (!row.pause || !asked(row)) {
      throw conflict('没有等待批复的暂停申请', { why: 'report_pause', asked: false })
    }
    if (allow) demandInTime(row, dayOf(now))
    const note = words ?? null
    if (!allow) {
      await tellHandlers(tx, row, 'report_pause_refused', [row.owner], { by, now })
      return { set: { pause: null }, changed: ['pause'], note, told: null }
    }
    const pause = { ...row.pause, from: dayOf(now) }
    return { set: { pause }, changed: ['pause'], note, told: 'paused' }
  })
}

/** The clock stands still only with a reason, and when somebody above has allowed it. */
export const pausing: Pick<Handlers<'reports'>, Pausing> = {
  async 'reports.askPause'(input, context) {
    await askPause(context, input)
    return viewAfter(input, context)
  },

  async 'reports.answerPause'(input, context) {
    await answerPause(context, input)
    return viewAfter(input, context)
  },

  async 'reports.resume'(input, context) {
    await step(context, input, 'resume', async () => ({ changed: ['pause'], told: 'resumed' }))
    return viewAfter(input, context)
  },
}
