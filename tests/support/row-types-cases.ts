/** A call as an engineer could write it, and what the test of row types has to say of it. */
export interface Case {
  row: string
  sql: string
  params?: string
  /** Part of the fault; undefined where the row type is right. */
  fault?: string
}

const right: Case[] = [
  {
    row: '{ id: string; lng: number; needs: string[]; retired: boolean; at: Date; hours: object }',
    sql: 'SELECT id, lng, needs, retired, changed_at AS at, hours FROM sites',
  },
  {
    row: '{ due: string; minute: number }',
    sql: 'SELECT due, minute FROM assignments, rate_counters',
  },
  { row: '{ phone: string | null }', sql: 'SELECT phone FROM sites' },
  { row: '{ phone: string }', sql: 'SELECT phone FROM sites WHERE phone IS NOT NULL AND lng > 1' },
  { row: '{ phone: string }', sql: 'SELECT phone FROM sites WHERE phone = ANY($1::text[])' },
  { row: `{ phone: string }`, sql: `SELECT coalesce(phone, '') AS phone FROM sites` },
  { row: '{ n: number }', sql: 'SELECT (SELECT count(*) FROM codes) AS n' },
  {
    row: '{ name: string | null }',
    sql: 'SELECT p.name FROM sites s LEFT JOIN persons p ON p.id = s.id',
  },
  {
    row: '{ id: string }',
    sql: 'INSERT INTO persons (id, created_at) VALUES ($1, $2) RETURNING id',
  },
  {
    row: '{ zh: string }',
    sql: `WITH n AS (SELECT name FROM sites) SELECT name ->> 'zh' AS zh FROM n`,
  },
  { row: '{ id: string }', sql: 'SELECT id FROM sites UNION SELECT id FROM codes' },
  { row: '{ at: number }', sql: 'SELECT at FROM unnest($1::text[]) WITH ORDINALITY AS t(id, at)' },
  {
    row: '{ metres: number }',
    sql: 'SELECT spot <-> point($1, $2) AS metres FROM sites',
    params: '[1, 2]',
  },
  {
    row: '{ area: string; n: number }',
    sql: 'SELECT area, count(*)::int AS n FROM sites GROUP BY area',
  },
  {
    row: '{ held: boolean }',
    sql: 'SELECT id IN (SELECT site FROM site_stops) AS held FROM sites',
  },
  { row: '{ none: Date | null }', sql: 'SELECT NULL AS none' },
]

