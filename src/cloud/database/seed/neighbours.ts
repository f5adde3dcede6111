import { doorName } from '@/contract/doors.rules'
import { type DemoBuilding, demoBuildings } from './doors'
import { headOf } from './heads'
import { keyedId } from './keyed-id'
import { inventedName } from './names'
import { people } from './people'
import { street } from './streets'

/** The people of the demonstration who belong somewhere; names and persons are invented. */

export interface DemoHome {
  id: string
  /** Absent: somebody whom people.ts has. */
  newcomer?: boolean
  person: string
  name: string
  /** Opens the app; the others were entered. */
  account: boolean
  relation: 'lives' | 'works' | 'cares'
  way: 'code' | 'address' | 'head' | 'household'
  door: string | null
  area: string | null
  /** Who has to confirm it; null: nobody, it is confirmed. */
  owner: string | null
  /** What is to be confirmed, as people say it. */
  title: string
  madeBy: string
  /** The homes of those who answer for this one. */
  proxies: string[]
  daysAgo: number
}

const GRID = `${street}003-g01`
/** Names that heads.ts does not give. */
const FIRST_NAME = 400

let names = 0
let made: readonly DemoHome[] | undefined

/** A person who is only here. */
function somebody(key: string, surname = ''): { newcomer: true; person: string; name: string } {
  const name = inventedName(FIRST_NAME + names++)
  return {
    newcomer: true,
    person: keyedId(`resident ${key}`),
    name: surname === '' ? name : surname + name.slice(1),
  }
}

type Told = Pick<DemoHome, 'person' | 'name'> & Partial<DemoHome>

/** A home of somebody with an account, who asked by address, unless something else is told. */
const homeOf = (key: string, told: Told): DemoHome => ({
  ...{ id: keyedId(`home ${key}`), account: true, relation: 'lives', way: 'address' },
  ...{ door: null, area: null, owner: null, title: '', proxies: [], daysAgo: 30 },
  madeBy: told.person,
  ...told,
})

type DemoDoor = DemoBuilding['doors'][number]

/** One to three people at a door: the eldest of three without a phone, entered by the first one. */
function household(door: DemoDoor, number: number): DemoHome[] {
  const key = (who: number) => `${door.id} ${who}`
  const daysAgo = 30 + ((number * 7) % 300)
  const at = { door: door.id, daysAgo }
  const way = number % 3 === 0 ? 'code' : 'address'
  const works = number % 17 === 0 ? { relation: 'works' as const } : {}
  const first = homeOf(key(0), { ...somebody(key(0)), ...at, way, ...works })
  const second = somebody(key(1))
  // heads change, some grids have none: the staff of the street entered these
  const alone = { account: false, way: 'head' as const, madeBy: people.streetStaff.id }
  const beside = homeOf(key(1), { ...second, ...at, ...(number % 4 === 1 ? alone : {}) })
  const elder = homeOf(key(2), {
    ...somebody(key(2), first.name.slice(0, 1)),
    ...at,
    ...{ account: false, way: 'household', madeBy: first.person, proxies: [first.id] },
  })
  return [first, beside, elder].slice(0, 1 + (number % 3))
}

/** The door of a building whose people registered, and one further up whose did not. */
const doorsOf = ({ doors }: DemoBuilding, number: number) => ({
  lived: doors[(number * 5) % doors.length],
  asked: doors[(number * 5 + 3) % doors.length],
})

/** Somebody who has asked to belong to a door and waits. */
function asking(
  { door, address, area }: { door: DemoDoor; address: string; area: string },
  told: Partial<DemoHome> = {},
): DemoHome {
  const key = `${door.id} asks`
  const title = address + doorName(door.unit, door.room)
  const owner = headOf('grid_head', area)
  return homeOf(key, { ...somebody(key), door: door.id, owner, title, daysAgo: 1, ...told })
}

/** The household of the persona: two with an account, and the grandmother for whom one of them answers. */
function ownHousehold(door: DemoDoor): DemoHome[] {
  const { id: person, name } = people.resident
  const own = homeOf('resident', { person, name, door: door.id, way: 'code', daysAgo: 200 })
  const key = (who: string) => `resident ${who}`
  const at = { door: door.id, daysAgo: 180 }
  const partner = homeOf(key('partner'), {
    ...{ newcomer: true, person: keyedId(key('partner')), name: '林晓燕', ...at },
  })
  const elder = homeOf(key('elder'), {
    ...{ newcomer: true, person: keyedId(key('elder')), name: '陈阿婆', ...at },
    ...{ account: false, way: 'household', madeBy: person, proxies: [own.id] },
  })
  return [own, partner, elder]
}

/** The grid of the personas: their household, and three who wait for its head. */
function personasGrid(buildings: readonly DemoBuilding[]): DemoHome[] {
  const places = buildings.map((building, number) => ({ building, ...doorsOf(building, number) }))
  const [first, second, third] = places
  if (!first?.lived || !second?.asked || !third?.lived) throw new Error('the grid has buildings')
  const at = (door: DemoDoor, { address, area }: DemoBuilding) => ({ door, address, area })
  return [
    ...ownHousehold(first.lived),
    asking(at(first.lived, first.building), { relation: 'cares', name: '刘阿姨' }),
    asking(at(second.asked, second.building), { way: 'code' }),
    ...household(third.lived, 2),
    asking(at(third.lived, third.building), { daysAgo: 2 }),
  ]
}

/** Grids of other heads where somebody waits. */
const WAITING = ['003-g02', '008-g01', '012-g01', '016-g01'].map((grid) => street + grid)
/** Every so many grids some people are known by the grid alone. */
const BY_CODE = 6

function grid(area: string, buildings: readonly DemoBuilding[], number: number): DemoHome[] {
  const settled = buildings.flatMap((building, i) => {
    const { lived } = doorsOf(building, number + i)
    return lived && i !== 3 ? household(lived, number + i) : []
  })
  const [first] = buildings
  const { asked } = first ? doorsOf(first, number) : {}
  const waits = first && asked && WAITING.includes(area)
  const alone = number % BY_CODE === 0 ? [`${area} a`, `${area} b`] : []
  return [
    ...settled,
    ...(waits ? [asking({ door: asked, address: first.address, area })] : []),
    ...alone.map((key) => homeOf(key, { ...somebody(key), area, way: 'code' })),
  ]
}

function sown(): DemoHome[] {
  const buildings = demoBuildings()[street] ?? []
  const areas = [...new Set(buildings.map(({ area }) => area))]
  return areas.flatMap((area, number) => {
    const here = buildings.filter((building) => building.area === area)
    return area === GRID ? personasGrid(here) : grid(area, here, number)
  })
}

/** Everybody who belongs somewhere in the first street. */
export function demoHomes(): readonly DemoHome[] {
  made ??= sown()
  return made
}
