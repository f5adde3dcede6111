import type { Db } from '@/cloud/database/database'
import type {
  OracleAbsence,
  OracleAppointment,
  OracleArea,
  OraclePerson,
  OracleVersion,
} from '../responsible-oracle'

/** The codes from the street down to an area. */
function pathOf(areas: readonly OracleArea[], code: string): string[] {
  const parent = areas.find((area) => area.code === code)?.parent
  return parent ? [...pathOf(areas, parent), code] : [code]
}

const rowsOf = (areas: readonly OracleArea[]) =>
  areas.map((area) => ({ ...area, path: pathOf(areas, area.code), name: { zh: area.code } }))

/**
 * Puts a street with all versions of its boundaries into a database. The last version that was not
 * undone stands in `areas`, what it replaced in `areas_past`.
 */
export async function plantBoundaries(
  db: Db,
  street: string,
  versions: readonly (OracleVersion & { areas: OracleArea[] })[],
): Promise<void> {
  await db.query('DELETE FROM areas_past WHERE street = $1', [street])
  await db.query('DELETE FROM appointments WHERE street = $1', [street])
  await db.query('DELETE FROM areas WHERE street = $1', [street])
  await db.query('DELETE FROM area_versions WHERE street = $1', [street])
  await db.query(
    `INSERT INTO streets (street, name, district, bounds, centre)
     VALUES ($1, '{"zh":"测试街道"}', '{"zh":"测试区"}', '(12000000,4000000),(11000000,3000000)', '(121,31)')
     ON CONFLICT DO NOTHING`,
    [street],
  )
  for (const { number, fromAt, undone } of versions) {
    await db.query(
      'INSERT INTO area_versions (street, version, from_at, undone_at) VALUES ($1, $2, $3, $4)',
      [street, number, new Date(fromAt), undone ? new Date(fromAt) : null],
    )
  }
  const held = [...versions].filter(({ undone }) => !undone).sort((a, b) => a.number - b.number)
  const spans = held.flatMap(({ number, areas }, i) =>
    rowsOf(areas).map((row) => ({ ...row, since: number, until: held[i + 1]?.number ?? null })),
  )
  // of each area the last span stands in `areas`, the ones before it in `areas_past`
  const last = new Map(spans.map((span) => [span.code, span]))
  await insertSpans(db, street, 'areas', [...last.values()])
  await insertSpans(
    db,
    street,
    'areas_past',
    spans.filter((span) => last.get(span.code) !== span),
  )
}

async function insertSpans(
  db: Db,
  street: string,
  table: 'areas' | 'areas_past',
  spans: readonly object[],
): Promise<void> {
  const end = table === 'areas' ? 'ended' : 'until'
  await db.query(
    `INSERT INTO ${table} (street, code, level, parent, path, name, ring, since, ${end})
     SELECT $1, code, level, parent, path, name, ring, since, until
     FROM jsonb_to_recordset($2) AS r (code text, level text, parent text, path text[], name jsonb,
       ring jsonb, since int, until int)`,
    [street, JSON.stringify(spans)],
  )
}

/** Puts people, what they hold and when they are away in the place of those that were there. */
export async function plantPeople(
  db: Db,
  street: string,
  {
    persons,
    appointments,
    absences,
  }: {
    persons: readonly OraclePerson[]
    appointments: readonly OracleAppointment[]
    absences: readonly OracleAbsence[]
  },
): Promise<void> {
  await db.query('DELETE FROM appointments WHERE street = $1', [street])
  await db.query('DELETE FROM absences WHERE street = $1', [street])
  await db.query(
    `INSERT INTO persons (id, name, created_at, claimed_at)
     SELECT person, person, '2020-01-01', CASE WHEN claimed THEN timestamptz '2020-01-01' END
     FROM jsonb_to_recordset($1) AS r (person text, claimed boolean)
     ON CONFLICT (id) DO UPDATE SET claimed_at = excluded.claimed_at`,
    [JSON.stringify(persons)],
  )
  await db.query(
    `INSERT INTO appointments (street, id, person, role, area, from_day, until_day, stand_in)
     SELECT $1, id, person, role, area, "fromDay", "untilDay", "standIn"
     FROM jsonb_to_recordset($2) AS r (id text, person text, role text, area text, "fromDay" date,
       "untilDay" date, "standIn" text)`,
    [street, JSON.stringify(appointments)],
  )
  await db.query(
    `INSERT INTO absences (street, id, person, from_day, until_day)
     SELECT $1, id, person, "fromDay", "untilDay"
     FROM jsonb_to_recordset($2) AS r (id text, person text, "fromDay" date, "untilDay" date)`,
    [street, JSON.stringify(absences.map((one, i) => ({ ...one, id: `x${i}` })))],
  )
}
