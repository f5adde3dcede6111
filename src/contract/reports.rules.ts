import type { Role } from './areas'
import type { ReportState } from './reports.shapes'

/**
 * The workflow of a report, as one table. What is not listed is refused. Source: product.md, reports.
 *
 * A live report always has one owner. `dispatched`, `returned` and `reopened` wait for their owner to
 * accept them; in `verifying` the owner is who verifies, and never somebody who handled it.
 */

/** What somebody, or a rule, can do with a report. */
export type ReportStep =
  | 'file'
  | 'dispatch'
  | 'recategorize'
  | 'accept'
  | 'return'
  | 'contact'
  | 'progress'
  | 'askPause'
  | 'allowPause'
  | 'refusePause'
  | 'resume'
  | 'resolve'
  | 'pass'
  | 'fail'
  | 'rate'
  | 'redo'
  | 'topic'
  | 'reopen'
  | 'merge'
  | 'unmerge'
  | 'withdraw'
  | 'follow'
  | 'hand'
  | 'climb'

/**
 * As what somebody does a step.
 *
 * - `reporter`: reported it, and never handled it
 * - `owner`: owns it now, in office
 * - `verifier`: owns it now and never handled it
 * - `superior`: answers for its place at community level or above, and above its owner
 * - `dispatcher`: answers for its place at community level or above
 * - `anyone`: every person who may see it and has not reported it
 * - `rule`: the calendar, the clock or the handover of an office
 */
export type Stance =
  | 'reporter'
  | 'owner'
  | 'verifier'
  | 'superior'
  | 'dispatcher'
  | 'anyone'
  | 'rule'

/** One allowed move. `before`: to where it stood before it was merged. */
export interface Move {
  to: ReportState | 'before'
  by: readonly Stance[]
}

type Moves = Partial<Record<ReportStep, Move>>

const move = (to: Move['to'], ...by: Stance[]): Move => ({ to, by })

/** What can be done with everything that is not over, whoever has it. */
const live = (state: ReportState): Moves => ({
  recategorize: move(state, 'owner', 'superior'),
  merge: move('merged', 'dispatcher'),
  withdraw: move('withdrawn', 'reporter'),
  follow: move(state, 'anyone'),
  hand: move(state, 'rule'),
})

/** What can be done with what waits for its owner to accept it. */
const waiting = (state: ReportState): Moves => ({
  ...live(state),
  dispatch: move('dispatched', 'owner', 'superior'),
  accept: move('handling', 'owner'),
  return: move('returned', 'owner'),
  contact: move(state, 'owner'),
  climb: move(state, 'rule'),
})

export const moves: Record<ReportState, Moves> = {
  reported: {
    ...live('reported'),
    file: move('filed', 'owner', 'superior', 'rule'),
    resolve: move('verifying', 'owner'),
    climb: move('reported', 'rule'),
  },
  filed: {
    ...live('filed'),
    dispatch: move('dispatched', 'owner', 'superior', 'rule'),
    accept: move('handling', 'owner'),
    resolve: move('verifying', 'owner'),
    climb: move('filed', 'rule'),
  },
  dispatched: waiting('dispatched'),
  returned: waiting('returned'),
  reopened: waiting('reopened'),
  handling: {
    ...live('handling'),
    dispatch: move('dispatched', 'superior'),
    return: move('returned', 'owner'),
    contact: move('handling', 'owner'),
    progress: move('handling', 'owner'),
    askPause: move('handling', 'owner'),
    allowPause: move('paused', 'superior'),
    refusePause: move('handling', 'superior', 'rule'),
    resolve: move('verifying', 'owner'),
    // somebody above takes it over, and has yet to accept it
    climb: move('dispatched', 'rule'),
  },
  paused: {
    ...live('paused'),
    contact: move('paused', 'owner'),
    progress: move('paused', 'owner'),
    resume: move('handling', 'owner', 'superior', 'rule'),
  },
  verifying: {
    pass: move('closed', 'verifier'),
    fail: move('handling', 'verifier'),
    follow: move('verifying', 'anyone'),
    hand: move('verifying', 'rule'),
    climb: move('verifying', 'rule'),
  },
  closed: {
    rate: move('closed', 'reporter'),
    redo: move('reopened', 'rule'),
    topic: move('closed', 'rule'),
    reopen: move('reopened', 'dispatcher'),
  },
  merged: { unmerge: move('before', 'dispatcher') },
  withdrawn: {},
}

