import * as v from 'valibot'
import { DAY } from '@/contract/calendar.rules'
import { EventDraft, MAX_SERIES } from '@/contract/events'
import { type DraftFault, draftProblem, pastProblem } from '@/contract/events-draft.rules'
import { type Both, type EventForm, type Moment, type QuestionForm, timeOf } from './form'

const MINUTE = 60_000

/** What is wrong with a field, by the path that the contract has for it. */
export type Fault = DraftFault | 'empty' | 'bad'
export type Faults = ReadonlyMap<string, Fault>

/** Not a moment: the schema says so. */
const instant = (at: number) => (Number.isNaN(at) ? '' : new Date(at).toISOString())

/** English only where it is written. */
const words = ({ zh, en }: Both) => ({ zh, ...(en.trim() !== '' && { en }) })

const count = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)

/** From and until on one clock; what ends before it begins ends on the next day. */
function span(day: string, from: string, until: string, notBefore?: number) {
  const begins = timeOf({ day, time: from })
  // past midnight: an hour that lies before the door is one of the next day
  const shifted = notBefore !== undefined && begins < notBefore - DAY / 2 ? begins + DAY : begins
  const ends = timeOf({ day, time: until })
  const days = ends <= shifted ? Math.floor((shifted - ends) / DAY) + 1 : 0
  return { begins: shifted, ends: ends + days * DAY }
}

function answerOf({ by, choices }: QuestionForm) {
  if (by !== 'choice') return { by }
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  const english = lines(choices.en)
  const all = lines(choices.zh).map((zh, i) => words({ zh, en: english[i] ?? '' }))
  return { by, choices: all }
}

function audienceOf({ to, areas, roleNames }: EventForm) {
  if (to === 'areas') return { to, areas: areas.map(({ code }) => code) }
  return to === 'roles' ? { to, roles: roleNames } : { to }
}

const whereOf = ({ by, site, at, meet }: EventForm) =>
  by === 'site' ? { by, site: site?.site ?? '' } : { by, at, words: words(meet) }

function timesOf(form: EventForm, now: number) {
  const { begins, ends } = span(form.day, form.from, form.until)
  const door = begins - count(form.door) * MINUTE
  const at = (moment: Moment | null, otherwise: number) =>
    instant(moment ? timeOf(moment) : otherwise)
  return {
    // to the minute, so that the same form is the same event
    opens: at(form.opens, Math.floor(now / MINUTE) * MINUTE),
    closes: at(form.closes, begins),
    door: instant(door),
    starts: instant(begins),
    ends: instant(ends),
  }
}

function shiftsOf({ day, from, door, roles }: EventForm) {
  const opens = timeOf({ day, time: from }) - count(door) * MINUTE
  return roles.flatMap(({ id, shifts }) =>
    shifts.map((shift) => {
      const { begins, ends } = span(day, shift.from, shift.until, opens)
      const seats = count(shift.seats)
      return { shift: shift.id, role: id, from: instant(begins), until: instant(ends), seats }
    }),
  )
}

/** What would be sent, before anybody looks whether it is sound. */
const rawOf = (form: EventForm, now: number) => ({
  title: words(form.title),
  words: words(form.words),
  where: whereOf(form),
  ...timesOf(form, now),
  capacity: count(form.capacity),
  maxParty: count(form.maxParty),
  children: form.children,
  minimum: form.minimum && {
    seats: count(form.minimum.seats),
    decides: instant(timeOf(form.minimum.decides)),
  },
  questions: form.questions.map((question, i) => ({
    id: `q${i + 1}`,
    words: words(question.words),
    required: question.required,
    answer: answerOf(question),
  })),
  audience: audienceOf(form),
  roles: form.roles.map(({ id, name, brief, door }) => ({
    ...{ role: id, name: words(name), brief: words(brief), door },
  })),
  shifts: shiftsOf(form),
  phone: form.phone,
  forgetDays: count(form.forgetDays),
})

const isBlank = (input: unknown) =>
  input === '' || input === null || (typeof input === 'string' && input.trim() === '')

function shapeFaults(raw: unknown): Map<string, Fault> {
  const read = v.safeParse(EventDraft, raw)
  const found = new Map<string, Fault>()
  for (const { path, input } of read.issues ?? []) {
    const at = (path ?? []).map(({ key }) => String(key)).join('.')
    if (!found.has(at)) found.set(at, isBlank(input) ? 'empty' : 'bad')
  }
  return found
}

/** Reads a form: the event that it makes, or all that stands in its way. */
export function readForm(
  form: EventForm,
  now: number,
  anew: boolean,
): { draft: EventDraft } | { faults: Faults } {
  const raw = rawOf(form, now)
  const faults = shapeFaults(raw)
  const times = form.repeat ? count(form.repeat.times) : 2
  if (!(times >= 2 && times <= MAX_SERIES)) faults.set('repeat', 'bad')
  if (faults.size > 0) return { faults }
  const draft = v.parse(EventDraft, raw)
  const problem = (anew ? pastProblem(draft, now) : undefined) ?? draftProblem(draft)
  return problem ? { faults: new Map([[problem.field, problem.is]]) } : { draft }
}
