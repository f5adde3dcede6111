/**
 * A second opinion on "who is responsible here", written from the specification and not from the
 * product's code, so that the two can only agree by both being right. It looks at every area and
 * every appointment each time; nothing here is meant to be fast.
 */
import { goesRound, metresToEdge, type OraclePoint } from './responsible/geometry'

export interface OracleArea {
  code: string
  level: 'street' | 'block' | 'community' | 'lane' | 'grid'
  parent: string | null
  ring: OraclePoint[]
}
export interface OracleVersion {
  number: number
  fromAt: string
  undone: boolean
}
export interface OracleAppointment {
  id: string
  person: string
  role: string
  area: string
  fromDay: string
  untilDay: string | null
  standIn: string | null
}
export interface OracleAbsence {
  person: string
  fromDay: string
  untilDay: string
}
export interface OraclePerson {
  person: string
  claimed: boolean
}
export type OracleReason = 'inside' | 'border' | 'gap'
export interface OracleGrids {
  /** Every answer floating point may give, the one the rules prefer first. */
  codes: string[]
  /** null: more than one is acceptable, or the specification names none. */
  reason: OracleReason | null
  /** So near the street's own edge that "outside the street" is acceptable too. */
  outside: boolean
}
export interface OracleStep {
  area: string
  is: 'vacant' | 'unclaimed' | 'away' | 'answers' | 'keeps'
  person: string | null
  standsInFor: string | null
  until: string | null
}
interface Answer {
  code: string
  reason: OracleReason | null
}

const SMALLEST_FIRST = ['grid', 'lane', 'community', 'block', 'street'] as const
const LEADS = {
  grid: 'grid_head',
  lane: 'lane_head',
  community: 'community_secretary',
  block: 'block_lead',
  street: 'street_staff',
} as const
const TOLERANCE_M = 0.05
/** What doubles lose on these numbers, with room to spare: less than this is the same place. */
const NOISE_M = 1e-6

function holders(areas: OracleArea[], level: string, point: OraclePoint, tolerance: number) {
  const sure: string[] = []
  const maybe: string[] = []
  for (const { code, ring } of areas.filter((area) => area.level === level)) {
    const metres = metresToEdge(ring, point)
    if (metres < tolerance) maybe.push(code)
    else if (metres <= NOISE_M || goesRound(ring, point)) sure.push(code)
  }
  return { sure: sure.sort(), maybe: maybe.sort() }
}

function isBelow(areas: OracleArea[], area: OracleArea, above: string): boolean {
  const parent = areas.find(({ code }) => code === area.parent)
  return parent !== undefined && (parent.code === above || isBelow(areas, parent, above))
}

function nearestBelow(areas: OracleArea[], above: string, point: OraclePoint): Answer {
  const grids = areas
    .filter((area) => area.level === 'grid' && isBelow(areas, area, above))
    .map(({ code, ring }) => ({ code, metres: metresToEdge(ring, point) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  // The specification names no reason for an area that has the point for want of grids.
  if (grids.length === 0) return { code: above, reason: null }
  const least = Math.min(...grids.map(({ metres }) => metres))
  // Ties go to the lowest code by rule, so noise must not decide them.
  const nearest = grids.find(({ metres }) => metres <= least + NOISE_M)!
  if (Math.abs(nearest.metres - 1) <= NOISE_M) return { code: nearest.code, reason: null }
  return { code: nearest.code, reason: nearest.metres < 1 ? 'border' : 'gap' }
}

/** All answers that can come out when areas with an edge within `tolerance` may hold or not. */
function answers(areas: OracleArea[], point: OraclePoint, tolerance: number): Answer[] {
  const found: Answer[] = []
  for (const level of SMALLEST_FIRST) {
    const { sure, maybe } = holders(areas, level, point, tolerance)
    const lowest = sure[0]
    const codes = maybe.filter((code) => lowest === undefined || code < lowest)
    if (lowest !== undefined) codes.push(lowest)
    for (const code of codes) {
      if (level !== 'grid') found.push(nearestBelow(areas, code, point))
      else if (sure.some((other) => other !== code)) found.push({ code, reason: 'border' })
      else {
        found.push({ code, reason: 'inside' })
        if (maybe.some((other) => other !== code)) found.push({ code, reason: 'border' })
      }
    }
    if (lowest !== undefined) break
  }
  return found
}

export function oracleGrids(areas: OracleArea[], point: OraclePoint): OracleGrids | undefined {
  const street = holders(areas, 'street', point, TOLERANCE_M)
  const outside = street.sure.length === 0
  if (outside && street.maybe.length === 0) return undefined
  // The exact reading comes first: it is the preferred one, the others are only forgiven.
  const all = [...answers(areas, point, 0), ...answers(areas, point, TOLERANCE_M)]
  const reasons = new Set(all.map(({ reason }) => reason))
  const reason = reasons.size === 1 ? (all[0]?.reason ?? null) : null
  return { codes: [...new Set(all.map(({ code }) => code))], reason, outside }
}

/** The number of the boundaries in force at a moment (ISO, any offset). */
export function oracleVersion(versions: OracleVersion[], at: string): number {
  const begun = versions.filter((v) => !v.undone && Date.parse(v.fromAt) <= Date.parse(at))
  return Math.max(1, ...begun.map((v) => v.number))
}

export function oracleRoute(
  areas: OracleArea[],
  areaCode: string,
  appointments: OracleAppointment[],
  absences: OracleAbsence[],
  persons: OraclePerson[],
  day: string,
): { person: string | null; steps: OracleStep[] } {
  const covers = (from: string, until: string | null) =>
    from <= day && (until === null || day <= until)
  const ask = (area: string, person: string, standsInFor: string | null): OracleStep => {
    const claimed = persons.some((known) => known.person === person && known.claimed)
    if (!claimed) return { area, is: 'unclaimed', person, standsInFor, until: null }
    const days = absences
      .filter((absence) => absence.person === person && covers(absence.fromDay, absence.untilDay))
      .map((absence) => absence.untilDay)
    const until = days.sort().at(-1) ?? null
    return { area, is: until === null ? 'answers' : 'away', person, standsInFor, until }
  }

  const steps: OracleStep[] = []
  let area = areas.find(({ code }) => code === areaCode)
  for (; area !== undefined; area = areas.find(({ code }) => code === area?.parent)) {
    const { code, level } = area
    const leads = appointments
      .filter((a) => a.area === code && a.role === LEADS[level] && covers(a.fromDay, a.untilDay))
      .sort((a, b) => (`${a.fromDay} ${a.id}` < `${b.fromDay} ${b.id}` ? -1 : 1))
    if (leads.length === 0) {
      steps.push({ area: code, is: 'vacant', person: null, standsInFor: null, until: null })
    }
    for (const { person, standIn } of leads) {
      const questions = [() => ask(code, person, null)]
      if (standIn !== null) questions.push(() => ask(code, standIn, person))
      for (const question of questions) {
        const step = question()
        steps.push(step)
        if (step.is === 'answers') return { person: step.person, steps }
      }
    }
  }

  const street = areas.find(({ level }) => level === 'street')?.code
  const keeper = steps.find((step) => step.area === street && step.is === 'away')
  if (keeper === undefined) return { person: null, steps }
  return { person: keeper.person, steps: [...steps, { ...keeper, is: 'keeps', until: null }] }
}
