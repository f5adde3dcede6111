import type { Role } from '@/contract/areas'
import { addDays, addWorkdays, dayOf, isWorkday, startOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import { isLive, moves, type ReportStep } from '@/contract/reports.rules'
import type { ReportRating, ReportResult, ReportState } from '@/contract/reports.shapes'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import {
  CLIMB_WORKDAYS,
  DEFAULT_CLOCKS,
  dueOn,
  PAUSE_ANSWER_WORKDAYS,
  pausedWorkdays,
  REDO_WORKDAYS,
  receivedOn,
  workDay,
  yellowOn,
} from '@/contract/reports-clocks.rules'
import type { Day } from '@/contract/wire'
import { keyedId } from './keyed-id'
import { above, type Duty, deskOf, firstOf, leadAt } from './reports-offices'

/**
 * What became of a report of the demonstration, told step by step: the same moves, clocks and owners as
 * the cloud gives, so that whoever goes on with it finds a report like any other.
 */

/** Minutes ago (`50m`), or a working day around today with the hour (`-3 09:40`). */
export type When = string

export type DemoStep =
  | { step: 'file' | 'accept' | 'allowPause' | 'resume' | 'withdraw'; when: When }
  | { step: 'contact' | 'progress' | 'pass' | 'fail'; when: When; words?: string }
  | { step: 'dispatch' | 'return'; when: When; to: Role; words: string }
  | { step: 'askPause'; when: When; until: number; words: string }
  | { step: 'resolve'; when: When; result: ReportResult; words: string }
  | { step: 'rate'; when: When; rating: ReportRating; words?: string }
  | { step: 'merge'; when: When; into: string }
  | { step: 'follow'; when: When; who: number }
  | { step: 'climb' }

/** What a report is told of and by whom; the place is a building of the demonstration. */
export interface DemoReport {
  key: string
  category: string
  area: string
  reported: When
  via: 'app' | 'phone' | 'walk_in'
  /** How many of the street's desk were away when it came. */
  away?: number
  steps: readonly DemoStep[]
}

interface Pause {
  reason: string
  until: Day
  askedBy: string
  from?: Day
}

/** Where a report stands, in the words of its table. */
interface Course {
  state: ReportState
  category: string
  class: 'a' | 'b' | 'c' | 'd'
  owner: string
  owner_role: Role
  received: Day
  contact_due: Day
  contact_about: boolean
  contacted_at: Date | null
  finish_days: number
  paused_days: number
  yellow: Day
  due: Day
  due_about: boolean
  pause: Pause | null
  round: number
  returns: number
  result: ReportResult | null
  result_words: string | null
  resolved_by: string | null
  resolved_role: Role | null
  resolved_at: Date | null
  closed_at: Date | null
  rating: ReportRating | null
  rating_words: string | null
  topic: boolean
  merged_into: string | null
  before_merge: { state: ReportState } | null
  version: number
}

interface DemoWork {
  id: string
  kind: 'handle_report' | 'allow_pause'
  owner: string
  given_at: Date
  due: Day
  about: boolean
  late_raised: boolean
  done_at: Date | null
}

interface DemoHistory {
  id: string
  step: number
  at: Date
  did: string
  by_person: string | null
  changed: string[]
  before: object | null
  after: object | null
  note: string | null
  cause: string | null
}

export const reportId = (key: string) => keyedId(`report ${key}`)

/** The working day around today; on a day off, today is the next one. */
function workday(calendar: Calendar, today: Day, n: number): Day {
  let day = isWorkday(calendar, today) ? today : addWorkdays(calendar, today, 1).day
  if (n > 0) return addWorkdays(calendar, day, n).day
  for (let left = n; left < 0; ) {
    day = addDays(day, -1)
    if (isWorkday(calendar, day)) left += 1
  }
  return day
}

const MINUTE = 60_000

function momentOf(calendar: Calendar, when: When, now: number): number {
  const [first = '', clock = '0:0'] = when.split(' ')
  if (first.endsWith('m')) return now - Number.parseInt(first, 10) * MINUTE
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const day = workday(calendar, dayOf(now), Number(first))
  return startOf(day) + (hours * 60 + minutes) * MINUTE
}

const isAsked = ({ pause }: Course) => pause !== null && pause.from === undefined

const termsOf = ({ state, owner, owner_role: ownerRole, due, class: cls, category }: Course) => ({
  ...{ state, owner, ownerRole, due, class: cls, category },
})

const dayOfWork = ({ state, pause, contacted_at, contact_due, due }: Course): Day =>
  workDay({
    ...{ state, due, pausedUntil: pause?.until },
    ...{ contacted: contacted_at !== null, contactDue: contact_due },
  })

/** Plays a report from its first moment to now. */
export class Playing {
  readonly course: Course
  readonly works: DemoWork[] = []
  readonly history: DemoHistory[] = []
  readonly handlers = new Set<string>()
  readonly followers: { who: number; since: Date }[] = []
  readonly reportedAt: number
  private readonly duty: Duty
  private last: number

  constructor(
    private readonly calendar: Calendar,
    private readonly now: number,
    readonly report: DemoReport,
    readonly number: (day: Day) => string,
    maker: string,
  ) {
    this.duty = { area: report.area }
    this.reportedAt = momentOf(calendar, report.reported, now)
    this.last = this.reportedAt
    this.course = this.begun()
    this.submitted(maker)
    for (const step of report.steps) this.take(step)
  }

  private begun(): Course {
    const category = DEFAULT_CATEGORIES.find(({ code }) => code === this.report.category)
    if (!category) throw new Error(`no category ${this.report.category}`)
    const grid = category.dispatch === 'grid'
    const { day: received } = receivedOn(this.calendar, this.reportedAt, DEFAULT_CLOCKS.cutoff)
    const contact = addWorkdays(this.calendar, received, DEFAULT_CLOCKS.contact)
    return {
      ...{
        state: grid ? 'dispatched' : 'reported',
        category: category.code,
        class: category.class,
      },
      ...(grid ? firstOf(this.duty) : deskOf(this.duty, this.report.away)),
      ...{ contact_due: contact.day, contact_about: contact.about, contacted_at: null },
      ...this.clock(received, DEFAULT_CLOCKS.finish[category.class], 0),
      ...{ pause: null, round: 1, returns: 0, result: null, result_words: null, resolved_by: null },
      ...{ resolved_role: null, resolved_at: null, closed_at: null, rating: null },
      ...{ rating_words: null, topic: false, merged_into: null, before_merge: null, version: 1 },
    }
  }

  private clock(received: Day, finish_days: number, paused_days: number) {
    const clock = { received, workdays: finish_days, paused: paused_days }
    const { day: due, about: due_about } = dueOn(this.calendar, clock)
    return {
      received,
      finish_days,
      paused_days,
      yellow: yellowOn(this.calendar, clock),
      due,
      due_about,
    }
  }

  private append(row: Omit<DemoHistory, 'id' | 'step' | 'at'>): string {
    const step = this.history.length + 1
    const id = keyedId(`report ${this.report.key} step ${step}`)
    this.history.push({ id, step, at: new Date(this.last), ...row })
    return id
  }

  private submitted(maker: string): void {
    const { owner, owner_role: ownerRole, due, state } = this.course
    const { via } = this.report
    const by_person = via === 'app' ? null : maker
    const nothing = { changed: [], before: null, note: null, cause: null }
    const number = this.number(dayOf(this.reportedAt))
    const first = { number, via, state: 'reported', due, as: null }
    let cause = this.append({ ...nothing, did: 'reports.submit', by_person, after: first })
    const passed = state === 'dispatched' ? (['file', 'dispatch'] as const) : []
    for (const step of passed) {
      const reached = step === 'file' ? 'filed' : 'dispatched'
      const after = { state: reached, owner, ownerRole, due, as: null }
      const row = { ...nothing, did: `reports.${step}`, by_person: null, changed: ['state'] }
      cause = this.append({ ...row, after, cause })
    }
    this.assign('handle_report', owner, this.workDue())
  }

  private workDue() {
    const day = dayOfWork(this.course)
    const today = dayOf(this.last)
    if (day >= today) return { day, about: this.course.due_about }
    return addWorkdays(this.calendar, today, CLIMB_WORKDAYS)
  }

  private open(kind: DemoWork['kind']): DemoWork | undefined {
    return this.works.find((work) => work.kind === kind && work.done_at === null)
  }

  private finish(kind: DemoWork['kind']): void {
    const work = this.open(kind)
    if (work) work.done_at = new Date(this.last)
  }

  private assign(
    kind: DemoWork['kind'],
    owner: string,
    { day: due, about }: { day: Day; about: boolean },
  ) {
    const id = keyedId(`report ${this.report.key} work ${this.works.length + 1}`)
    const given_at = new Date(this.last)
    this.works.push({ id, kind, owner, given_at, due, about, late_raised: false, done_at: null })
  }

  /** One step: the clock goes on, the course changes, and what follows from it is written. */
  private take(step: DemoStep): void {
    const when =
      step.step === 'climb' ? this.overdueAt() : momentOf(this.calendar, step.when, this.now)
    this.last = Math.min(this.now, Math.max(when, this.last + 1000))
    if (step.step === 'follow') {
      this.followers.push({ who: step.who, since: new Date(this.last) })
      const row = { did: 'reports.follow', by_person: null, changed: [], before: null }
      this.append({ ...row, after: null, note: null, cause: null })
      return
    }
    const change = this.changeOf(step)
    this.apply(step.step, change)
    if (step.step === 'rate' && step.rating === 'dissatisfied') this.dissatisfied(change.note)
  }

  /** The first moment after the day of its open work. */
  private overdueAt(): number {
    const work = this.open('handle_report')
    if (!work) throw new Error(`${this.report.key}: nothing climbs that is nobody’s work`)
    work.late_raised = true
    return startOf(addDays(work.due, 1)) + 5000
  }

  private dissatisfied(note: string | null): void {
    const { course } = this
    if (course.round > 1) {
      this.apply('topic', { by: null, as: null, set: { topic: true }, note: null })
      return
    }
    const role = course.resolved_role ?? course.owner_role
    const { day } = receivedOn(this.calendar, this.last, DEFAULT_CLOCKS.cutoff)
    const set = {
      ...{ ...above(this.duty, role, this.handlers), ...this.clock(day, REDO_WORKDAYS, 0) },
      ...{ round: course.round + 1, closed_at: null, rating: null },
    }
    this.apply('redo', { by: null, as: null, set, changed: ['owner'], note })
  }

  /** Who takes a step, what it sets and how the history names it, as src/cloud/reports/actions does. */
  private changeOf(told: Exclude<DemoStep, { step: 'follow' }>): Change {
    const { course, duty, last } = this
    const own = { by: course.owner, as: course.owner_role, note: null }
    const nobody = { by: null, as: null, note: null }
    const note = 'words' in told ? (told.words ?? null) : null
    switch (told.step) {
      case 'file':
        return own
      case 'accept':
        this.handlers.add(course.owner)
        return own
      case 'dispatch':
        return { ...own, set: leadAt(duty, told.to), changed: ['owner'], note }
      case 'return': {
        const set = { ...leadAt(duty, told.to), returns: course.returns + 1 }
        return { ...own, set, changed: ['owner'], note }
      }
      case 'contact':
        return { ...own, set: { contacted_at: new Date(last) }, changed: ['contact'], note }
      case 'progress':
        return { ...own, changed: ['progress'], note }
      case 'askPause': {
        const until = workday(this.calendar, dayOf(this.now), told.until)
        const pause = { reason: told.words, until, askedBy: course.owner }
        const asked = above(duty, course.owner_role, new Set([course.owner]))
        const due = addWorkdays(this.calendar, dayOf(last), PAUSE_ANSWER_WORKDAYS)
        this.assign('allow_pause', asked.owner, due)
        return { ...own, set: { pause }, changed: ['pause'], note }
      }
      case 'allowPause': {
        const { owner, owner_role } = above(duty, course.owner_role, new Set([course.owner]))
        const pause = course.pause && { ...course.pause, from: dayOf(last) }
        return { by: owner, as: owner_role, set: { pause }, changed: ['pause'], note }
      }
      case 'resume':
        return { ...own, changed: ['pause'] }
      case 'resolve': {
        this.handlers.add(course.owner)
        const { owner: resolved_by, owner_role: resolved_role } = course
        const result = { result: told.result, result_words: told.words, resolved_by, resolved_role }
        const set = { ...result, ...above(duty, course.owner_role, this.handlers) }
        const changed = ['result', 'owner']
        return { ...own, set: { ...set, resolved_at: new Date(last) }, changed, note }
      }
      case 'pass':
        return { ...own, set: { closed_at: new Date(last) }, note }
      case 'fail': {
        const { resolved_by, resolved_role } = course
        if (!resolved_by || !resolved_role) throw new Error('a result was handed in')
        const set = { owner: resolved_by, owner_role: resolved_role }
        return { ...own, set, changed: ['owner'], note }
      }
      case 'rate': {
        const set = { rating: told.rating, rating_words: note }
        return { ...nobody, set, changed: ['rating'], note }
      }
      case 'merge': {
        const by = leadAt(duty, 'community_secretary')
        const before_merge = { state: course.state }
        const set = { merged_into: reportId(told.into), before_merge }
        return { by: by.owner, as: by.owner_role, set, note }
      }
      case 'withdraw':
        return nobody
      case 'climb': {
        const had = new Set(this.works.map(({ owner }) => owner))
        return { ...nobody, set: above(duty, course.owner_role, had), changed: ['owner'] }
      }
    }
  }

  private apply(step: ReportStep, { by, as, set = {}, changed = [], note }: Change): void {
    const { course } = this
    const move = moves[course.state][step]
    if (!move || move.to === 'before') throw new Error(`${this.report.key}: no ${step} from here`)
    const before = { ...course }
    Object.assign(course, { state: move.to, version: course.version + 1 }, set)
    if (before.state === 'paused' && course.state !== 'paused') this.goOn(before)
    if (course.state !== 'handling' && course.state !== 'paused') course.pause = null
    const moved = before.state === course.state ? [] : ['state']
    this.append({
      ...{ did: `reports.${step}`, by_person: by, changed: [...moved, ...changed], note },
      ...{ before: termsOf(before), after: { ...termsOf(course), as }, cause: null },
    })
    this.giveWork(before, step)
  }

  private goOn({ pause, received, finish_days, paused_days }: Course): void {
    const today = dayOf(this.last)
    const more = pausedWorkdays(this.calendar, received, pause?.from ?? today, today)
    Object.assign(this.course, this.clock(received, finish_days, paused_days + more))
  }

  private giveWork(before: Course, step: ReportStep): void {
    const { course } = this
    if (isAsked(before) && !isAsked(course)) this.finish('allow_pause')
    const stays = course.owner === before.owner && dayOfWork(course) === dayOfWork(before)
    if (stays && isLive(before.state) && isLive(course.state) && step !== 'climb') return
    this.finish('handle_report')
    if (isLive(course.state)) this.assign('handle_report', course.owner, this.workDue())
  }
}

interface Change {
  by: string | null
  as: Role | null
  set?: Partial<Course>
  changed?: string[]
  note: string | null
}
