import type { Role } from './areas'
import type { About, ComplaintKind, ComplaintState, OwnerRole } from './complaints'
import type { Day, PersonId } from './wire'

/** Working days until a complaint or a suggestion is answered. Source: product.md, reports class 5. */
export const ANSWER_WORKDAYS = 5

/** Working days that the next owner has once an overdue one has climbed. */
export const CLIMB_WORKDAYS = 2

/** What somebody may do with one. */
export type ComplaintStep = 'answer' | 'withdraw' | 'climb' | 'hand'

/** The moves that are allowed; what is not listed is refused. `climb` takes an overdue one to the next owner, `hand` that of somebody who leaves office. */
const moves: Record<ComplaintState, Partial<Record<ComplaintStep, ComplaintState>>> = {
  open: { answer: 'answered', withdraw: 'withdrawn', climb: 'open', hand: 'open' },
  answered: {},
  withdrawn: {},
}

/** The state after a step, or undefined where the step is not allowed. */
export function nextState(state: ComplaintState, step: ComplaintStep): ComplaintState | undefined {
  return moves[state][step]
}

/** Whether an open one is over its last day. */
export function isLate(state: ComplaintState, due: Day, today: Day): boolean {
  return state === 'open' && due < today
}

const initials: Record<ComplaintKind, string> = { complaint: 'T', suggestion: 'J' }

/** T20260105-0007: 投诉 T or 建议 J, the day it was sent, and its place among all of the street that day. */
export function complaintNumber(kind: ComplaintKind, day: Day, running: number): string {
  return `${initials[kind]}${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`
}

/** Roles in the line complained about, whoever holds them in the street. Of a site it is its own people: see the cloud. */
export function lineRoles(about: About): readonly Role[] {
  if (about.line === 'site') return []
  if (about.line === 'app') return ['administrator']
  const roles = {
    grid: 'grid_head',
    community: 'community_secretary',
    block: 'block_lead',
    street: 'street_staff',
  } as const
  return [roles[about.role]]
}

/** Somebody who holds a role that may own complaints, today and in the street. */
export interface Candidate {
  person: PersonId
  role: OwnerRole
  /** Stands in the line complained about, by this or by another role. */
  inLine: boolean
  /** Pieces of work that they own in the street and that are not done. */
  open: number
}

/** One kind of people to ask, after those before it and ahead of those that follow. */
interface Rung {
  role: OwnerRole
  inLine: boolean
}

const outside = (...roles: OwnerRole[]): Rung[] => roles.map((role) => ({ role, inLine: false }))
const inside = (...roles: OwnerRole[]): Rung[] => roles.map((role) => ({ role, inLine: true }))

/**
 * Who owns a new complaint: outside the line first by ownerRoles, then whoever else is outside. Only
 * where all are in the line does one of them get it, because a complaint is never lost.
 */
export function ownerRungs(about: About): readonly Rung[] {
  return [
    ...outside(...ownerRoles(about), 'supervisor', 'administrator', 'street_staff'),
    ...inside('supervisor', 'administrator', 'street_staff'),
  ]
}

/** To whom an overdue complaint climbs; never into the line, and never down to staff. */
export const climbRungs: readonly Rung[] = outside('supervisor', 'administrator')

/** The candidates by rung, on each the one with the least open work first, ties by id; each person once. */
function inOrder<One extends Candidate>(rungs: readonly Rung[], candidates: readonly One[]): One[] {
  const byWork = [...candidates].sort(
    (a, b) => a.open - b.open || (a.person < b.person ? -1 : a.person > b.person ? 1 : 0),
  )
  const all = rungs.flatMap(({ role, inLine }) =>
    byWork.filter((one) => one.role === role && one.inLine === inLine),
  )
  return all.filter(({ person }, i) => all.findIndex((one) => one.person === person) === i)
}

/** The candidate of the first rung that has any: the one with the least open work, ties by id. */
export function chooseOwner<One extends Candidate>(
  rungs: readonly Rung[],
  candidates: readonly One[],
): One | undefined {
  return inOrder(rungs, candidates)[0]
}

/** Who may own a complaint next, the best first: somebody in its line only where nobody else is left. */
export function nextOwners<One extends Candidate>(about: About, candidates: readonly One[]): One[] {
  const ordered = inOrder(ownerRungs(about), candidates)
  const outsiders = ordered.filter(({ inLine }) => !inLine)
  return outsiders.length > 0 ? outsiders : ordered
}

/**
 * The roles that own a complaint, the first that is filled first. None of them stands in the line
 * complained about: what is said of the street's own staff goes to the supervisor alone.
 */
export function ownerRoles(about: About): readonly ('street_staff' | 'supervisor')[] {
  if (about.line === 'people' && about.role === 'street') return ['supervisor']
  return ['street_staff', 'supervisor']
}
