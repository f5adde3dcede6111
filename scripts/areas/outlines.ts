import { columns } from '../../src/cloud/areas/import/columns'
import { ringOf } from '../../src/cloud/areas/import/ring'
import { GEOMETRY } from '../../src/cloud/imports/importer'
import { readGeojson } from '../../src/cloud/imports/sheet/geojson'
import type { Ring } from '../../src/contract/wire'

/** More than Shanghai has divisions. */
const MOST = 10_000

/** What a map file says of one place: its code, its outline in GCJ-02 and its English name. */
export interface Outline {
  code: string
  ring: Ring
  en: string | null
}

/**
 * The outlines in a GeoJSON file for whoever deploys, of each feature its 编号 (code) and 英文名称.
 * @throws Error where a feature has no shape that a map could show
 */
export function outlinesIn(bytes: Uint8Array): Outline[] {
  return readGeojson(bytes, columns, MOST).map(({ row, cells }) => {
    const ring = ringOf(cells[GEOMETRY] ?? 'null')
    if (!Array.isArray(ring)) throw new Error(`第 ${row} 个边界${ring.zh} (it ${ring.en})`)
    return { code: cells.编号 ?? '', ring, en: cells.英文名称 || null }
  })
}
