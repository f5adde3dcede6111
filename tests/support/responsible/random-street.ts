import type {
  OracleAbsence,
  OracleAppointment,
  OracleArea,
  OraclePerson,
} from '../responsible-oracle'
import type { OraclePoint } from './geometry'

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Cells in a row of the lattice, of a community, and of a lane. */
const SIDE = 12
const COMMUNITY = 3

type Corner = (x: number, y: number) => OraclePoint

/** A lattice with no straight line in it: neighbours share their slanted sides point by point. */
function bentLattice(random: () => number): Corner {
  const corners = Array.from({ length: (SIDE + 1) ** 2 }, (_, i) => ({
    lng: 121.47 + ((i % (SIDE + 1)) + (random() - 0.5) * 0.6) * 0.001,
    lat: 31.23 + (Math.floor(i / (SIDE + 1)) + (random() - 0.5) * 0.6) * 0.0009,
  }))
  return (x, y) => corners[y * (SIDE + 1) + x]!
}

/** The way round a rectangle of cells, by every corner on it. */
function rim(corner: Corner, [west, south, east, north]: [number, number, number, number]) {
  const ring: OraclePoint[] = []
  for (let x = west; x < east; x += 1) ring.push(corner(x, south))
  for (let y = south; y < north; y += 1) ring.push(corner(east, y))
  for (let x = east; x > west; x -= 1) ring.push(corner(x, north))
  for (let y = north; y > south; y -= 1) ring.push(corner(west, y))
  return ring
}

/** The lanes, where it has some, and the grids of one community; some grids are missing, some lie twice. */
function within(
  street: string,
  code: string,
  at: [number, number],
  corner: Corner,
  random: () => number,
) {
  const [west, south] = at
  const areas: OracleArea[] = []
  const laned = random() < 0.5
  for (let x = west; x < west + COMMUNITY; x += 1) {
    const lane = `${code}-l${x - west + 1}`
    if (laned) {
      const ring = rim(corner, [x, south, x + 1, south + COMMUNITY])
      areas.push({ code: lane, level: 'lane', parent: code, ring })
    }
    for (let y = south; y < south + COMMUNITY; y += 1) {
      if (random() < 0.12) continue
      const ring = rim(corner, [x, y, x + 1, y + 1])
      const grid = (letter: string): OracleArea => ({
        code: `${street}-${letter}${x * SIDE + y}`,
        level: 'grid',
        parent: laned ? lane : code,
        ring,
      })
      areas.push(grid('g'))
      if (random() < 0.05) areas.push(grid('a'))
    }
  }
  return areas
}

/** A street of slanted sides with gaps at every level and grids that overlap, drawn by a seed. */
export function randomAreas(street: string, seed: number): OracleArea[] {
  const random = randomFrom(seed)
  const corner = bentLattice(random)
  const areas: OracleArea[] = [
    { code: street, level: 'street', parent: null, ring: rim(corner, [0, 0, SIDE, SIDE]) },
  ]
  for (const [i, west] of [0, SIDE / 2].entries()) {
    const block = `${street}-b${i + 1}`
    const ring = rim(corner, [west, 0, west + SIDE / 2, SIDE])
    areas.push({ code: block, level: 'block', parent: street, ring })
    for (let x = west; x < west + SIDE / 2; x += COMMUNITY) {
      for (let y = 0; y < SIDE; y += COMMUNITY) {
        if (random() < 0.1) continue
        const code = `${street}${String(x * SIDE + y).padStart(3, '0')}`
        const outline = rim(corner, [x, y, x + COMMUNITY, y + COMMUNITY])
        areas.push({ code, level: 'community', parent: block, ring: outline })
        areas.push(...within(street, code, [x, y], corner, random))
      }
    }
  }
  return areas
}

const ROLE = {
  street: 'street_staff',
  block: 'block_lead',
  community: 'community_secretary',
  lane: 'lane_head',
  grid: 'grid_head',
} as const

/** A day around the tests' own, up to `spread` days before or after. */
export function randomDay(random: () => number, spread: number): string {
  const day =
    Date.parse('2026-06-01T00:00:00Z') + Math.round((random() - 0.5) * 2 * spread) * 86_400_000
  return new Date(day).toISOString().slice(0, 10)
}

/** Vacancies, several leads, stand-ins, absences and people who never claimed; the street always has one who did. */
export function randomPeople(areas: readonly OracleArea[], seed: number) {
  const random = randomFrom(seed)
  const persons: OraclePerson[] = Array.from({ length: 120 }, (_, i) => ({
    person: `p${String(i).padStart(9, '0')}`,
    claimed: i === 0 || random() < 0.8,
  }))
  const anybody = () => persons[Math.floor(random() * persons.length)]!.person
  const appointments: OracleAppointment[] = [
    office('000', areas[0]!, persons[0]!.person, null, '2020-01-01', null),
  ]
  for (const [i, area] of areas.entries()) {
    for (let n = 0; n < 2; n += 1) {
      if (random() < (n === 0 ? 0.3 : 0.85)) continue
      const [person, standIn] = [anybody(), anybody()]
      const from = randomDay(random, 60)
      const until = random() < 0.4 ? randomDay(random, 60) : null
      if (until !== null && until < from) continue
      const other = random() < 0.6 && standIn !== person ? standIn : null
      appointments.push(office(`${i}n${n}`, area, person, other, from, until))
    }
  }
  const absences: OracleAbsence[] = persons.flatMap(({ person }) => {
    if (random() < 0.4) return []
    const [a, b] = [randomDay(random, 40), randomDay(random, 40)].sort()
    return [{ person, fromDay: a!, untilDay: b! }]
  })
  return { persons, appointments, absences }
}

function office(
  id: string,
  area: OracleArea,
  person: string,
  standIn: string | null,
  fromDay: string,
  untilDay: string | null,
): OracleAppointment {
  return {
    ...{ id: `a${id.padStart(9, '0')}`, person, role: ROLE[area.level] },
    ...{ area: area.code, fromDay, untilDay, standIn },
  }
}
