import map from '@/assets/map/base.json'
import { metresToRing } from '@/contract/areas.rules'
import { doorName } from '@/contract/doors.rules'
import { spotOf } from '@/contract/place.rules'
import type { Place, Ring } from '@/contract/wire'
import type { Tx } from '../database'
import { type DrawnArea, drawnAreas } from './areas'
import { keyedId } from './keyed-id'
import { bundStreet, street } from './streets'

/** A building of the demonstration with its doors. */
export interface DemoBuilding {
  id: string
  address: string
  lng: number
  lat: number
  area: string
  doors: { id: string; unit: string; room: string; expected: number | null }[]
}

interface Road {
  name: string
  from: Place
  to: Place
}

const placeOf = ([lng = 0, lat = 0]: number[]): Place => ({ lng, lat })

const roads: readonly Road[] = map.features.flatMap(({ properties, geometry }) => {
  if (geometry.type !== 'LineString' || !properties.name) return []
  const [from, to] = geometry.coordinates as number[][]
  return from && to ? [{ name: properties.name, from: placeOf(from), to: placeOf(to) }] : []
})

/** Metres of a place along a road and beside it. */
function along({ from, to }: Road, at: Place): { metres: number; beside: number } {
  const [p, a, b] = [spotOf(at), spotOf(from), spotOf(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = Math.hypot(dx, dy)
  const share = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (length * length)
  const within = Math.min(1, Math.max(0, share))
  const beside = Math.hypot(p.x - a.x - within * dx, p.y - a.y - within * dy)
  return { metres: within * length, beside }
}

/** Metres of road for each number of it. */
const METRES_A_NUMBER = 2.5

/** The number of the nearest road that a place would have, as roads are numbered from their beginning. */
function numberAt(at: Place): { road: string; number: number } {
  const [nearest] = roads
    .map((road) => ({ road: road.name, ...along(road, at) }))
    .sort((a, b) => a.beside - b.beside)
  if (!nearest) throw new Error('the map has roads')
  return { road: nearest.road, number: 1 + Math.floor(nearest.metres / METRES_A_NUMBER) }
}

function holds(ring: Ring, { lng, lat }: Place): boolean {
  return ring.reduce((inside, a, i) => {
    const b = ring.at(i - 1) ?? a
    const crosses = a.lat > lat !== b.lat > lat
    const where = ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat) + a.lng
    return crosses && lng < where ? !inside : inside
  }, false)
}

/** Walls keep this far from the borders of a grid, in metres. */
const FROM_BORDER = 4
/** Places that are tried across the box of a grid, each way. */
const TRIED = 9

/** Places inside an area, spread over it from the south-west on. */
function placesIn({ ring }: DrawnArea, count: number): Place[] {
  const [lngs, lats] = [ring.map(({ lng }) => lng), ring.map(({ lat }) => lat)]
  const [west, south] = [Math.min(...lngs), Math.min(...lats)]
  const [wide, high] = [Math.max(...lngs) - west, Math.max(...lats) - south]
  const inside = Array.from({ length: TRIED * TRIED }, (_, i) => ({
    lng: Number((west + (wide * ((i % TRIED) + 0.5)) / TRIED).toFixed(6)),
    lat: Number((south + (high * (Math.floor(i / TRIED) + 0.5)) / TRIED).toFixed(6)),
  })).filter((at) => holds(ring as Ring, at) && metresToRing(at, ring as Ring) > FROM_BORDER)
  const step = inside.length / count
  return Array.from({ length: count }, (_, i) => inside[Math.floor(i * step)]).filter(
    (at) => at !== undefined,
  )
}

/** People of a door, again and again in this order; null where nobody knows. */
const PEOPLE = [2, 3, 1, 4, 2, null, 3, 1, 2, 5]

/** The doors of a building: old lanes have floors of two rooms, houses at the road two units of four floors. */
function doorsOf(address: string, lane: boolean, count: number): DemoBuilding['doors'] {
  const wide = lane ? 2 : 4
  return Array.from({ length: count }, (_, i) => {
    const [floor, place] = [1 + Math.floor(i / wide), i % wide]
    const unit = lane ? '' : String(1 + Math.floor(place / 2))
    const room = `${floor}0${1 + (place % 2)}`
    const id = keyedId(`door ${address} ${doorName(unit, room)}`)
    return { id, unit, room, expected: PEOPLE[(i + address.length) % PEOPLE.length] ?? null }
  })
}

/** Four in five buildings stand in a lane off the road; the lanes of a grid lie beside each other. */
function buildingsIn(area: DrawnArea, count: number, doors: number, taken: Set<string>) {
  return placesIn(area, count).map((at, i): DemoBuilding => {
    const lane = i % 5 !== 4
    let { road, number } = numberAt(at)
    const name = () => (lane ? `${road}${number}弄${1 + (i % 4)}号` : `${road}${number}号`)
    while (taken.has(name())) number += 1
    const address = name()
    taken.add(address)
    const doorsHere = doorsOf(address, lane, doors)
    return { id: keyedId(`building ${address}`), address, ...at, area: area.code, doors: doorsHere }
  })
}

const BUILDINGS_A_GRID = 4
/** Four buildings of fourteen doors in each of the 108 grids are 6,048. */
const DOORS_A_BUILDING = 14

function buildingsOf(code: string): DemoBuilding[] {
  const level = code === street ? 'grid' : 'community'
  const taken = new Set<string>()
  return drawnAreas
    .filter((area) => area.street === code && area.level === level)
    .flatMap((area) => buildingsIn(area, BUILDINGS_A_GRID, DOORS_A_BUILDING, taken))
}

let sown: Record<string, readonly DemoBuilding[]> | undefined

/** The buildings of the demonstration by street, at real roads with invented numbers. */
export function demoBuildings(): Readonly<Record<string, readonly DemoBuilding[]>> {
  sown ??= { [street]: buildingsOf(street), [bundStreet]: buildingsOf(bundStreet) }
  return sown
}

/** Sows the buildings and doors of one street that are not there yet; what people have changed stays so. */
export async function sowDoors(tx: Tx, code: string): Promise<void> {
  const buildings = demoBuildings()[code] ?? []
  await tx.query(
    `INSERT INTO buildings (street, id, address, lng, lat, area, demo)
     SELECT $1, id, address, lng, lat, area, true
     FROM jsonb_to_recordset($2) AS b (id text, address text, lng float8, lat float8, area text)
     ON CONFLICT DO NOTHING`,
    [code, JSON.stringify(buildings.map(({ doors: _, ...building }) => building))],
  )
  const doors = buildings.flatMap(({ id: building, doors }) =>
    doors.map((door) => ({ ...door, building })),
  )
  await tx.query(
    `INSERT INTO doors (street, id, building, unit, room, expected, demo)
     SELECT $1, d.id, d.building, d.unit, d.room, d.expected, true
     FROM jsonb_to_recordset($2) AS d (id text, building text, unit text, room text, expected int)
     JOIN buildings b ON b.street = $1 AND b.id = d.building
     ON CONFLICT DO NOTHING`,
    [code, JSON.stringify(doors)],
  )
}