/** The states in which somebody has work to do. */
export const LIVE: readonly ReportState[] = [
  'reported',
  'filed',
  'dispatched',
  'returned',
  'reopened',
  'handling',
  'paused',
  'verifying',
]

export const isLive = (state: ReportState): boolean => LIVE.includes(state)

/** How who asks stands to a report. */
export interface Standing {
  reporter: boolean
  /** Owns it now, and is in office. */
  owner: boolean
  /** Accepted it or gave its result at any time, in this round or an earlier one. */
  handled: boolean
  /** The highest level of the areas around it for which they answer, as `levelOf` has it; null for none. */
  level: number | null
  /** The level of its owner. */
  ownerLevel: number
}

const LEVELS: Partial<Record<Role, number>> = {
  grid_head: 0,
  lane_head: 1,
  community_secretary: 2,
  block_lead: 3,
  street_staff: 4,
  administrator: 4,
  supervisor: 5,
}

/** The roles that handle reports, the lowest first. */
export const REPORT_ROLES = Object.keys(LEVELS) as Role[]

/** How high a role stands in the workflow: 0 grid, 1 lane, 2 community, 3 block, 4 street, 5 its supervisor. */
export const levelOf = (role: Role): number => LEVELS[role] ?? -1

/** Levels from which somebody dispatches: the community's, the block's, the street's. */
export const DISPATCH_LEVEL = 2
/** The roles that dispatch. */
export const DISPATCHERS = REPORT_ROLES.filter((role) => levelOf(role) >= DISPATCH_LEVEL)
/** The level of the street, above which nobody stands but its supervisor. */
export const STREET_LEVEL = 4

/** As what somebody may act on a report. */
export function stancesOf({ reporter, owner, handled, level, ownerLevel }: Standing): Stance[] {
  const dispatcher = level !== null && level >= DISPATCH_LEVEL
  const above = level !== null && (level > ownerLevel || level >= STREET_LEVEL)
  return [
    ...(reporter && !handled ? (['reporter'] as const) : []),
    ...(owner ? (['owner'] as const) : []),
    ...(owner && !handled ? (['verifier'] as const) : []),
    ...(dispatcher ? (['dispatcher'] as const) : []),
    ...(dispatcher && above && !owner ? (['superior'] as const) : []),
    ...(reporter ? [] : (['anyone'] as const)),
  ]
}

/**
 * Whether a step can be done: the move, or what stands against it. `state`: never from there;
 * `stance`: others may.
 */
export function decide(
  state: ReportState,
  step: ReportStep,
  stances: readonly Stance[],
): { move: Move } | { refused: 'state' | 'stance' } {
  const found = moves[state][step]
  if (!found) return { refused: 'state' }
  if (!found.by.some((stance) => stances.includes(stance))) return { refused: 'stance' }
  return { move: found }
}

/** The steps that these stances allow from a state. */
export const stepsFor = (state: ReportState, stances: readonly Stance[]): ReportStep[] =>
  (Object.keys(moves[state]) as ReportStep[]).filter(
    (step) => 'move' in decide(state, step, stances),
  )

/** The return that no longer goes to whom its sender names, but one level up. */
export const RETURNS_THAT_CLIMB = 3

/** Whether the next return of a report that was returned so often climbs. */
export const climbsOnReturn = (returns: number): boolean => returns + 1 >= RETURNS_THAT_CLIMB

/** Days after it was closed within which a reporter may rate, and by that ask for a redo. */
export const RATING_DAYS = 15

/** What a rating leads to: a redo by a higher level once; after that, a topic for a coordination meeting. */
export function afterRating(
  rating: 'satisfied' | 'fair' | 'dissatisfied',
  round: number,
): 'nothing' | 'redo' | 'topic' {
  if (rating !== 'dissatisfied') return 'nothing'
  return round === 1 ? 'redo' : 'topic'
}

/** S20260105-0007: 随手报, the day it was sent, and its place among all of the street that day. */
export const reportNumber = (day: string, running: number): string =>
  `S${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`
