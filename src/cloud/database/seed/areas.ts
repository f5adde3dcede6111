import type { AreaLevel } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { Bilingual, Place } from '@/contract/wire'
import type { Tx } from '../database'
import drawn from './areas.json'

/** Before every moment that the demonstration plays. */
const FIRST_VERSION = new Date('2024-01-01T00:00:00+08:00')

interface Words {
  zh: string
  en: string
}

/** An area as scripts/draw-areas.mjs draws it; areas share points, so that their borders meet exactly. */
export interface DrawnArea {
  street: string
  code: string
  level: AreaLevel
  parent: string | null
  path: string[]
  name: Words
  /** The Party branch that leads it. */
  party: Words
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

/** What the Party branch of an area is called: that of the street is real, the others are invented. */
function partyOf({ level, zh, en }: { level: string } & Words): Words {
  const called: Record<AreaLevel, Words> = {
    street: { zh: `${zh}党工委`, en: `Party Working Committee of ${en}` },
    block: { zh: `${zh}联合党委`, en: `Joint Party Committee of ${en}` },
    community: { zh: `${zh}党总支`, en: `General Party Branch of ${en}` },
    lane: { zh: `${zh}党支部`, en: `Party Branch of ${en}` },
    grid: { zh: `${zh}党小组`, en: `Party Group of ${en}` },
  }
  return called[level as AreaLevel]
}

/** All areas of the demonstration, parents first. */
export const drawnAreas: readonly DrawnArea[] = drawn.areas.map((area) => ({
  street: area.code.slice(0, 9),
  code: area.code,
  level: area.level as AreaLevel,
  parent: area.parent,
  path: pathOf(area.code),
  name: { zh: area.zh, en: area.en },
  party: partyOf(area),
  ring: area.ring.map(pointAt),
}))

/** The box around an outline on the plane, in metres, and its middle in degrees, as PostgreSQL writes them. */
export function extentOf(ring: readonly Place[]): { bounds: string; centre: string } {
  const spots = ring.map(spotOf)
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [lngs, lats] = [ring.map(({ lng }) => lng), ring.map(({ lat }) => lat)]
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return {
    bounds: `(${Math.max(...xs)},${Math.max(...ys)}),(${Math.min(...xs)},${Math.min(...ys)})`,
    centre: `(${middle(lngs).toFixed(6)},${middle(lats).toFixed(6)})`,
  }
}

/** An area of a first version; one that nobody drew here may lack English and its Party branch. */
export type FirstArea = Omit<DrawnArea, 'street' | 'name' | 'party'> & {
  name: Bilingual
  party: Bilingual | null
}

/** Adds areas of one street that are not there yet, in the first version of its boundaries. */
export async function insertAreas(
  tx: Tx,
  street: string,
  areas: readonly FirstArea[],
  demo: boolean,
): Promise<void> {
  await tx.query(
    `INSERT INTO area_versions (street, version, from_at) VALUES ($1, 1, $2)
     ON CONFLICT DO NOTHING`,
    [street, FIRST_VERSION],
  )
  await tx.query(
    `INSERT INTO areas (street, code, level, parent, path, name, party, ring, demo)
     SELECT $1, code, level, parent, path, name, party, ring, $3
     FROM jsonb_to_recordset($2) AS area (code text, level text, parent text, path text[],
                                          name jsonb, party jsonb, ring jsonb)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(areas), demo],
  )
}
