import { addDays, dayOf, startOf } from './calendar.rules'
import type { Question } from './events.shapes'
import type { Answers, SignupState } from './signups.shapes'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Hours that somebody in the line has to answer, where the event is far. */
export const ANSWER_HOURS = 24
/** Minutes that anybody has at the least. */
export const LEAST_ANSWER_MINUTES = 30
/** Hours before the start after which nobody is asked any more: a free seat is given at once. */
export const LAST_OFFER_HOURS = 2
/** Nobody’s time runs out between these hours of Shanghai, where the start leaves room. */
const NIGHT_FROM = 22
const NIGHT_UNTIL = 9

/** When an event opens its door and begins, ms since 1970. */
export interface Times {
  door: number
  starts: number
}

/** How free seats reach the line: by an offer, straight, or not at all once the door is open. */
export function lineAt({ door, starts }: Times, now: number): 'offers' | 'gives' | 'closed' {
  if (now >= Math.min(door, starts)) return 'closed'
  return now > starts - LAST_OFFER_HOURS * HOUR ? 'gives' : 'offers'
}

/** A moment in the night becomes 9:00 of the morning after it; any other stays. */
function outOfNight(at: number): number {
  const day = dayOf(at)
  const hour = (at - startOf(day)) / HOUR
  if (hour >= NIGHT_FROM) return startOf(addDays(day, 1)) + NIGHT_UNTIL * HOUR
  return hour < NIGHT_UNTIL ? startOf(day) + NIGHT_UNTIL * HOUR : at
}

/**
 * Until when a seat that is offered now is kept, ms since 1970: a day, near the start a third of what is
 * left, half an hour at the least. A time in the night becomes the morning if that is two hours before
 * the start and before the door opens. Null where nothing is offered any more.
 */
export function offerUntil(times: Times, now: number): number | null {
  if (lineAt(times, now) !== 'offers') return null
  const { door, starts } = times
  const third = Math.min(ANSWER_HOURS * HOUR, (starts - now) / 3)
  const least = now + LEAST_ANSWER_MINUTES * MINUTE
  const until = Math.max(least, Math.min(now + third, door))
  const morning = outOfNight(until)
  const room = Math.max(least, Math.min(starts - LAST_OFFER_HOURS * HOUR, door))
  return Math.floor(morning <= room ? morning : until)
}

/** A party in the line. */
export interface Party {
  seats: number
}

/**
 * Who of the line has free seats next: by turn, the first whose whole party fits, and so on with what is
 * left. One that does not fit keeps its turn.
 * @param line by turn
 */
export function nextInLine<One extends Party>(free: number, line: readonly One[]): One[] {
  const chosen: One[] = []
  let left = free
  for (const one of line) {
    if (left <= 0) break
    if (one.seats > left) continue
    chosen.push(one)
    left -= one.seats
  }
  return chosen
}

/** Whether an answer is one to this question. */
function fits({ answer }: Question, said: Answers[string]): boolean {
  if (answer.by === 'words') return typeof said === 'string'
  if (answer.by === 'yes_no') return typeof said === 'boolean'
  return typeof said === 'number' && said < answer.choices.length
}

/** The id of the question whose answer is missing, none, or not asked for; undefined where all is well. */
export function wrongAnswer(questions: readonly Question[], answers: Answers): string | undefined {
  const strange = Object.keys(answers).find((id) => !questions.some((one) => one.id === id))
  if (strange !== undefined) return strange
  return questions.find((question) => {
    const said = answers[question.id]
    return said === undefined ? question.required : !fits(question, said)
  })?.id
}

/** Hour of Shanghai at which people are reminded, the day before. */
const REMINDER_HOUR = 18
const REMINDER_HOURS = 2

/** The moments of the two reminders of an event, ms since 1970. */
export const remindersAt = (starts: number): readonly [number, number] => [
  startOf(addDays(dayOf(starts), -1)) + REMINDER_HOUR * HOUR,
  starts - REMINDER_HOURS * HOUR,
]

/** The reminder that is due: none, the first, or the second, which stands for both. */
export function reminderDue(starts: number, now: number): 0 | 1 | 2 {
  const [first, second] = remindersAt(starts)
  if (now >= starts) return 0
  if (now >= second) return 2
  return now >= first ? 1 : 0
}

/** When the answers, the phones and the names of guests of an event go, ms since 1970. */
export const forgottenAt = (ends: number, forgetDays: number): number =>
  startOf(addDays(dayOf(ends), forgetDays + 1))

/** What somebody’s sign-up and its event are like at a moment. */
export interface Standing {
  state: SignupState
  /** Nobody called the event off. */
  on: boolean
  /** Somebody of it has come. */
  came: boolean
  starts: number
  ends: number
  offerUntil: number | null
}

const isLive = (state: SignupState) =>
  state === 'confirmed' || state === 'waiting' || state === 'offered'

/** What whoever has a sign-up may do with it now. */
export function mySteps(
  { state, on, came, starts, ends, offerUntil: until }: Standing,
  now: number,
) {
  const live = on && isLive(state)
  return {
    cancel: live && !came && now < ends,
    change: live && now < starts,
    answer: live && state === 'offered' && until !== null && now < until,
  }
}
