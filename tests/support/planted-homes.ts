import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { Persona } from '@/contract/session'
import type { AreaCode, BuildingId, ClientId, StreetCode } from '@/contract/wire'

const street = '310101002' as StreetCode
/** Of the demonstration's grid head and resident. */
const GRID = '310101002003-g01' as AreaCode

/** Asks as one of the demonstration's people. */
export type CallAs = <Name extends ActionName>(
  persona: Persona,
  name: Name,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>

/** What homes' pages are opened with. */
export interface PlantedHomes {
  street: StreetCode
  grid: AreaCode
  scene: string
  building: BuildingId
  address: string
}

/** The resident's household is of the demonstration; the volunteer asks for a door of the same building. */
export async function plantHomes(call: CallAs): Promise<PlantedHomes> {
  const { scene } = await call('grid_head', 'homes.code', { street, area: GRID })
  const { homes } = await call('resident', 'homes.mine', { street })
  const { building, address } = homes[0]?.door ?? {}
  if (!building || !address) throw new Error('the demonstration’s resident lives somewhere')
  const { doors } = await call('volunteer', 'homes.rooms', { street, building })
  const last = doors.at(-1)
  if (!last) throw new Error('the building has doors')
  await call('volunteer', 'homes.join', {
    ...{ street, client: 'plantedhomes00000001' as ClientId, name: '周晓彤' },
    ...{ to: { is: 'door', door: last.door, scanned: scene }, relation: 'lives', agreed: true },
  })
  return { street, grid: GRID, scene, building, address }
}
