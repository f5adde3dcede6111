import { STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import type { ImportView } from '@/contract/imports'
import type { ImportId } from '@/contract/wire'

export const DOOR_HEADINGS = ['地址', '单元', '室号', '经度', '纬度', '预计人数', '微网格']

type Cells = readonly (string | number)[]

/** Doors of invented buildings inside the street: ten rooms on each of two floors of a building. */
export function doorRows(count: number): Cells[] {
  return Array.from({ length: count }, (_, i) => {
    const building = Math.floor(i / 20)
    const lng = (121.474 + (building % 100) * 0.00008).toFixed(6)
    const lat = (31.2312 + (Math.floor(building / 100) % 50) * 0.00006).toFixed(6)
    const unit = 1 + (Math.floor(i / 10) % 2)
    return [`试验路${building}弄1号`, unit, 101 + (i % 10), lng, lat, i % 5, '']
  })
}

export const doorsCsv = (rows: readonly Cells[], headings: Cells = DOOR_HEADINGS): Uint8Array =>
  new TextEncoder().encode([headings, ...rows].map((cells) => cells.join(',')).join('\n'))

/** Staff send a file of doors and ask what it would do: the answer may still be reading. */
export async function begin(cloud: TestCloud, bytes: Uint8Array): Promise<ImportView> {
  const file = await upload(cloud, 'street_staff', '门户.csv', bytes)
  const input = { street: STREET, kind: 'doors', file } as const
  return (await cloud.as('street_staff').call('imports.preview', input)).import
}

/** Asks for the next rows until all were looked at, as a phone does; tells each answer. */
export async function readOn(
  cloud: TestCloud,
  begun: ImportView,
  told: (seen: ImportView) => void = () => undefined,
): Promise<ImportView> {
  let seen = begun
  while (seen.state === 'reading') {
    const which = { street: STREET, import: seen.import as ImportId }
    seen = (await cloud.as('street_staff').call('imports.continue', which)).import
    told(seen)
  }
  return seen
}

export const previewDoors = async (cloud: TestCloud, rows: readonly Cells[], headings?: Cells) =>
  readOn(cloud, await begin(cloud, doorsCsv(rows, headings)))

/** Everything that a database holds of buildings and doors, without the ids of imports. */
export async function allDoors(cloud: TestCloud): Promise<object[]> {
  return cloud.db.query(
    `SELECT b.street, b.id, b.address, b.lng, b.lat, b.area, d.id AS door, d.unit, d.room, d.expected
     FROM buildings b LEFT JOIN doors d ON d.street = b.street AND d.building = b.id
     ORDER BY b.street, b.id, d.id`,
  )
}
