import type { AreaName } from '@/contract/areas'
import type { HomeAtDoor, HomeDoor, HomeOwner, HomeRequest, MyHome } from '@/contract/homes.shapes'
import type { DoorId } from '@/contract/wire'
import type { Context } from '../context'
import { phoneShown } from '../phones'
import { personOf } from '../policy'
import { rightsIn } from './policy'
import { type HomeRow, listAtDoors } from './repository/reads'

const areaOf = ({ area: code, level, zh, en }: HomeRow): AreaName => ({ code, level, zh, en })

const doorOf = ({ door, building, address, unit, room }: HomeRow): HomeDoor | null =>
  door === null || building === null
    ? null
    : { door, building, address: address ?? '', unit: unit ?? '', room: room ?? '' }

const ownerOf = ({ owner, ownerName, ownerRole, due, aboutDue }: HomeRow): HomeOwner | null =>
  owner === null || ownerRole === null || due === null
    ? null
    : { name: ownerName ?? '', role: ownerRole, due, about: aboutDue }

/** What a home shows to people; one that was left is shown to nobody. */
const stateOf = ({ state }: HomeRow) => {
  if (state === 'left') throw new Error('a home that was left is not shown')
  return state
}

/** Whether who asks is confirmed among these at a door. */
const isAmong = ({ actor }: Context, door: DoorId | null, rows: readonly HomeRow[]): boolean =>
  door !== null &&
  rows.some((row) => row.door === door && row.person === actor.person && row.state === 'confirmed')

/** Somebody at a door, as who asks may see them. @param others everybody at the same door */
export function atDoor(row: HomeRow, others: readonly HomeRow[], context: Context): HomeAtDoor {
  const { home, door, name, relation, way, account, phoneSealed, proxies, since, version } = row
  const { seePhone } = rightsIn(context.actor, row, isAmong(context, door, others))
  const phone = seePhone && phoneSealed ? phoneShown(context.cloud.secrets, phoneSealed) : null
  return {
    ...{ home, door, name, relation, state: stateOf(row), way, account, phone, proxies },
    ...{ since: since.toISOString(), version },
  }
}

/** The same for one home, whose door is asked. */
export async function viewAtDoor(row: HomeRow, context: Context): Promise<HomeAtDoor> {
  const doors = row.door === null ? [] : [row.door]
  return atDoor(row, await listAtDoors(context.db, row.street, doors), context)
}

/** A home as its person sees it. @param others everybody at the doors of all of theirs */
function mine(row: HomeRow, others: readonly HomeRow[], context: Context): MyHome {
  const { home, person, name, relation, way, note, since, version, phoneSealed, door } = row
  const state = stateOf(row)
  const phone = phoneSealed ? phoneShown(context.cloud.secrets, phoneSealed) : null
  const household =
    state === 'confirmed' ? others.filter((one) => door !== null && one.door === door) : []
  return {
    ...{ home, own: person === personOf(context.actor), name, relation, state, way, phone },
    ...{ area: areaOf(row), door: doorOf(row), owner: ownerOf(row) },
    note: state === 'refused' ? note : null,
    since: since.toISOString(),
    household: household.map((one) => atDoor(one, household, context)),
    version,
  }
}

/** Homes as who asks sees them, whose own they are or for whose people they answer. */
export async function viewMine(rows: readonly HomeRow[], context: Context): Promise<MyHome[]> {
  const [first] = rows
  if (!first) return []
  const doors = rows.flatMap(({ door, state }) => (door && state === 'confirmed' ? [door] : []))
  const others = await listAtDoors(context.db, first.street, [...new Set(doors)])
  return rows.map((row) => mine(row, others, context))
}

/** Somebody who waits, as whoever may answer sees them. */
export function requestOf(row: HomeRow, { actor }: Context): HomeRequest {
  const { home, name, relation, way, since, version } = row
  const [door, owner] = [doorOf(row), ownerOf(row)]
  if (!door || !owner) throw new Error('who waits has a door and somebody to confirm it')
  return {
    ...{ home, name, relation, way, area: areaOf(row), door, owner, version },
    since: since.toISOString(),
    mine: row.owner === actor.person,
  }
}

/** Everybody at the doors of a building. */
export const inBuilding = (rows: readonly HomeRow[], context: Context): HomeAtDoor[] =>
  rows.map((row) => atDoor(row, rows, context))

/** How many of these doors have somebody who is confirmed. */
export const registeredIn = (rows: readonly HomeRow[]): number =>
  new Set(rows.filter(({ state }) => state === 'confirmed').map(({ door }) => door)).size
