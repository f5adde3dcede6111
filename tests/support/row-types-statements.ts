import type { Db } from '@/cloud/database/database'
import { parsers } from '@/cloud/database/values'
import { type Catalogue, columnMayBeNull, columnsOf } from './row-types-nulls'
import { statementIn, wordAt } from './row-types-tree'

/** What the migrated database says of one column of a statement's answer. */
export interface Column {
  name: string
  /** As PostgreSQL names the type. */
  type: string
  /** A value as the drivers give it (values.ts); undefined for a type that SAMPLES lacks. */
  value: unknown
  mayBeNull: boolean
  /** `NULL AS x`, which has no type of its own. */
  isNull: boolean
}

/** A value of each type as PostgreSQL writes it. */
const SAMPLES: Readonly<Record<string, string>> = {
  boolean: 't',
  smallint: '1',
  integer: '1',
  bigint: '1',
  real: '1',
  'double precision': '1',
  numeric: '1',
  text: 'x',
  'character varying': 'x',
  uuid: '00000000-0000-0000-0000-000000000000',
  date: '2026-11-23',
  'time without time zone': '10:00:00',
  'timestamp without time zone': '2026-11-23 10:00:00',
  'timestamp with time zone': '2026-11-23 10:00:00+08',
  json: '{}',
  jsonb: '{}',
  bytea: '\\x00',
}

function sampleOf(type: string, oid: number): unknown {
  const one = SAMPLES[type.replace(/\[\]$/, '')]
  const sample = type.endsWith('[]') && one ? `{"${one.replaceAll('\\', '\\\\')}"}` : one
  return sample === undefined ? undefined : (parsers[oid]?.(sample) ?? sample)
}

/** What holds of every statement. */
export async function catalogueOf(db: Db): Promise<Omit<Catalogue, 'parameters'>> {
  const columns = await db.query<{ column: string }>(
    `SELECT attrelid::int || '.' || attnum AS column FROM pg_attribute WHERE attnotnull`,
  )
  const functions = await db.query<{ oid: string; name: string; strict: boolean }>(
    'SELECT oid::text, proname::text AS name, proisstrict AS strict FROM pg_proc',
  )
  return {
    notNull: new Set(columns.map(({ column }) => column)),
    functions: new Map(functions.map(({ oid, ...said }) => [oid, said])),
  }
}

let made = 0

/**
 * The columns of a statement, without running it: PREPARE tells the types, and the body of a function
 * made of the statement tells where each column comes from. Throws what PostgreSQL says of a wrong one.
 */
export async function describeStatement(
  db: Db,
  catalogue: Catalogue,
  sql: string,
): Promise<Column[]> {
  made += 1
  const name = `row_types_${made}`
  await db.query(`PREPARE ${name} AS ${sql}`)
  const [types] = await db.query<{ parameters: string; oids: number[]; names: string[] }>(
    `SELECT array_to_string(parameter_types, ', ') AS parameters, result_types::oid[] AS oids,
            result_types::text[] AS names
     FROM pg_prepared_statements WHERE name = $1`,
    [name],
  )
  await db.query(
    `CREATE FUNCTION pg_temp.${name}(${types?.parameters}) RETURNS void BEGIN ATOMIC ${sql}\n; END`,
  )
  const [row] = await db.query<{ body: string }>(
    'SELECT prosqlbody::text AS body FROM pg_proc WHERE proname = $1',
    [name],
  )
  const query = statementIn(row?.body ?? '')
  return columnsOf(query).map((column, at) => {
    const type = types?.names[at] ?? ''
    return {
      ...{ name: column.name, type, value: sampleOf(type, types?.oids[at] ?? 0) },
      mayBeNull: columnMayBeNull(catalogue, query, at),
      isNull:
        column.expression.label === 'CONST' && wordAt(column.expression, 'constisnull') === 'true',
    }
  })
}
