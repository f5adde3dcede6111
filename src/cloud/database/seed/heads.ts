import type { AreaLevel, Role } from '@/contract/areas'
import { leadOf } from '@/contract/areas.rules'
import { type DrawnArea, drawnAreas } from './areas'
import { keyedId } from './keyed-id'
import { inventedName } from './names'
import { type DemoAppointment, type DemoPerson, people } from './people'
import { street } from './streets'

const own = drawnAreas.filter((area) => area.street === street)
const at = (level: AreaLevel) => own.filter((area) => area.level === level)

/** Grids that wait for a head. */
const VACANT = ['002-g03', '007-g04', '010-g02', '014-g08', '018-g04', '023-g05'].map(
  (grid) => street + grid,
)

/** Grids whose head was entered by staff and has not taken over yet. */
const UNCLAIMED = ['008-g05', '015-g03'].map((grid) => street + grid)

/** The community whose secretary plays only that; its Party branch has a secretary of its own. */
const GUIZHOU = `${street}003`

/** An office to fill. */
interface Seat {
  role: Role
  area: string
  key: string
}

const seatOf = (role: Role, { code }: Pick<DrawnArea, 'code'>): Seat => ({
  role,
  area: code,
  key: `${role} ${code}`,
})

/** Who leads an area already, by the key of the seat. */
const known: ReadonlyMap<string, string> = new Map(
  Object.values<DemoPerson>(people).flatMap(({ id, appointments }) =>
    appointments.map(({ role, area }) => [`${role} ${area}`, id]),
  ),
)

const seats: readonly Seat[] = [
  ...(['grid', 'lane', 'community', 'block'] as const).flatMap((level) =>
    at(level)
      .filter(({ code }) => !VACANT.includes(code))
      .map((area) => seatOf(leadOf[level], area)),
  ),
  ...[
    ...at('street'),
    ...at('block'),
    ...at('community').filter(({ code }) => code === GUIZHOU),
  ].map((area) => seatOf('party_secretary', area)),
  seatOf('administrator', { code: street }),
]

const personOf = ({ key }: Seat): string => known.get(key) ?? keyedId(`person ${key}`)

const personas: ReadonlySet<string> = new Set(
  Object.values<DemoPerson>(people).flatMap(({ id, persona }) => (persona ? [id] : [])),
)

/** Heads stand in for each other within this area: grids and lanes in a community, communities in a block. */
function circleOf({ area }: Seat): string | undefined {
  const path = own.find(({ code }) => code === area)?.path ?? []
  return path.length > 3 ? path[2] : path.at(-2)
}

/**
 * Two of three lead with a stand-in: the next one of their circle. Whoever plays a persona stands in
 * for nobody, so that a persona may do what its role may, on every day.
 */
function standInOf(seat: Seat): string | undefined {
  const circle = circleOf(seat)
  const mates = seats.filter((one) => one.role === seat.role && circleOf(one) === circle)
  const place = mates.indexOf(seat)
  if (place % 3 === 2) return undefined
  const after = [...mates.slice(place + 1), ...mates.slice(0, place)].map(personOf)
  return after.find((person) => !personas.has(person))
}

const led: ReadonlySet<Role> = new Set(
  Object.values(leadOf).filter((role) => role !== 'street_staff'),
)

function appointmentOf(seat: Seat): DemoAppointment {
  const { role, area, key } = seat
  const standIn = led.has(role) ? standInOf(seat) : undefined
  return { id: keyedId(`appointment ${key}`), street, role, area, standIn }
}

/** A community secretary is the secretary of its Party branch as well. */
function officesOf(seat: Seat): DemoAppointment[] {
  const branch = seatOf('party_secretary', { code: seat.area })
  const both = seat.role === 'community_secretary'
  return (both ? [seat, branch] : [seat]).map(appointmentOf)
}

/** The person of the demonstration who leads an area. */
export const headOf = (role: Role, area: string): string => personOf(seatOf(role, { code: area }))

/**
 * Everybody besides people.ts who leads, serves or heads the Party branch of an area of the first
 * street; people and names are invented.
 */
export const heads: readonly DemoPerson[] = seats.flatMap((seat, number) => {
  if (known.has(seat.key)) return []
  const unclaimed = seat.role === 'grid_head' && UNCLAIMED.includes(seat.area)
  return [
    { id: personOf(seat), name: inventedName(number), unclaimed, appointments: officesOf(seat) },
  ]
})
