import type { OutputOf } from '@/contract'
import type { AreaName } from '@/contract/areas'
import type { HomeAtDoor, HomeDoor, HomeOwner, HomeRequest, MyHome } from '@/contract/homes.shapes'
import type { AreaCode, BuildingId, DoorId, HomeId } from '@/contract/wire'

/** Homes as the contract has them, for page tests. */

export const BUILDING = 'b000000001' as BuildingId
export const homeId = (n: number) => `h${String(n).padStart(9, '0')}` as HomeId
export const doorId = (n: number) => `d${String(n).padStart(9, '0')}` as DoorId

export const grid: AreaName = {
  code: '310101002003-g02' as AreaCode,
  level: 'grid',
  zh: '贵州路第02微网格',
  en: 'Guizhou Road Grid 02',
}

export const owner: HomeOwner = {
  name: '李秀兰',
  role: 'grid_head',
  due: '2026-11-26',
  about: false,
}

export const door: HomeDoor = {
  door: doorId(101),
  building: BUILDING,
  address: '贵州路101弄3号',
  unit: '1',
  room: '101',
}

export const atDoor = (n: number, is: Partial<HomeAtDoor> = {}): HomeAtDoor => ({
  home: homeId(n),
  door: doorId(101),
  name: '陈家宁',
  relation: 'lives',
  state: 'confirmed',
  way: 'address',
  account: true,
  phone: null,
  proxies: [],
  since: '2026-11-20T02:00:00Z',
  version: 1,
  ...is,
})

export const myHome = (is: Partial<MyHome> = {}): MyHome => ({
  home: homeId(1),
  own: true,
  name: '陈家宁',
  relation: 'lives',
  state: 'confirmed',
  way: 'address',
  area: grid,
  door,
  phone: '138****5678',
  owner: null,
  note: null,
  since: '2026-11-20T02:00:00Z',
  household: [atDoor(1)],
  version: 1,
  ...is,
})

export const request = (n: number, is: Partial<HomeRequest> = {}): HomeRequest => ({
  home: homeId(n),
  name: '王阿婆',
  relation: 'lives',
  way: 'code',
  area: grid,
  door,
  since: '2026-11-23T02:00:00Z',
  owner,
  mine: true,
  version: 1,
  ...is,
})

/** Rooms of one unit: 101, 102, 201, 202 … two a floor. */
export const rooms = (unit: string, floors: number): OutputOf<'homes.rooms'>['doors'] =>
  Array.from({ length: floors * 2 }, (_, i) => {
    const room = `${Math.floor(i / 2) + 1}0${(i % 2) + 1}`
    return { door: doorId(Number(`${unit || 0}${room}`)), unit, room }
  })
