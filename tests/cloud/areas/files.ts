import { STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import { drawnAreas } from '@/cloud/database/seed/areas'
import type { ImportView } from '@/contract/imports'
import type { ImportId, Ring } from '@/contract/wire'

/** Degrees of 100 m at this latitude, near enough. */
export const EAST = 0.00105
export const NORTH = 0.0009

/** A feature as a file has it; a test says what is different. */
export interface Feature {
  properties: Record<string, unknown>
  geometry: unknown
}

/** Closed, as GeoJSON asks. */
export const polygon = (ring: Ring, ...holes: Ring[]) => ({
  type: 'Polygon',
  coordinates: [ring, ...holes].map((one) =>
    [...one, ...one.slice(0, 1)].map(({ lng, lat }) => [lng, lat]),
  ),
})

/** A box in hundreds of metres from the corner of the test's ground. */
export const box = (west: number, south: number, east: number, north: number): Ring => {
  const at = (x: number, y: number) => ({
    lng: Number((121.474 + x * EAST).toFixed(6)),
    lat: Number((31.232 + y * NORTH).toFixed(6)),
  })
  return [at(west, south), at(east, south), at(east, north), at(west, north)]
}

const WORDS = { street: '街道', block: '街区', community: '居民区', lane: '街坊', grid: '微网格' }

export const feature = (
  [code, level, parent, name]: [string, keyof typeof WORDS, string, string],
  ring: Ring,
  over: Record<string, unknown> = {},
): Feature => ({
  properties: { 编号: code, 层级: WORDS[level], 上级: parent, 名称: name, ...over },
  geometry: polygon(ring),
})

/** The street of the tests: a box of 400 × 400 m with two communities, one of them with two grids. */
export const smallStreet = (): Feature[] => [
  feature([STREET, 'street', '', '示例街道'], box(0, 0, 4, 4)),
  feature([`${STREET}901`, 'community', STREET, '东居民区'], box(2, 0, 4, 4)),
  feature([`${STREET}902`, 'community', STREET, '西居民区'], box(0, 0, 2, 4), {
    党组织: '西居民区党总支',
    党组织英文名称: 'West Party Branch',
  }),
  feature([`${STREET}902-g01`, 'grid', `${STREET}902`, '西一格'], box(0, 0, 2, 2)),
  feature([`${STREET}902-g02`, 'grid', `${STREET}902`, '西二格'], box(0, 2, 2, 4)),
]

/** The street as it is sown, as a file that somebody exported. */
export const sownStreet = (): Feature[] =>
  drawnAreas
    .filter(({ street }) => street === STREET)
    .map(({ code, level, parent, name, ring }) => ({
      properties: { 编号: code, 层级: level, 上级: parent, 名称: name.zh, 英文名称: name.en },
      geometry: polygon(ring),
    }))

export const bytesOf = (content: unknown): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(content))

export const file = (features: readonly Feature[], over: object = {}): Uint8Array =>
  bytesOf({
    type: 'FeatureCollection',
    坐标系: 'GCJ-02',
    features: features.map((one) => ({ type: 'Feature', ...one })),
    ...over,
  })

/** Staff send a file and ask what it would do. */
export async function preview(cloud: TestCloud, bytes: Uint8Array): Promise<ImportView> {
  const sent = await upload(cloud, 'street_staff', '片区.geojson', bytes)
  const input = { street: STREET, kind: 'areas', file: sent } as const
  return (await cloud.as('street_staff').call('imports.preview', input)).import
}

const which = ({ import: id, version }: ImportView) => ({
  street: STREET,
  import: id as ImportId,
  version,
})

export const apply = async (cloud: TestCloud, seen: ImportView) =>
  (await cloud.as('street_staff').call('imports.apply', which(seen))).import

export const undo = async (cloud: TestCloud, seen: ImportView) =>
  (await cloud.as('street_staff').call('imports.undo', which(seen))).import

export const bring = async (cloud: TestCloud, features: readonly Feature[]) =>
  apply(cloud, await preview(cloud, file(features)))

/** A street with its outline alone: whatever belongs to one of its areas belongs to the street itself. */
export async function emptyStreet(cloud: TestCloud): Promise<void> {
  const tables = await cloud.db.query<{ name: string }>(
    `SELECT conrelid::regclass::text AS name FROM pg_constraint
     WHERE contype = 'f' AND confrelid = 'areas'::regclass AND conrelid <> confrelid ORDER BY 1`,
  )
  for (const { name } of tables) {
    await cloud.db.query(
      `UPDATE ${name} SET area = street WHERE street = $1 AND area IS NOT NULL`,
      [STREET],
    )
  }
  await cloud.db.query('DELETE FROM areas WHERE street = $1 AND code <> $1', [STREET])
}

/** Every row that boundaries touch, but for the list of versions. */
export async function everything(cloud: TestCloud): Promise<unknown> {
  const tables = ['areas', 'areas_past', 'streets', 'sites']
  return Promise.all(
    tables.map((table) =>
      cloud.db.query(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE street = $1 ORDER BY 1`,
        [STREET],
      ),
    ),
  )
}

export const counts = ({ counts: { add, change, same, error } }: ImportView) => [
  add,
  change,
  same,
  error,
]

/** What is said of each row, in Chinese. */
export const said = ({ rows }: ImportView): string[] =>
  [...rows]
    .sort((a, b) => a.row - b.row)
    .flatMap(({ row, words }) =>
      words.map(({ column, zh }) => `${row} ${column ? `${column.zh}：` : ''}${zh}`),
    )
