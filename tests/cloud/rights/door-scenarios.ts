import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { AreaCode, BuildingId, DoorId, StreetCode } from '@/contract/wire'

/**
 * Of doors: `own` lies in the grid of the grid head who asks, which lies in the secretary's community
 * and in the lead's block; `grid` lies in another block; `street` in another street.
 */
const AREAS = {
  own: [STREET, '310101002003-g01'],
  grid: [STREET, '310101002006'],
  street: [OTHER_STREET, OTHER_STREET],
} as const

type Case = keyof typeof AREAS

/** A door of the demonstration in an area of the case, where nobody lives. */
async function doorOf(cloud: TestCloud, which: Case) {
  const [street, area] = AREAS[which]
  const [row] = await cloud.db.query<{ building: BuildingId; door: DoorId; version: number }>(
    `SELECT b.id AS building, d.id AS door, d.version FROM buildings b
     JOIN doors d ON d.street = $1 AND d.building = b.id
     JOIN areas a ON a.street = $1 AND a.code = b.area
     WHERE b.street = $1 AND a.path @> ARRAY[$2::text]
       AND NOT EXISTS (SELECT 1 FROM homes h WHERE h.street = $1 AND h.door = d.id)
     ORDER BY d.id LIMIT 1`,
    [street, area],
  )
  if (!row) throw new Error(`the seed has no door for the case ${which}`)
  return { street: street as StreetCode, ...row }
}

const each = <Input>(make: (cloud: TestCloud, which: Case) => Promise<Input>) => ({
  own: (cloud: TestCloud) => make(cloud, 'own'),
  grid: (cloud: TestCloud) => make(cloud, 'grid'),
  street: (cloud: TestCloud) => make(cloud, 'street'),
})

let rooms = 0
const newDoors = () => [{ unit: '', room: `R${++rooms}`, expected: 2 }]

export const doorScenarios = {
  'doors.list': each(async (_, which) => {
    const [street, area] = AREAS[which]
    return { street: street as StreetCode, area: area as AreaCode }
  }),
  'doors.get': each(async (cloud, which) => {
    const { street, building } = await doorOf(cloud, which)
    return { street, building }
  }),
  'doors.add': {
    ...each(async (cloud, which) => {
      const { street, building } = await doorOf(cloud, which)
      return { street, to: { is: 'building' as const, building }, doors: newDoors() }
    }),
    new: async () => ({
      street: STREET,
      to: {
        is: 'new' as const,
        address: `试验路${++rooms}号`,
        at: { lng: 121.4785, lat: 31.2345 },
      },
      doors: newDoors(),
    }),
  },
  'doors.change': each(async (cloud, which) => {
    const { street, door, version } = await doorOf(cloud, which)
    return { street, door, version, changes: { expected: 3 } }
  }),
  'doors.remove': each(async (cloud, which) => {
    const { street, door, version } = await doorOf(cloud, which)
    return { street, door, version }
  }),
  'doors.counts': {
    own: async () => ({ street: STREET, level: 'grid' as const }),
    street: async () => ({ street: OTHER_STREET, level: 'grid' as const }),
  },
}
