import type { AreaLevel } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { Place } from '@/contract/wire'
import type { Tx } from '../database'
import drawn from './areas.json'

/** An area as scripts/draw-areas.mjs draws it; areas share points, so that their borders meet exactly. */
export interface DrawnArea {
  street: string
  code: string
  level: AreaLevel
  parent: string | null
  path: string[]
  name: { zh: string; en: string }
  ring: Place[]
}

function pointAt(index: number): Place {
  const [lng, lat] = drawn.points.slice(2 * index, 2 * index + 2)
  if (lng === undefined || lat === undefined) throw new Error(`areas.json has no point ${index}`)
  return { lng, lat }
}

function pathOf(code: string): string[] {
  const parent = drawn.areas.find((area) => area.code === code)?.parent
  return parent ? [...pathOf(parent), code] : [code]
}

/** All areas of the demonstration, parents first. */
export const drawnAreas: readonly DrawnArea[] = drawn.areas.map((area) => ({
  street: area.code.slice(0, 9),
  code: area.code,
  level: area.level as AreaLevel,
  parent: area.parent,
  path: pathOf(area.code),
  name: { zh: area.zh, en: area.en },
  ring: area.ring.map(pointAt),
}))

/** The box around a street on the plane, in metres, and its middle in degrees, as PostgreSQL writes them. */
export function extentOf(street: string): { bounds: string; centre: string } {
  const ring = drawnAreas.find(({ code }) => code === street)?.ring ?? []
  const spots = ring.map(spotOf)
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [lngs, lats] = [ring.map(({ lng }) => lng), ring.map(({ lat }) => lat)]
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return {
    bounds: `(${Math.max(...xs)},${Math.max(...ys)}),(${Math.min(...xs)},${Math.min(...ys)})`,
    centre: `(${middle(lngs).toFixed(6)},${middle(lats).toFixed(6)})`,
  }
}

/** Adds areas of one street that are not there yet. */
export async function insertAreas(
  tx: Tx,
  street: string,
  areas: readonly DrawnArea[],
  demo: boolean,
): Promise<void> {
  const rows = areas.map(({ ring, ...area }) => {
    const boundary = `(${ring.map(({ lng, lat }) => `(${lng},${lat})`).join(',')})`
    return { ...area, ring, boundary }
  })
  await tx.query(
    `INSERT INTO areas (street, code, level, parent, path, name, ring, boundary, demo)
     SELECT $1, code, level, parent, path, name, ring, boundary::polygon, $3
     FROM jsonb_to_recordset($2) AS area (code text, level text, parent text, path text[],
                                          name jsonb, ring jsonb, boundary text)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows), demo],
  )
}
