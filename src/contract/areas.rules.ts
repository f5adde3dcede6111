import type { AreaLevel, AreaName, Role, RouteStep } from './areas'
import { LEVELS_DOWN } from './boundaries.rules'
import { spotOf } from './place.rules'
import type { AreaCode, Day, PersonId, Place, Ring } from './wire'

/** Shanghai's line for citizens' services, day and night; a street may name another one. */
export const HOTLINE = '12345'

/** Who leads an area of each level. */
export const leadOf: Record<AreaLevel, Role> = {
  street: 'street_staff',
  block: 'block_lead',
  community: 'community_secretary',
  lane: 'lane_head',
  grid: 'grid_head',
}

/** Somebody who may have to answer: `awayUntil` is the last day of an absence that covers the day asked about. */
export interface Answerer {
  person: PersonId
  name: string
  /** Whether the human behind the record took it over: who has not cannot be reached here. */
  claimed: boolean
  awayUntil: Day | null
}

/** One appointment that leads an area on the day asked about. */
export interface Lead extends Answerer {
  role: Role
  area: AreaCode
  standIn: Answerer | null
}

/** Whoever answers, and why nobody below does. `person` is null only where the street has no claimed lead at all. */
export interface Route {
  steps: RouteStep[]
  person: PersonId | null
}

type Asked = Pick<RouteStep, 'area' | 'role'>

const stepFor = (asked: Asked, who: Answerer, standsInFor: string | null): RouteStep => ({
  ...asked,
  is: !who.claimed ? 'unclaimed' : who.awayUntil ? 'away' : 'answers',
  person: who.person,
  name: who.name,
  standsInFor,
  until: who.claimed ? who.awayUntil : null,
})

/** Asks one level: each of its leads and then that one's stand-in, until somebody answers. */
function askLevel(asked: Asked, leads: readonly Lead[]): RouteStep[] {
  if (leads.length === 0) {
    return [{ ...asked, is: 'vacant', person: null, name: null, standsInFor: null, until: null }]
  }
  const asks = leads.flatMap((lead) => [
    stepFor(asked, lead, null),
    ...(lead.standIn ? [stepFor(asked, lead.standIn, lead.name)] : []),
  ])
  const answered = asks.findIndex(({ is }) => is === 'answers')
  return answered < 0 ? asks : asks.slice(0, answered + 1)
}

/**
 * Who answers for a place: its smallest area's lead, the stand-in while the lead is away, then level
 * by level up to the street. Where even there everybody is away, the first claimed lead of the street
 * keeps the duty: nothing falls to the ground.
 * @param path the areas that hold the place, from the street down; levels may be missing
 * @param leads of these areas on the day, the longest in office first
 */
export function route(path: readonly AreaName[], leads: readonly Lead[]): Route {
  const steps: RouteStep[] = []
  for (const area of [...path].reverse()) {
    const role = leadOf[area.level]
    const here = leads.filter((lead) => lead.area === area.code && lead.role === role)
    steps.push(...askLevel({ area, role }, here))
    const last = steps.at(-1)
    if (last?.is === 'answers') return { steps, person: last.person }
  }
  const away = steps.filter(({ area, is }) => area.level === 'street' && is === 'away')
  const keeper = away[0]
  if (!keeper) return { steps, person: null }
  return { steps: [...steps, { ...keeper, is: 'keeps', until: null }], person: keeper.person }
}

/** The leads of a day without some people: where a lead is left out, the stand-in has the seat. */
function leadsWithout(leads: readonly Lead[], except: readonly PersonId[]): Lead[] {
  return leads.flatMap((lead) => {
    const standIn = lead.standIn && !except.includes(lead.standIn.person) ? lead.standIn : null
    if (!except.includes(lead.person)) return [{ ...lead, standIn }]
    return standIn ? [{ ...lead, ...standIn, standIn: null }] : []
  })
}

/** Somebody who answers for a place, and as what. */
export interface Answering {
  person: PersonId
  name: string
  role: Role
}

/** Everybody who would answer for a place in turn: who `route` names, then whom it names without that one, and so on. */
export function answeringInTurn(
  path: readonly AreaName[],
  leads: readonly Lead[],
  except: readonly PersonId[],
): Answering[] {
  const { steps, person } = route(path, leadsWithout(leads, except))
  const last = steps.at(-1)
  if (!person || !last) return []
  const first = { person, name: last.name ?? '', role: last.role }
  return [first, ...answeringInTurn(path, leads, [...except, person])]
}

/** The areas of a path above those that a role leads; for the street's own, that again. */
export function pathAbove(path: readonly AreaName[], role: Role): AreaName[] {
  const led = LEVELS_DOWN.findIndex((level) => leadOf[level] === role)
  const higher = path.filter(({ level }) => LEVELS_DOWN.indexOf(level) < led)
  return higher.length > 0 ? higher : path.filter(({ level }) => level === 'street')
}

/** The smallest areas that hold a place: one, or on a border several, the lowest code first. */
export function smallestOf<Area extends { level: AreaLevel; code: AreaCode; holds: boolean }>(
  areas: readonly Area[],
): Area[] {
  const holding = areas.filter(({ holds }) => holds)
  const depth = Math.max(...holding.map(({ level }) => LEVELS_DOWN.indexOf(level)))
  return holding
    .filter(({ level }) => LEVELS_DOWN.indexOf(level) === depth)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Metres from a place to a segment, on the plane. */
function metresToSegment(at: Place, from: Place, to: Place): number {
  const [p, a, b] = [spotOf(at), spotOf(from), spotOf(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / square
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}

/** Metres from a place to the outline of a polygon. */
export function metresToRing(at: Place, ring: Ring): number {
  let nearest = Number.POSITIVE_INFINITY
  ring.forEach((to, i) => {
    const from = ring.at(i - 1) ?? to
    nearest = Math.min(nearest, metresToSegment(at, from, to))
  })
  return nearest
}

/** Nearer than this to an outline, a place is said to lie on the border: phones are no better than that. */
export const BORDER_METRES = 1
