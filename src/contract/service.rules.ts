import type { Role } from './areas'
import type { ServiceState } from './service.shapes'
import type { Day } from './wire'

/** Hours beyond either end of a shift that a signer may vouch for; further back nobody remembers enough. */
export const SIGN_BEYOND_HOURS = 4
/** Working days until a correction is signed or refused. */
export const SIGN_WORKDAYS = 3
/** Working days of the next signer once an overdue correction has climbed. */
export const SIGN_CLIMB_WORKDAYS = 2

/** Roles that may have hours to sign: who may organise an event, and who leads above. */
export const SIGN_ROLES: readonly Role[] = [
  'operator',
  'partner',
  'grid_head',
  'lane_head',
  'community_secretary',
  'block_lead',
  'street_staff',
  'administrator',
]

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** From a moment until a later one, ms since 1970. */
export interface Span {
  from: number
  until: number
}

/** Whole minutes of a span; what is begun does not count. */
export const minutesOf = ({ from, until }: Span): number =>
  Math.max(0, Math.floor((until - from) / MINUTE))

/** Whether a span lies in another one, its ends included. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && inner.until <= outer.until

/** Whether two spans share time; one that begins as the other ends does not. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.from < other.until && other.from < one.until

/** What of a stay lies in the shift: the door opens earlier and closes later. Of one outside it nothing is left. */
export function inShift(stay: Span, shift: Span): Span {
  const from = Math.min(Math.max(stay.from, shift.from), shift.until)
  return { from, until: Math.max(from, Math.min(stay.until, shift.until)) }
}

/**
 * What can happen to a record. `correct` holds at once, `ask` waits for a signer; `stand`: the hours to
 * confirm it are over; `leave`: a check-out comes in late from a device; `climb` and `hand`: another signer.
 */
export type ServiceStep =
  | 'confirm'
  | 'correct'
  | 'ask'
  | 'accept'
  | 'refuse'
  | 'stand'
  | 'leave'
  | 'climb'
  | 'hand'

/** The moves that are allowed; what is not listed is refused. */
const moves: Record<ServiceState, Partial<Record<ServiceStep, ServiceState>>> = {
  assumed: {
    confirm: 'confirmed',
    correct: 'confirmed',
    ask: 'asked',
    stand: 'confirmed',
    leave: 'recorded',
  },
  recorded: { confirm: 'confirmed', correct: 'confirmed', ask: 'asked', stand: 'confirmed' },
  confirmed: { correct: 'confirmed', ask: 'asked' },
  asked: { accept: 'confirmed', refuse: 'refused', climb: 'asked', hand: 'asked' },
  refused: {},
}

/** The state after a step, or undefined where the step is not allowed. */
export const nextService = (state: ServiceState, step: ServiceStep): ServiceState | undefined =>
  moves[state][step]

/** Whether the volunteer may still say something: for CONFIRM_HOURS, the last moment included. */
export const isOpen = (confirmUntil: number, now: number): boolean => now <= confirmUntil

/** Whether the minutes of a record stay as they are: decided, or nobody said otherwise in time. */
export function isCertain(state: ServiceState, confirmUntil: number, now: number): boolean {
  if (state === 'asked') return false
  return state === 'confirmed' || state === 'refused' || !isOpen(confirmUntil, now)
}

/**
 * What becomes of a correction: it holds `at_once` within the shift and is to be `sign`ed beyond it;
 * or why it is none: `reversed` (no time at all), `ahead` of now, `too_far` for any signer.
 */
export type Correction = 'at_once' | 'sign' | 'reversed' | 'ahead' | 'too_far'

export function correctionOf(said: Span, shift: Span, now: number): Correction {
  if (minutesOf(said) === 0) return 'reversed'
  if (said.until > now) return 'ahead'
  if (isWithin(said, shift)) return 'at_once'
  const reach = SIGN_BEYOND_HOURS * HOUR
  return isWithin(said, { from: shift.from - reach, until: shift.until + reach })
    ? 'sign'
    : 'too_far'
}

const numberOf = (letter: string, day: Day, running: number) =>
  `${letter}${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`

/** F20261123-0007: a record, the day it was made and its place among all of the street that day. */
export const recordNumber = (day: Day, running: number): string => numberOf('F', day, running)

/** Z20261123-0007: what the check letters of a certificate are made of. */
export const certificateNumber = (day: Day, running: number): string => numberOf('Z', day, running)

/** A certificate's number as it is printed, with the letters that show that nobody made it up. */
export const withCheck = (number: string, check: string): string => `${number}-${check}`

/**
 * What somebody typed or scanned, in full-width letters or without the dashes, as a number and its check
 * letters; undefined where it cannot be one. Letters that our alphabet leaves out are read as what they
 * look like.
 */
export function readCertificateNumber(text: string): { number: string; check: string } | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐-―−]/g, '')
  const [, day, running, letters] = /^z(\d{8})(\d{4,6})([0-9a-z]{8})$/.exec(plain) ?? []
  if (!day || !running || !letters) return undefined
  const check = letters.replace(/o/g, '0').replace(/[il]/g, '1')
  return { number: `Z${day}-${running}`, check }
}

const MAX_STARS = 3

/** 王*兰, 王*: enough to recognise who stands before one, too little to learn who it is. */
export function maskedName(name: string): string {
  const letters = Array.from(name.trim())
  const [first = ''] = letters
  if (letters.length < 2) return '*'
  if (letters.length === 2) return `${first}*`
  return `${first}${'*'.repeat(Math.min(letters.length - 2, MAX_STARS))}${letters.at(-1)}`
}
