import type {
  OracleAbsence,
  OracleAppointment,
  OracleArea,
  OraclePerson,
  OracleReason,
  OracleStep,
  OracleVersion,
} from '../responsible-oracle'
import type { OraclePoint } from './geometry'

/** A question with its answer, worked out by hand from the specification, never by a program. */
export interface ResponsibleCase {
  title: string
  boundaries: (OracleVersion & { areas: OracleArea[] })[]
  point: OraclePoint
  at: string
  appointments: OracleAppointment[]
  absences: OracleAbsence[]
  persons: OraclePerson[]
  day: string
  /** The area that has the point, a grid wherever there is one; null: outside the street. */
  grid: string | null
  /** null: outside, or the specification names none (an area that has no grids below). */
  reason: OracleReason | null
  steps: OracleStep[]
  person: string | null
}

/** One unit east is 95.08 m and one unit north 111.195 m; fixed digits keep shared edges equal. */
export function spot(x: number, y: number): OraclePoint {
  const shift = (from: number, units: number) => Number((from + units / 1000).toFixed(9))
  return { lng: shift(121.47, x), lat: shift(31.23, y) }
}

export type Corner = [x: number, y: number]
export function shape(
  code: string,
  level: OracleArea['level'],
  parent: string | null,
  ...corners: Corner[]
): OracleArea {
  return { code, level, parent, ring: corners.map(([x, y]) => spot(x, y)) }
}

/** An upright rectangle from its south-west to its north-east corner. */
export function box(
  code: string,
  level: OracleArea['level'],
  parent: string | null,
  [west, south]: Corner,
  [east, north]: Corner,
): OracleArea {
  return shape(code, level, parent, [west, south], [east, south], [east, north], [west, north])
}

/**
 * y 8 ┌───────────────────────── S ─┐  B1 holds C1 and, above it, C2, which has no grids;
 *   6 ├──── C2 ─────┬──────┬────┬───┤  L1 is C1's lane of G1 and G2 and a gap above them;
 *   5 ├──── C1 ─────┤  B2  │ C3 │   │  G3 has no lane; C1 has a gap above y 4;
 *   4 ├─ L1 ─┬──────┤      │ G5 │L2 │  B2 has a gap west of C3;
 *   3 ├──┬───┤  G3  │      │    │   │  L2 has no grids.
 *     │G1│G2 │      │      │    │   │
 *   0 └──2───4──────6──────8────9──10
 */
export const town: OracleArea[] = [
  box('S', 'street', null, [0, 0], [10, 8]),
  box('B1', 'block', 'S', [0, 0], [6, 6]),
  box('C1', 'community', 'B1', [0, 0], [6, 5]),
  box('L1', 'lane', 'C1', [0, 0], [4, 4]),
  box('G1', 'grid', 'L1', [0, 0], [2, 3]),
  box('G2', 'grid', 'L1', [2, 0], [4, 3]),
  box('G3', 'grid', 'C1', [4, 0], [6, 4]),
  box('C2', 'community', 'B1', [0, 5], [6, 6]),
  box('B2', 'block', 'S', [6, 0], [10, 6]),
  box('C3', 'community', 'B2', [8, 0], [10, 6]),
  box('G5', 'grid', 'C3', [8, 0], [9, 6]),
  box('L2', 'lane', 'C3', [9, 0], [10, 6]),
]

/** A street that is one community of nothing but these grids. */
export function plain(...grids: OracleArea[]): OracleArea[] {
  const street = box('S', 'street', null, [0, 0], [4, 4])
  return [street, { ...street, code: 'C1', level: 'community', parent: 'S' }, ...grids]
}

export function grid(code: string, southWest: Corner, northEast: Corner): OracleArea {
  return box(code, 'grid', 'C1', southWest, northEast)
}

export const since = (number: number, fromAt: string, areas: OracleArea[], undone = false) => ({
  number,
  fromAt,
  undone,
  areas,
})
