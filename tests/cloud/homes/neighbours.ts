import { randomBytes } from 'node:crypto'
import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { InputOf, OutputOf } from '@/contract'
import type { Persona } from '@/contract/session'
import type { AreaCode, BuildingId, ClientId, DoorId, PersonId, StreetCode } from '@/contract/wire'

/** The grid of the persona grid_head, in the community of the persona community_secretary. */
export const GRID = '310101002003-g01' as AreaCode
/** A grid of the same community that the persona does not lead. */
export const BESIDE = '310101002003-g02' as AreaCode
/** A grid of another community and block. */
export const FAR = '310101002006-g01' as AreaCode

export const client = () => randomBytes(16).toString('hex') as ClientId

export interface AnyDoor {
  street: StreetCode
  building: BuildingId
  address: string
  door: DoorId
  unit: string
  room: string
  area: AreaCode
}

/** A door of the demonstration in an area where nobody belongs yet; another one for each number. */
export async function doorIn(
  cloud: TestCloud,
  area: string = GRID,
  { street = STREET, number = 0 } = {},
): Promise<AnyDoor> {
  const [row] = await cloud.db.query<AnyDoor>(
    `SELECT d.street, b.id AS building, b.address, d.id AS door, d.unit, d.room, b.area FROM buildings b
     JOIN doors d ON d.street = $1 AND d.building = b.id
     JOIN areas a ON a.street = $1 AND a.code = b.area
     WHERE b.street = $1 AND a.path @> ARRAY[$2::text]
       AND NOT EXISTS (SELECT 1 FROM homes h WHERE h.street = $1 AND h.door = d.id)
     ORDER BY d.id OFFSET $3 LIMIT 1`,
    [street, area, number],
  )
  if (!row) throw new Error(`the seed has no empty door in ${area}`)
  return row
}

/** Somebody who has just agreed to be kept, at a phone of their own. */
export async function newcomer(cloud: TestCloud, openid: string): Promise<Caller> {
  const caller = cloud.wechat(openid)
  await caller.call('session.open', { street: STREET, agreed: true })
  return caller
}

export async function personOf(caller: Caller): Promise<PersonId> {
  const { person } = await caller.call('session.me', { street: STREET })
  if (!person) throw new Error('nobody is signed in')
  return person
}

type Join = InputOf<'homes.join'>

/** Asks to belong to a door, or to a grid by its code. */
export async function join(caller: Caller, to: Join['to'], more: Partial<Join> = {}) {
  const asked: Join = {
    ...{ street: STREET, client: client(), to, relation: 'lives', name: '周建国', agreed: true },
    ...more,
  }
  return (await caller.call('homes.join', asked)).home
}

/** The code of a grid, as staff print it. */
export async function codeOf(cloud: TestCloud, area: AreaCode = GRID): Promise<string> {
  return (await cloud.as('street_staff').call('homes.code', { street: STREET, area })).scene
}

export const which = ({
  home,
  version,
}: Pick<OutputOf<'homes.join'>['home'], 'home' | 'version'>) => ({
  street: STREET,
  home,
  version,
})

/** Somebody who is confirmed at a door. */
export async function settled(
  cloud: TestCloud,
  caller: Caller,
  door: DoorId,
  by: Persona = 'street_staff',
  more: Partial<Join> = {},
) {
  const asked = await join(caller, { is: 'door', door }, more)
  const answered = { ...which(asked), answer: 'confirmed' as const }
  return (await cloud.as(by).call('homes.answer', answered)).home
}
