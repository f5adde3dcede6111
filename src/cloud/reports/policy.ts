import type { AreaName, Role } from '@/contract/areas'
import {
  DISPATCHERS,
  decide,
  levelOf,
  type Move,
  REPORT_ROLES,
  type ReportStep,
  STREET_LEVEL,
  type Stance,
  type Standing,
  stancesOf,
} from '@/contract/reports.rules'
import type { ReportState } from '@/contract/reports.shapes'
import type { PersonId, ReportId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { conflict, forbidden, notFound } from '../errors'
import { demandRole, held, personOf } from '../policy'
import type { Scope } from './repository/board'
import { find, type ReportRow } from './repository/reads'

type Around = Pick<ReportRow, 'street' | 'path'>

/** The offices that somebody holds around a place, the highest first. */
export const officesAround = (actor: Actor, { street, path }: Around) =>
  held(actor, street, ...REPORT_ROLES)
    .filter(({ role, area }) => levelOf(role) >= STREET_LEVEL || path.includes(area))
    .sort((a, b) => levelOf(b.role) - levelOf(a.role))

/** How who asks stands to a report. */
export function standingOf(actor: Actor, row: ReportRow): Standing {
  const [highest] = officesAround(actor, row)
  const inOffice = held(actor, row.street, ...REPORT_ROLES).length > 0
  return {
    reporter: row.reporter !== null && row.reporter === actor.person,
    owner: row.owner === actor.person && inOffice,
    handled: row.handled,
    level: highest ? levelOf(highest.role) : null,
    ownerLevel: levelOf(row.ownerRole),
  }
}

/** As what somebody may act on a report now. */
export const stances = (actor: Actor, row: ReportRow): Stance[] =>
  actor.person ? stancesOf(standingOf(actor, row)) : []

/** Whether somebody handles a report or answers for its place: the work on it is theirs to see. */
export function works(actor: Actor, row: ReportRow): boolean {
  const { owner, level, handled } = standingOf(actor, row)
  return owner || level !== null || (handled && held(actor, row.street, ...REPORT_ROLES).length > 0)
}

/** A report that somebody works on. @throws AppError('not_found') for everybody else */
export function demandWork(actor: Actor, row: ReportRow | undefined): Authorized<ReportRow> {
  if (!row) throw notFound('随手报')
  return authorize(row, works(actor, row), notFound('随手报'))
}

const isPublic = ({ open, state }: ReportRow) => open && state !== 'withdrawn'

/** Whether somebody may know of a report. */
export function maySee(actor: Actor, row: ReportRow): boolean {
  const own = row.reporter !== null && row.reporter === actor.person
  return isPublic(row) || own || row.follows || works(actor, row)
}

/** @throws AppError('not_found') for a report that is not there, or not theirs to know of */
export function demandSeen(actor: Actor, row: ReportRow | undefined): ReportRow {
  if (!row || !maySee(actor, row)) throw notFound('随手报')
  return row
}

/** Why a step is not done from a state, in words. */
const stateWords: Record<ReportState, string> = {
  reported: '这件随手报还没有立案',
  filed: '这件随手报已立案，还没有派遣',
  dispatched: '这件随手报已派遣，等待接单',
  returned: '这件随手报已退单，等待下一位接单',
  reopened: '这件随手报正在重新办理',
  handling: '这件随手报正在办理',
  paused: '这件随手报暂停计时，请先恢复',
  verifying: '这件随手报正在核查',
  closed: '这件随手报已经结案',
  merged: '这件随手报已并入另一件',
  withdrawn: '这件随手报已由提交人撤回',
}

/** That a step is not done from where a report stands. */
export const closedTo = (state: ReportState) =>
  conflict(`${stateWords[state]}，这一步现在不能办`, { why: 'report_state', state })

const WHOSE: Partial<Record<ReportStep, string>> = {
  accept: '由当前负责人接单',
  return: '由当前负责人退单',
  pass: '核查由没有办理过这件事的人进行',
  fail: '核查由没有办理过这件事的人进行',
  rate: '由提交人评价',
  withdraw: '由提交人撤回',
  follow: '这是您自己提交的，有进展会通知您',
}

/**
 * The report and the move where somebody may take a step on it.
 * @throws AppError('forbidden') where others take it, AppError('conflict') from where nobody does
 */
export function demandStep(
  actor: Actor,
  row: ReportRow,
  step: ReportStep,
): { row: Authorized<ReportRow>; move: Move } {
  const decided = decide(row.state, step, stances(actor, row))
  if ('move' in decided) return { row: authorize(row, true), move: decided.move }
  if (decided.refused === 'state') throw closedTo(row.state)
  throw forbidden(WHOSE[step] ?? '这一步由负责人或上一级办理')
}

/** Where somebody answers for reports: the whole street, or some areas with all in them. */
export function scopeOf(actor: Actor, street: StreetCode, ...roles: Role[]): Scope {
  const offices = held(actor, street, ...(roles.length > 0 ? roles : REPORT_ROLES))
  return {
    ...{ street, me: personOf(actor) },
    all: offices.some(({ role }) => levelOf(role) >= STREET_LEVEL),
    areas: [...new Set(offices.map(({ area }) => area))],
  }
}

/** The desk of somebody who dispatches. @throws AppError('forbidden') for everybody else */
export function demandDesk(
  actor: Actor,
  street: StreetCode,
): Authorized<Scope & { person: PersonId }> {
  demandRole(actor, street, ...DISPATCHERS)
  const scope = scopeOf(actor, street, ...DISPATCHERS)
  return authorize({ ...scope, person: scope.me }, true)
}

/**
 * An area of somebody's desk, with all above it and itself.
 * @throws AppError('not_found') for no area, AppError('forbidden') for one that is another's
 */
export function demandWithin(
  desk: Authorized<Scope & { person: PersonId }>,
  path: readonly AreaName[],
): readonly AreaName[] {
  if (path.length === 0) throw notFound('区域')
  const first = desk.all ? 0 : path.findIndex(({ code }) => desk.areas.includes(code))
  if (first < 0) throw forbidden('这个区域由别人派遣，您看不到它的数字')
  return path.slice(first)
}

const SETTERS: readonly Role[] = ['street_staff', 'administrator']

/** Whoever sets the street's categories and clocks. @throws AppError('forbidden') for everybody else */
export function demandSettings(
  actor: Actor,
  street: StreetCode,
): Authorized<{ street: StreetCode }> {
  demandRole(actor, street, ...SETTERS)
  return authorize({ street }, true)
}

/** The history of the settings is for those who set them. */
export const mayReadSettings = async (
  street: StreetCode,
  _id: string,
  { actor }: Context,
): Promise<boolean> => held(actor, street, ...SETTERS).length > 0

/** Somebody's own report. @throws AppError('not_found') for another's */
export function demandOwn(actor: Actor, row: ReportRow | undefined): Authorized<ReportRow> {
  if (!row) throw notFound('随手报')
  const own = row.reporter !== null && row.reporter === actor.person
  return authorize(row, own, notFound('随手报'))
}

/** The street as a place where somebody reports. @throws AppError('not_found') where it is not served */
export const demandServed = (
  street: StreetCode,
  served: boolean,
): Authorized<{ street: StreetCode }> => authorize({ street }, served, notFound('街道'))

/** A report that somebody follows or no longer does. */
export const demandFollowing = (actor: Actor, row: ReportRow): Authorized<ReportRow> =>
  authorize(row, actor.person !== null && row.reporter !== actor.person)

/** The history of a report with all its names is for those who work on it. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as ReportId, actor.person)
  return row !== undefined && works(actor, row)
}
