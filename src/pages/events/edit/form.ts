import * as v from 'valibot'
import { dayOf, startOf } from '@/contract/calendar.rules'
import type { EventView } from '@/contract/events'
import type { Day, Instant } from '@/contract/wire'

const Both = v.object({ zh: v.string(), en: v.string() })
export type Both = v.InferOutput<typeof Both>
export const nothing: Both = { zh: '', en: '' }

/** A moment as it is chosen: a day and a time of Shanghai's. */
const Moment = v.object({ day: v.string(), time: v.string() })
export type Moment = v.InferOutput<typeof Moment>

const ShiftForm = v.object({
  id: v.string(),
  from: v.string(),
  until: v.string(),
  seats: v.string(),
})
export type ShiftForm = v.InferOutput<typeof ShiftForm>

const RoleForm = v.object({
  id: v.string(),
  name: Both,
  brief: Both,
  door: v.boolean(),
  shifts: v.array(ShiftForm),
})
export type RoleForm = v.InferOutput<typeof RoleForm>

const QuestionForm = v.object({
  words: Both,
  required: v.boolean(),
  by: v.picklist(['words', 'yes_no', 'choice']),
  /** One to a line. */
  choices: Both,
})
export type QuestionForm = v.InferOutput<typeof QuestionForm>

const Named = v.object({ code: v.string(), zh: v.string(), en: v.string() })

/** An event as its organiser types it. */
export const EventForm = v.object({
  /** Made at the first try to send, so that any further try stays the same event. */
  client: v.nullable(v.string()),
  english: v.boolean(),
  title: Both,
  words: Both,
  by: v.picklist(['site', 'point']),
  site: v.nullable(v.object({ site: v.string(), zh: v.string(), en: v.optional(v.string()) })),
  at: v.nullable(v.object({ lng: v.number(), lat: v.number() })),
  meet: Both,
  day: v.string(),
  from: v.string(),
  until: v.string(),
  capacity: v.string(),
  maxParty: v.string(),
  children: v.boolean(),
  /** Minutes before the beginning at which people are let in. */
  door: v.string(),
  /** Null: from now on. */
  opens: v.nullable(Moment),
  /** Null: until it begins. */
  closes: v.nullable(Moment),
  minimum: v.nullable(v.object({ seats: v.string(), decides: Moment })),
  questions: v.array(QuestionForm),
  to: v.picklist(['anyone', 'areas', 'roles']),
  areas: v.array(Named),
  roleNames: v.array(v.string()),
  roles: v.array(RoleForm),
  phone: v.string(),
  forgetDays: v.string(),
  repeat: v.nullable(v.object({ every: v.picklist(['day', 'week', 'month']), times: v.string() })),
})
export type EventForm = v.InferOutput<typeof EventForm>

const MINUTE = 60_000
const two = (n: number) => String(n).padStart(2, '0')

/** The day and the time of Shanghai's of a moment. */
export function momentOf(at: Instant | number): Moment {
  const day = dayOf(at)
  const time = typeof at === 'number' ? at : Date.parse(at)
  const minutes = Math.floor((time - startOf(day)) / MINUTE)
  return { day, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` }
}

const DAY = /^20\d\d-\d\d-\d\d$/
const TIME = /^(\d\d?):(\d\d)$/

/** ms since 1970; NaN where it is none. */
export function timeOf({ day, time }: Moment): number {
  const read = TIME.exec(time)
  if (!DAY.test(day) || !read) return Number.NaN
  return startOf(day as Day) + (Number(read[1]) * 60 + Number(read[2])) * MINUTE
}

/** What the form begins with: the rest follows from a site, a day, and from when until when. */
export const emptyForm = (day: Day, phone: string): EventForm => ({
  client: null,
  english: false,
  title: nothing,
  words: nothing,
  by: 'site',
  site: null,
  at: null,
  meet: nothing,
  day,
  from: '14:00',
  until: '16:00',
  capacity: '30',
  maxParty: '4',
  children: true,
  door: '30',
  opens: null,
  closes: null,
  minimum: null,
  questions: [],
  to: 'anyone',
  areas: [],
  roleNames: [],
  roles: [],
  phone,
  forgetDays: '30',
  repeat: null,
})

const both = ({ zh, en = '' }: { zh: string; en?: string | undefined }): Both => ({ zh, en })

const rolesOf = ({ roles, shifts }: EventView): RoleForm[] =>
  roles.map(({ role, name, brief, door }) => ({
    id: role,
    name: both(name),
    brief: both(brief),
    door,
    shifts: shifts
      .filter((shift) => shift.role === role)
      .map(({ shift, from, until, seats }) => ({
        id: shift,
        from: momentOf(from).time,
        until: momentOf(until).time,
        seats: String(seats),
      })),
  }))

const questionsOf = ({ questions }: EventView): QuestionForm[] =>
  questions.map(({ words, required, answer }) => {
    const choices = answer.by === 'choice' ? answer.choices.map(both) : []
    const lines = (of: keyof Both) => choices.map((choice) => choice[of]).join('\n')
    return {
      words: both(words),
      required,
      by: answer.by,
      choices: { zh: lines('zh'), en: lines('en').trim() },
    }
  })

/** An event that is there, as it would have been typed. */
export function formOf(event: EventView): EventForm {
  const { place, title, words, audience, audienceAreas, minimum, organiser } = event
  const starts = momentOf(event.starts)
  const minutes = (Date.parse(event.starts) - Date.parse(event.door)) / MINUTE
  return {
    ...emptyForm(starts.day, organiser.phone),
    english: title.en !== undefined,
    title: both(title),
    words: both(words),
    by: place.site ? 'site' : 'point',
    site: place.site ? { site: place.site, ...place.name } : null,
    at: place.site ? null : place.at,
    meet: place.site ? nothing : both(place.name),
    day: starts.day,
    from: starts.time,
    until: momentOf(event.ends).time,
    capacity: String(event.capacity),
    maxParty: String(event.maxParty),
    children: event.children,
    door: String(minutes),
    opens: momentOf(event.opens),
    closes: event.closes === event.starts ? null : momentOf(event.closes),
    minimum: minimum && { seats: String(minimum.seats), decides: momentOf(minimum.decides) },
    questions: questionsOf(event),
    to: audience.to,
    areas: audienceAreas.map(({ code, zh, en }) => ({ code, zh, en })),
    roleNames: audience.to === 'roles' ? audience.roles : [],
    roles: rolesOf(event),
    forgetDays: String(event.forgetDays),
  }
}
