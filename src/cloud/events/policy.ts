import type { Role } from '@/contract/areas'
import { type EventStep, type Minimum, stepProblem } from '@/contract/events.rules'
import type { Audience } from '@/contract/events.shapes'
import { leadsAround } from '@/contract/homes.rules'
import type { AreaCode, EventId, OperatorId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Appointment, Context } from '../context'
import { forbidden, notFound } from '../errors'
import { listMine } from '../homes/repository/reads'
import { held, personOf } from '../policy'
import type { Share } from './repository/lists'
import { type EventRow, find } from './repository/reads'

/** Roles that may make an event; who holds several makes it in the first that fits, what is nearest to the place first. */
const ORGANISING: readonly Role[] = [
  'operator',
  'grid_head',
  'lane_head',
  'community_secretary',
  'block_lead',
  'street_staff',
  'administrator',
  'partner',
]

/** The offices in which somebody may organise something in a street today. */
const officesOf = (actor: Actor, street: StreetCode): readonly Appointment[] =>
  ORGANISING.flatMap((role) => held(actor, street, role))

/** Where an event is to be, as far as the right to make it asks. */
interface Ground {
  path: readonly AreaCode[]
  /** Null where people meet at a point. */
  site: string | null
  siteOperator: OperatorId | null
}

function mayMakeAt(office: Appointment, { path, site, siteOperator }: Ground): boolean {
  const { role, operator } = office
  if (role === 'partner') return true
  if (role === 'operator') return operator !== null && (site === null || siteOperator === operator)
  return leadsAround([office], path)
}

/**
 * The office in which somebody makes an event at a place: an operator at their own sites or at a point, a
 * partner anywhere, who leads an area within it, and the street's staff.
 * @throws AppError('forbidden')
 */
export function demandOffice<Place extends Ground>(
  actor: Actor,
  street: StreetCode,
  ground: Place,
): Authorized<Place & { office: Appointment }> {
  const office = officesOf(actor, street).find((one) => mayMakeAt(one, ground))
  if (!office) throw forbidden('您可以在自己负责的片区或站点办活动')
  return authorize({ ...ground, office }, true)
}

/** @throws AppError('sign_in' | 'forbidden') for who organises nothing in a street */
export function demandOrganising(actor: Actor, street: StreetCode): void {
  personOf(actor)
  if (officesOf(actor, street).length === 0) throw forbidden('由街道、运营方和合伙人办理')
}

/**
 * Whether somebody may run an event: whoever organises it and still holds an office, others of the same
 * operator, who leads an area around it, and the street's staff.
 */
export function runs(actor: Actor, row: EventRow): boolean {
  const offices = officesOf(actor, row.street)
  const own = actor.person === row.organiser && offices.length > 0
  const operates = offices.some(
    ({ role, operator }) => role === 'operator' && operator !== null && operator === row.operator,
  )
  return own || operates || leadsAround(offices, row.path)
}

/** The events of a street that somebody may run, as `runs` says of each. */
export function shareOf(actor: Actor, street: StreetCode): Share {
  const offices = officesOf(actor, street)
  const areas = offices.filter(({ role, area }) => leadsAround([{ role, area }], [area]))
  return {
    all: held(actor, street, 'street_staff', 'administrator').length > 0,
    person: personOf(actor),
    operators: offices.flatMap(({ role, operator }) => (role === 'operator' && operator) || []),
    areas: areas.map(({ area }) => area),
  }
}

/** An event as the rules of its steps see it. */
export const courseOf = (row: EventRow): Minimum & { ends: string } => ({
  state: row.state,
  seats: row.minimum,
  decides: row.decideAt?.toISOString() ?? null,
  taken: row.taken,
  anyway: row.heldAnyway,
  decided: row.decidedAt !== null,
  ends: row.endsAt.toISOString(),
})

/** What somebody may do with an event at a moment. */
export function rightsOn(actor: Actor, row: EventRow, now: number) {
  const run = runs(actor, row)
  const can = (step: EventStep) => run && stepProblem(step, courseOf(row), now) === undefined
  return {
    edit: can('edit'),
    publish: can('publish'),
    cancel: can('cancel'),
    holdAnyway: can('holdAnyway'),
    run,
  }
}

/** Whether somebody may know of an event: what was never shown is for who runs it. */
export const mayKnow = (actor: Actor, row: EventRow): boolean =>
  row.publishedAt !== null || runs(actor, row)

/** The event that somebody may run. @throws AppError('not_found') where they may not even know of it, AppError('forbidden') */
export function demandRun(actor: Actor, row: EventRow | undefined): Authorized<EventRow> {
  if (!row || !mayKnow(actor, row)) throw notFound('活动')
  return authorize(row, runs(actor, row), forbidden('由活动的组织者办理'))
}

/** The areas to which somebody belongs, with all above each. */
export async function belongingOf(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  street: StreetCode,
): Promise<ReadonlySet<AreaCode>> {
  const homes = actor.person ? await listMine(db, street, actor.person) : []
  const own = homes.filter(({ person, state }) => person === actor.person && state === 'confirmed')
  return new Set(own.flatMap(({ path }) => path))
}

/** Whether an audience includes somebody who belongs to these areas. Of a stranger nobody knows: it does. */
export function includes(
  audience: Audience,
  actor: Actor,
  street: StreetCode,
  belonging: ReadonlySet<AreaCode>,
): boolean {
  if (audience.to === 'anyone' || !actor.person) return true
  if (audience.to === 'roles') return held(actor, street, ...audience.roles).length > 0
  return audience.areas.some((area) => belonging.has(area))
}

/** Whether an event is for somebody: for anyone, for who belongs to one of its areas or below, or for its roles. */
export async function isFor(
  context: Pick<Context, 'db' | 'actor'>,
  { street, audience }: Pick<EventRow, 'street' | 'audience'>,
): Promise<boolean> {
  const asks = audience.to === 'areas'
  const belonging = asks ? await belongingOf(context, street) : new Set<AreaCode>()
  return includes(audience, context.actor, street, belonging)
}

/** The history of an event is for those who may run it. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as EventId)
  return row !== undefined && runs(actor, row)
}
