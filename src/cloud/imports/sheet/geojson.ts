import { type Column, GEOMETRY, type ReadRow } from '../importer'
import { cellOf, unreadable } from './cells'
import { decode } from './csv'

/** Where a file says in what its coordinates are, at its top or in each feature's properties. */
const DATUM = ['坐标系', 'coordinateSystem', 'crs']

type Members = Record<string, unknown>

const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : undefined

function parse(bytes: Uint8Array): Members {
  try {
    const read = membersOf(JSON.parse(decode(bytes).replace(/^\ufeff/, '')))
    if (read) return read
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw unreadable('读不出这个文件：不是完整的 JSON，请从地图软件重新导出 GeoJSON')
}

/** A member's words: `"GCJ-02"`, or GeoJSON's older `{ properties: { name } }`. */
function datumOf(members: Members | undefined): string | undefined {
  for (const name of DATUM) {
    const said = members?.[name]
    if (typeof said === 'string') return said
    const named = membersOf(membersOf(said)?.properties)?.name
    if (typeof named === 'string') return named
  }
  return undefined
}

const isGcj02 = (datum: string) => /gcj-?_?\s?0?2|火星/i.test(datum)
const isWgs84 = (datum: string) => /wgs|crs84|epsg:{1,2}(4326|4490)|cgcs/i.test(datum)

const HOW =
  '请先在地图软件里转成 GCJ-02（QGIS 可用 GeoHey 插件的“WGS to GCJ02”），再在文件开头写明 "坐标系": "GCJ-02"'

/** Maps here are GCJ-02 and GeoJSON is WGS-84 unless it says otherwise: silence would put all borders 500 m off. */
function demandGcj02(file: Members, features: readonly Members[]): void {
  const whole = datumOf(file)
  const said = whole ? [whole] : features.map(({ properties }) => datumOf(membersOf(properties)))
  if (said.every((datum) => datum !== undefined && isGcj02(datum))) return
  if (said.some((datum) => datum !== undefined && isWgs84(datum))) {
    throw unreadable(`文件里是 WGS-84 坐标，和这里的地图差几百米。${HOW}`)
  }
  throw unreadable(`文件没有写明坐标是 GCJ-02；GeoJSON 没写就是 WGS-84，差几百米。${HOW}`)
}

function featuresOf(file: Members, mostRows: number): Members[] {
  const { type, features } = file
  if (type !== 'FeatureCollection' || !Array.isArray(features)) {
    throw unreadable('这不是 GeoJSON 的 FeatureCollection，请从地图软件重新导出')
  }
  if (features.length === 0) throw unreadable('文件里一个片区也没有')
  if (features.length > mostRows) {
    throw unreadable(`文件里有 ${features.length} 个片区，一次最多 ${mostRows} 个`)
  }
  return features.map((feature) => membersOf(feature) ?? {})
}

/** A property as a cell; what is neither text nor a number is as if it were absent. */
function textOf(value: unknown): string | undefined {
  if (value === null) return ''
  return typeof value === 'string' || typeof value === 'number'
    ? cellOf(String(value)).text
    : undefined
}

function geometryText(geometry: unknown): string {
  try {
    return JSON.stringify(geometry ?? null)
  } catch {
    // nested deeper than any shape
    return 'null'
  }
}

/**
 * The features of a file as rows, counted from 1 in their order. A property that no column names is
 * left out: map programs add their own.
 * @throws AppError('invalid') with `field` file where it is no such file, or not in GCJ-02
 */
export function readGeojson(
  bytes: Uint8Array,
  columns: readonly Column[],
  mostRows: number,
): ReadRow[] {
  const file = parse(bytes)
  const features = featuresOf(file, mostRows)
  demandGcj02(file, features)
  return features.map(({ properties, geometry }, i) => {
    const given = Object.entries(membersOf(properties) ?? {})
    const cells: ReadRow['cells'] = { [GEOMETRY]: geometryText(geometry) }
    for (const { headings } of columns) {
      const [, value] =
        given.find(([name]) =>
          headings.some((heading) => heading.toLowerCase() === name.trim().toLowerCase()),
        ) ?? []
      const text = textOf(value)
      if (text !== undefined && headings[0] !== GEOMETRY) cells[headings[0]] = text
    }
    return { row: i + 1, cells }
  })
}
