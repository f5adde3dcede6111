import type { Role } from './areas'
import { leadOf } from './areas.rules'
import { LEVELS_DOWN } from './boundaries.rules'
import type { HomeState } from './homes.shapes'
import type { AreaCode } from './wire'

/** Working days until somebody who asked to belong to a door has an answer. */
export const HOME_WORKDAYS = 3

/** Working days that the next one has once nobody answered in time. */
export const HOME_CLIMB_WORKDAYS = 2

/** Days that a home which is over is kept: long enough to put a mistake right. */
export const HOME_KEPT_DAYS = 90

/** What can happen to a home. */
export type HomeStep = 'confirm' | 'refuse' | 'leave' | 'end' | 'hand' | 'climb'

/** The moves that are allowed; what is not listed is refused. Who was refused may put it away. */
const moves: Record<HomeState, Partial<Record<HomeStep, HomeState>>> = {
  asked: {
    confirm: 'confirmed',
    refuse: 'refused',
    leave: 'left',
    end: 'left',
    hand: 'asked',
    climb: 'asked',
  },
  confirmed: { leave: 'left', end: 'left' },
  refused: { leave: 'left' },
  left: {},
}

/** The state after a step, or undefined where the step is not allowed. */
export const nextHome = (state: HomeState, step: HomeStep): HomeState | undefined =>
  moves[state][step]

/** Roles that answer for who belongs to an area of theirs, the smallest first. */
export const HOME_LEADS: readonly Role[] = [...LEVELS_DOWN].reverse().map((level) => leadOf[level])

/** Roles that answer for the whole street. */
const STAFF: readonly Role[] = ['street_staff', 'administrator']

/** Roles that may have somebody to confirm. */
export const HOME_ROLES: readonly Role[] = [...HOME_LEADS, 'administrator']

/** A role that somebody holds today. */
interface Held {
  role: Role
  area: AreaCode
}

/** Whether somebody leads an area around a place. @param path its areas, from the street down */
export const leadsAround = (held: readonly Held[], path: readonly AreaCode[]): boolean =>
  held.some(
    ({ role, area }) => STAFF.includes(role) || (HOME_LEADS.includes(role) && path.includes(area)),
  )

/** How who asks stands to a home. */
export interface Standing {
  /** It is their own. */
  own: boolean
  /** They answer for its person. */
  proxy: boolean
  /** They are confirmed at the same door. */
  household: boolean
  /** They lead an area around it, today. */
  leads: boolean
  /** They were asked to confirm it, and are in office. */
  owner: boolean
  /** Its person opens the app themself. */
  account: boolean
}

/** What somebody may do with a home, by how they stand to it; whether it can be done now is `nextHome`'s. */
export function homeRights({ own, proxy, household, leads, owner, account }: Standing) {
  const serves = leads || owner
  const acts = own || proxy
  return {
    see: acts || household || serves,
    confirm: !own && (serves || household),
    refuse: !own && serves,
    leave: acts,
    entrust: acts || (leads && !account),
    changePhone: acts || (leads && !account),
    seePhone: acts || serves,
    end: leads,
    invite: leads && !own,
  }
}

/** What a person may be allowed to do with a home. */
export type HomeRight = keyof ReturnType<typeof homeRights>
