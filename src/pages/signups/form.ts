import * as v from 'valibot'
import type { InputOf } from '@/contract'
import type { EventView, Question } from '@/contract/events'
import { type Answers, GuestName, MAX_ANSWER } from '@/contract/signups'
import { type ClientId, Mobile, type ShiftId, text } from '@/contract/wire'

/** A sign-up that is not sent yet, as typed. */
export const Typed = v.object({
  /** Made at the first try to send, so that any further try stays the same sign-up. */
  client: v.nullable(v.string()),
  /** Null until somebody writes: then it is the name that the cloud knows. */
  name: v.nullable(v.string()),
  /** A seat for whoever signs up. */
  me: v.boolean(),
  guests: v.array(v.object({ name: v.string(), child: v.boolean() })),
  shifts: v.array(v.string()),
  answers: v.record(v.string(), v.union([v.string(), v.boolean(), v.number()])),
  phone: v.string(),
  guardian: v.boolean(),
  agreed: v.boolean(),
})
export type Typed = v.InferOutput<typeof Typed>

/** Nothing typed yet: oneself, as a guest where guests come. */
export const untouched = ({ capacity }: Pick<EventView, 'capacity'>): Typed => ({
  client: null,
  name: null,
  me: capacity > 0,
  guests: [],
  shifts: [],
  answers: {},
  phone: '',
  guardian: false,
  agreed: false,
})

export const seatsOf = ({ me, guests }: Typed) => (me ? 1 : 0) + guests.length

const withChild = ({ guests }: Typed) => guests.some(({ child }) => child)

/** What stands in the way of sending; a question by its id, a guest by their place. */
export type Problem =
  | 'name'
  | 'nobody'
  | 'party'
  | 'guardian'
  | 'shifts'
  | 'phone'
  | 'agreed'
  | `guest ${number}`
  | `answer ${string}`

const isBlank = (said: Answers[string] | undefined) =>
  said === undefined || (typeof said === 'string' && said.trim() === '')

function wrongAnswer({ id, required, answer }: Question, { answers }: Typed): boolean {
  const said = answers[id]
  if (isBlank(said)) return required
  return answer.by === 'words' && !v.is(text(MAX_ANSWER), said)
}

/** All of it, the first to be mended first. @param name as it stands in its field */
export function problemsOf(
  typed: Typed,
  name: string,
  event: Pick<EventView, 'questions' | 'maxParty'>,
  clashing: boolean,
): Problem[] {
  const seats = seatsOf(typed)
  const phone = typed.phone.trim()
  const guests = typed.guests.flatMap(({ name: one }, i): Problem[] =>
    v.is(GuestName, one) ? [] : [`guest ${i}`],
  )
  const answers = event.questions
    .filter((question) => wrongAnswer(question, typed))
    .map(({ id }): Problem => `answer ${id}`)
  const fields: [Problem, boolean][] = [
    ['nobody', seats === 0 && typed.shifts.length === 0],
    ['party', seats > event.maxParty],
  ]
  const later: [Problem, boolean][] = [
    ['guardian', withChild(typed) && !typed.guardian],
    ['shifts', clashing],
  ]
  const last: [Problem, boolean][] = [
    ['phone', phone !== '' && !v.is(Mobile, phone)],
    ['agreed', !typed.agreed],
  ]
  const named = (list: [Problem, boolean][]) => list.filter(([, is]) => is).map(([what]) => what)
  return [
    ...(v.is(GuestName, name) ? [] : (['name'] as const)),
    ...named(fields),
    ...guests,
    ...named(later),
    ...answers,
    ...named(last),
  ]
}

function answersOf(typed: Typed, questions: readonly Question[]): Answers {
  const given = questions.flatMap(({ id }) => {
    const said = typed.answers[id]
    return said === undefined || isBlank(said) ? [] : [[id, said] as const]
  })
  return Object.fromEntries(given)
}

/** As it is sent: the person first, no phone rather than an empty one. */
export function givenBy(
  typed: Typed,
  name: string,
  client: ClientId,
  event: Pick<EventView, 'street' | 'event' | 'questions'>,
): InputOf<'signups.make'> {
  const phone = typed.phone.trim()
  return {
    street: event.street,
    event: event.event,
    client,
    name: name.trim(),
    guests: [...(typed.me ? [{ name: name.trim(), child: false }] : []), ...typed.guests],
    shifts: typed.shifts as ShiftId[],
    answers: answersOf(typed, event.questions),
    ...(phone !== '' && { phone }),
    guardian: withChild(typed) && typed.guardian,
    agreed: true,
  }
}
