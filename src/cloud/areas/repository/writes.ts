import type { AreaLevel } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { AreaCode, Bilingual, ImportId, PersonId, Ring, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

type Scope = Authorized<{ street: StreetCode }>

interface NewVersion {
  version: number
  import: ImportId
  by: PersonId
  now: number
  counts: { added: number; changed: number; ended: number }
}

export async function insertVersion(
  tx: Tx,
  { street }: Scope,
  { version, import: id, by, now, counts }: NewVersion,
): Promise<void> {
  await tx.query(
    `INSERT INTO area_versions (street, version, from_at, import, by_person, counts)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [street, version, new Date(now), id, by, counts],
  )
}

/** Keeps areas as they were up to a version, before it changes them; one that had ended keeps its end. */
export async function keepPast(
  tx: Tx,
  { street }: Scope,
  codes: readonly AreaCode[],
  version: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO areas_past (street, code, since, until, level, parent, path, name, party, ring)
     SELECT street, code, since, coalesce(ended, $3), level, parent, path, name, party, ring
     FROM areas WHERE street = $1 AND code = ANY($2::text[])`,
    [street, codes, version],
  )
}

/** An area as a version makes it. */
export interface AreaSet {
  code: AreaCode
  level: AreaLevel
  parent: AreaCode | null
  path: AreaCode[]
  name: Bilingual
  party: Bilingual | null
  ring: Ring
}

const RECORDS = `jsonb_to_recordset($2::jsonb) AS r (code text, level text, parent text, path text[],
  name jsonb, party jsonb, ring jsonb)`

const records = (areas: readonly AreaSet[]) => JSON.stringify(areas)

/** Adds areas that the street never had; children may stand beside their parents. */
export async function insertAreas(
  tx: Tx,
  { street }: Scope,
  areas: readonly AreaSet[],
  { version, demo }: { version: number; demo: boolean },
): Promise<void> {
  await tx.query(
    `INSERT INTO areas (street, code, level, parent, path, name, party, ring, since, demo)
     SELECT $1, code, level, parent, path, name, party, ring, $3::int, $4::boolean
     FROM ${RECORDS}`,
    [street, records(areas), version, demo],
  )
}

/** Gives areas their shape and place of a version; one that had ended is back. */
export async function updateAreas(
  tx: Tx,
  { street }: Scope,
  areas: readonly AreaSet[],
  version: number,
): Promise<void> {
  await tx.query(
    `UPDATE areas SET level = r.level, parent = r.parent, path = r.path, name = r.name,
            party = r.party, ring = r.ring, since = $3, ended = NULL
     FROM ${RECORDS} WHERE areas.street = $1 AND areas.code = r.code`,
    [street, records(areas), version],
  )
}

/** Ends areas with a version: they stay for what refers to them. */
export async function endAreas(
  tx: Tx,
  { street }: Scope,
  codes: readonly AreaCode[],
  version: number,
): Promise<void> {
  await tx.query('UPDATE areas SET ended = $3 WHERE street = $1 AND code = ANY($2::text[])', [
    street,
    codes,
    version,
  ])
}

/** The box and the middle of a street follow its outline. */
export async function setExtent(tx: Tx, { street }: Scope, ring: Ring): Promise<void> {
  const spots = ring.map(spotOf)
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [lngs, lats] = [ring.map(({ lng }) => lng), ring.map(({ lat }) => lat)]
  const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2
  const bounds = `(${Math.max(...xs)},${Math.max(...ys)}),(${Math.min(...xs)},${Math.min(...ys)})`
  const centre = `(${middle(lngs).toFixed(6)},${middle(lats).toFixed(6)})`
  await tx.query(
    'UPDATE streets SET bounds = $2::text::box, centre = $3::text::point WHERE street = $1',
    [street, bounds, centre],
  )
}

/** The versions that one record made are another's, because both are the same human. */
export async function mergeVersions(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE area_versions SET by_person = $3 WHERE street = $1 AND by_person = $2', [
    street,
    from,
    into,
  ])
}
