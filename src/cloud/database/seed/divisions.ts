import type { Db, Tx } from '../database'
import official from './divisions.json'

interface DivisionRow {
  code: string
  level: 'district' | 'street' | 'community'
  parent: string | null
  name: { zh: string }
}

const divisionOf = (code: string, parent: string | null, zh: string): DivisionRow => {
  const level = code.length === 6 ? 'district' : code.length === 9 ? 'street' : 'community'
  return { code, level, parent, name: { zh } }
}

/** A street as the file has it: its name, then each community's three digits and name. */
function streetOf(district: string, digits: string, line: string): DivisionRow[] {
  const [name = '', ...communities] = line.split('|')
  const code = district + digits
  return [
    divisionOf(code, district, name),
    ...communities.map((one) => divisionOf(code + one.slice(0, 3), code, one.slice(3))),
  ]
}

/** All of Shanghai by the codes of the National Bureau of Statistics, parents first. */
export const officialDivisions = (): DivisionRow[] =>
  Object.entries(official.districts).flatMap(([code, { name, streets }]) => [
    divisionOf(code, null, name),
    ...Object.entries(streets).flatMap(([digits, line]) => streetOf(code, digits, line)),
  ])

/**
 * Loads Shanghai's divisions. Run again, it adds what is new and gives names as they are now; English
 * names and boundaries stay.
 */
export async function loadDivisions(db: Db): Promise<number> {
  const rows = officialDivisions()
  await db.query(
    `INSERT INTO divisions (code, level, parent, name)
     SELECT code, level, parent, name
     FROM jsonb_to_recordset($1::jsonb) AS d (code text, level text, parent text, name jsonb)
     ON CONFLICT (code) DO UPDATE SET name = divisions.name || excluded.name
     WHERE divisions.name ->> 'zh' <> excluded.name ->> 'zh'`,
    [JSON.stringify(rows)],
  )
  return rows.length
}

/** Loads them where an installation has none yet. */
export async function seedDivisions(db: Db): Promise<void> {
  const [known] = await db.query<{ code: string }>(
    'SELECT code FROM divisions ORDER BY code LIMIT 1',
  )
  if (!known) await loadDivisions(db)
}

export interface DivisionBoundary {
  code: string
  ring: readonly { lng: number; lat: number }[]
  en: string | null
}

/** Gives divisions their boundary; answers the codes that no division has. */
export async function setDivisionBoundaries(
  tx: Tx,
  boundaries: readonly DivisionBoundary[],
): Promise<string[]> {
  const set = await tx.query<{ code: string }>(
    `UPDATE divisions SET ring = r.ring,
            name = CASE WHEN r.en IS NULL THEN name ELSE name || jsonb_build_object('en', r.en) END
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, ring jsonb, en text)
     WHERE divisions.code = r.code RETURNING divisions.code`,
    [JSON.stringify(boundaries)],
  )
  const known = new Set(set.map(({ code }) => code))
  return boundaries.map(({ code }) => code).filter((code) => !known.has(code))
}
