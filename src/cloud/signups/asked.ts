import type { ParsedInputOf } from '@/contract'
import { phaseOf, takesSignups } from '@/contract/events.rules'
import type { EventPhase } from '@/contract/events.shapes'
import { wrongAnswer } from '@/contract/signups.rules'
import { MAX_OWN_SHIFTS } from '@/contract/signups.shapes'
import type { PersonId, PlaceId, ShiftId, StreetCode } from '@/contract/wire'
import type { Context } from '../context'
import type { Db } from '../database/database'
import { isExclusionViolation } from '../database/sql-errors'
import { AppError, conflict, notFound } from '../errors'
import { isFor, standingOf } from '../events/intake'
import type { EventRow } from '../events/repository/reads'
import { listTaken } from './repository/reads'

type Asked = ParsedInputOf<'signups.make'>

const PHASES: Record<EventPhase, string> = {
  draft: '这个活动还没有发布',
  announced: '报名还没有开始',
  open: '现在不能报名',
  full: '名额已满，现场开始后不再排队',
  closed: '报名已经截止',
  door: '已经开始签到，报名已经截止，请直接到现场',
  on: '活动已经开始，报名已经截止，请直接到现场',
  over: '活动已经结束',
  cancelled: '活动已经取消',
}

/** That nobody signs up at this moment, and why. */
export const notOpen = (phase: EventPhase) => conflict(PHASES[phase], { why: 'not_open', phase })

export const shiftFull = (shift: ShiftId) =>
  conflict('这个班次刚刚满了，请换一个', { why: 'shift_full', shift })

/** @throws AppError('conflict') where nobody signs up now, or not this person */
export async function demandOpen(context: Context, event: EventRow): Promise<void> {
  const standing = standingOf(event)
  if (!takesSignups(standing, context.now)) throw notOpen(phaseOf(standing, context.now))
  if (await isFor(context, event)) return
  throw conflict('这个活动面向别的片区或岗位', { why: 'not_for_you' })
}

/** @throws AppError('invalid') where such a party may not come */
export function demandParty(event: EventRow, { guests, shifts, guardian }: Asked): void {
  if (guests.length + shifts.length === 0) {
    throw new AppError('invalid', '请至少选一位参加的人或一个班次', 'guests', { why: 'nobody' })
  }
  const most = Math.min(event.maxParty, event.capacity)
  if (guests.length > most) {
    const words = most === 0 ? '这个活动只招志愿者' : `一次最多报 ${most} 人`
    throw new AppError('invalid', words, 'guests', { why: 'party_too_large', most })
  }
  if (!guests.some(({ child }) => child)) return
  if (!event.children) {
    const words = '这个活动不接待儿童'
    throw new AppError('invalid', words, 'guests', { why: 'children', allowed: false })
  }
  if (guardian) return
  const words = '请监护人确认同意儿童参加'
  throw new AppError('invalid', words, 'guardian', { why: 'children', allowed: true })
}

/** @throws AppError('invalid') at the question whose answer is missing or none */
export function demandAnswers({ questions }: EventRow, { answers }: Asked): void {
  const wrong = wrongAnswer(questions, answers)
  if (wrong !== undefined) throw new AppError('invalid', '请回答这个问题', `answers.${wrong}`)
}

/**
 * The shifts of an event that somebody asks for.
 * @param kept how many of it they have besides
 * @throws AppError('not_found' | 'conflict' | 'invalid')
 */
export function demandShifts(
  event: EventRow,
  shifts: readonly ShiftId[],
  kept = 0,
): EventRow['shifts'] {
  if (kept + shifts.length > MAX_OWN_SHIFTS) {
    throw new AppError('invalid', `每人最多 ${MAX_OWN_SHIFTS} 个班次`, 'shifts')
  }
  const rows = shifts.map((id) => {
    const row = event.shifts.find(({ shift }) => shift === id)
    if (!row) throw notFound('班次')
    if (row.taken >= row.seats) throw shiftFull(id)
    return row
  })
  for (const [i, one] of rows.entries()) {
    const other = rows.slice(0, i).find((before) => meets(one, before))
    if (other) throw overlaps(event.title, other)
  }
  return rows
}

interface Span {
  from: string | Date
  until: string | Date
}

const ms = (at: string | Date) => (typeof at === 'string' ? Date.parse(at) : at.getTime())
const iso = (at: string | Date) => new Date(ms(at)).toISOString()
const meets = (a: Span, b: Span) => ms(a.from) < ms(b.until) && ms(b.from) < ms(a.until)

function overlaps(title: EventRow['title'], { from, until }: Span): AppError {
  const because = { why: 'shift_overlap', title, from: iso(from), until: iso(until) } as const
  return conflict(`这个时段您已经有“${title.zh}”的班次`, because)
}

interface Whose {
  street: StreetCode
  person: PersonId
  now: number
  /** Places that they give back at the same time. */
  except?: readonly PlaceId[]
}

/** @throws AppError('conflict') where one of these shifts is at the same time as one that somebody has */
export async function demandTime(db: Db, whose: Whose, shifts: readonly Span[]): Promise<void> {
  if (shifts.length === 0) return
  const taken = await listTaken(db, whose.street, whose.person, new Date(whose.now))
  for (const one of shifts) {
    const other = taken.find((mine) => !whose.except?.includes(mine.place) && meets(mine, one))
    if (other) throw overlaps(other.title, other)
  }
}

/** Does what takes shifts; where a call at the same moment took the time of one, says with which it meets. */
export async function inTime<Done>(
  db: Db,
  whose: Whose,
  shifts: () => readonly Span[],
  run: () => Promise<Done>,
): Promise<Done> {
  try {
    return await run()
  } catch (error) {
    if (!isExclusionViolation(error)) throw error
    await demandTime(db, whose, shifts())
    throw new AppError('unavailable', '刚才有人同时在报名，请再试一次')
  }
}