const wrong: Required<Omit<Case, 'params'>>[] = [
  {
    row: '{ id: string; nme: string }',
    sql: 'SELECT id FROM sites',
    fault: 'nme, which the statement does not give',
  },
  { row: '{ id: string }', sql: 'SELECT id, kind FROM sites', fault: 'kind, which the type lacks' },
  {
    row: '{ id: string }',
    sql: 'SELECT s.id, c.id FROM sites s, codes c',
    fault: 'id, which the statement gives twice',
  },
  {
    row: '{ id: string }',
    sql: 'SELECT idd AS id FROM sites',
    fault: 'column "idd" does not exist',
  },
  {
    row: '{ id: number }',
    sql: 'SELECT id FROM sites',
    fault: 'id is number, and the statement gives text',
  },
  { row: '{ lng: string }', sql: 'SELECT lng FROM sites', fault: 'gives double precision' },
  { row: '{ n: string }', sql: 'SELECT minute AS n FROM rate_counters', fault: 'gives bigint' },
  { row: '{ demo: number }', sql: 'SELECT demo FROM sites', fault: 'gives boolean' },
  {
    row: '{ at: string }',
    sql: 'SELECT changed_at AS at FROM sites',
    fault: 'gives timestamp with time zone',
  },
  { row: '{ due: Date }', sql: 'SELECT due FROM assignments', fault: 'gives date' },
  { row: '{ hours: string }', sql: 'SELECT hours FROM sites', fault: 'gives jsonb' },
  { row: '{ hours: Date }', sql: 'SELECT hours FROM sites', fault: 'gives jsonb' },
  { row: '{ needs: string }', sql: 'SELECT needs FROM sites', fault: 'gives text[]' },
  { row: '{ needs: number[] }', sql: 'SELECT needs FROM sites', fault: 'gives text[]' },
  { row: '{ spot: string }', sql: 'SELECT spot FROM sites', fault: 'does not know' },
  { row: '{ id?: string }', sql: 'SELECT id FROM sites', fault: 'a column is always there' },
  {
    row: '{ id: string } | { id: string; x: 1 }',
    sql: 'SELECT id FROM sites',
    fault: 'write one object type',
  },
  {
    row: '{ phone: string }',
    sql: 'SELECT phone FROM sites',
    fault: 'phone is string, and the statement may give null',
  },
  ...[
    'SELECT s.id AS x FROM codes c LEFT JOIN sites s ON s.street = c.street',
    'SELECT s.id AS x FROM sites s RIGHT JOIN codes c ON s.street = c.street',
    'SELECT v.x FROM codes c LEFT JOIN (SELECT id AS x FROM sites) v ON v.x = c.id',
    'SELECT c.id AS x FROM codes c FULL JOIN sites s ON s.id = c.id WHERE s.id IS NOT NULL',
    'SELECT max(id) AS x FROM sites',
    'SELECT (SELECT id FROM sites LIMIT 1) AS x',
    'SELECT needs[1] AS x FROM sites',
    `SELECT name ->> 'en' AS x FROM sites`,
    'SELECT nullif(id, $1) AS x FROM sites',
    `SELECT CASE WHEN demo THEN 'x' END AS x FROM sites`,
    'SELECT unnest(needs) AS x FROM sites',
    'SELECT id AS x FROM sites UNION SELECT phone FROM sites',
    'WITH n AS (SELECT phone AS x FROM sites) SELECT x FROM n',
    'SELECT $1::text AS x',
    'UPDATE sites SET phone = $1 WHERE phone IS NOT NULL RETURNING phone AS x',
    'SELECT phone AS x FROM sites WHERE phone IS NOT NULL OR demo',
    'SELECT NULL AS x',
  ].map((sql) => ({
    row: '{ x: string }',
    sql,
    fault: 'x is string, and the statement may give null',
  })),
]

export const cases: readonly Case[] = [...right, ...wrong]

/** Where the calls stand in the program that the compiler reads; there is no such file. */
export const CASES_FILE = 'src/cloud/row-types-cases.ts'

/** Each case on a line of its own. */
export const casesSource = cases
  .map(({ row, sql, params = '[]' }) => `void db.query<${row}>(${JSON.stringify(sql)}, ${params})`)
  .join('\n')
  .concat(`\ndeclare const db: import('./database/database').Db\n`)

/** What the compiler has to follow, and what it has to refuse. */
export const WRITING_FILE = 'src/cloud/row-types-writing.ts'
export const writingSource = `
import type { Db } from './database/database'
const ID = 'id'
const columns = (alias: string) => \`\${alias}.\${ID}, \${alias}.phone\`
type Row = { id: string; phone: string }
export const byFunction = (db: Db) => db.query<Row>(\`SELECT \${columns('s')} FROM sites s\`)
const byParameter = (db: Db, where: string) => db.query<Row>('SELECT id, phone FROM sites ' + where)
export const inferred = (db: Db): Promise<Row[]> => db.query('SELECT id, phone FROM sites')
export const right = (db: Db) => byParameter(db, 'WHERE phone IS NOT NULL')
export const wrong = (db: Db, all: boolean) => byParameter(db, all ? '' : 'WHERE demo')
export const renamed = ({ query }: Db) => query<Row>('SELECT id FROM sites')
export const built = (db: Db, list: string[]) => db.query<Row>(\`SELECT \${list.join()} FROM sites\`)
export const wrapped = <R extends object>(db: Db) => db.query<R>('SELECT id FROM sites')
export async function cast(db: Db) {
  const rows = await db.query('SELECT id FROM sites')
  return rows as Row[]
}
export async function counted(db: Db) {
  await db.query('SELECT idd FROM sites')
  const rows = await db.query('SELECT id FROM sites')
  return rows.length
}
`
