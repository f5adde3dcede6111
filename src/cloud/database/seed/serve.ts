import { HOTLINE } from '@/contract/areas.rules'
import type { Bilingual, Place } from '@/contract/wire'
import type { Db, Tx } from '../database'
import { extentOf, insertAreas } from './areas'
import { english } from './streets'

/** A street that this cloud is to serve. */
export interface NewStreet {
  code: string
  /** Its outline in GCJ-02; undefined for the boundary that its division has. */
  ring?: readonly Place[] | undefined
  /** What it is called in English, where its division does not say. */
  en?: string | undefined
  /** The Party branch that leads it, where it is known. */
  party?: Bilingual
}

export interface ServedStreet {
  name: Bilingual
  district: Bilingual
  /** Whether it is served only now. */
  added: boolean
}

interface Division {
  zh: string
  en: string | null
  ring: Place[] | null
  above: string
  district: string
}

async function divisionOf(db: Db, code: string): Promise<Division> {
  const [found] = await db.query<Division>(
    `SELECT d.name ->> 'zh' AS zh, d.name ->> 'en' AS en, d.ring,
            p.code AS above, p.name ->> 'zh' AS district
     FROM divisions d JOIN divisions p ON p.code = d.parent
     WHERE d.code = $1 AND d.level = 'street'`,
    [code],
  )
  if (!found) throw new Error(`Shanghai has no street or town with the code ${code}.`)
  return found
}

const named = (zh: string, en: string | null | undefined): Bilingual => (en ? { zh, en } : { zh })

/** Makes a street one that this cloud serves, without any area. What is there already stays as it is. */
export async function insertStreet(
  db: Db,
  { code, ring: given, en }: NewStreet,
): Promise<ServedStreet & { ring: readonly Place[] }> {
  const division = await divisionOf(db, code)
  const name = named(division.zh, en ?? division.en ?? english[code])
  const district = named(division.district, english[division.above])
  const ring = given ?? division.ring ?? []
  const [known] = await db.query<{ street: string }>(
    'SELECT street FROM streets WHERE street = $1',
    [code],
  )
  if (known) return { name, district, ring, added: false }
  if (ring.length === 0) {
    throw new Error(`No boundary of ${division.zh} (${code}) is known: give a GeoJSON that has it.`)
  }
  const { bounds, centre } = extentOf(ring)
  await db.query(
    `INSERT INTO streets (street, name, district, bounds, centre, hotline)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [code, name, district, bounds, centre, HOTLINE],
  )
  return { name, district, ring, added: true }
}

/**
 * Makes a street one that this cloud serves, with its outline and nothing else: its people bring in
 * the rest. Its name and district are those of the divisions; one that is served stays as it is.
 * @throws Error where no division has the code, or nobody knows its boundary
 */
export async function serveStreet(tx: Tx, street: NewStreet): Promise<ServedStreet> {
  const { ring, ...served } = await insertStreet(tx, street)
  if (!served.added) return served
  const { code, party = null } = street
  const outline = { code, level: 'street' as const, parent: null, path: [code], ring: [...ring] }
  await insertAreas(tx, code, [{ ...outline, name: served.name, party }], false)
  return served
}
