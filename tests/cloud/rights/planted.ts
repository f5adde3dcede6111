import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { keepPhone } from '@/cloud/phones'

/**
 * One street once more as another one: its rows with other ids and other people, and with the name of
 * their table and column in all of their words. An answer that shows one of them tells where it came from.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Row = Record<string, Json>

/** What every planted word carries: ⟦table.column⟧ */
const MARK = /⟦([a-z_]+\.[a-z_]+)⟧/g
/** A number that nobody of the demonstration has. */
const PHONE = '19987654321'
const SHOWN_PHONE = /199[\d*\s]{4,6}4321/
/** Holds words even where these look like none. */
const WORDS =
  /^(name|zh|en|notes?|words|answer|title|phone|address|unit|room|file_name|party|lines)$/
/** Planted inside of their seal; a number cannot hold a mark, and is the same for all. */
const SEALED: Partial<Record<string, (mark: string) => string>> = {
  'complaints.contact_sealed': (mark) => mark,
  'reports.contact_sealed': (mark) => JSON.stringify({ name: mark }),
}
const CHINESE = /[\u3400-\u9fff]/
const OUR_ID = /[0-9a-hjkmnp-tv-z]{8,32}/g

/** Where the words that stand in an answer were planted. */
export function marksIn(answer: string): string[] {
  const marks = [...answer.matchAll(MARK)].map(([, at]) => at ?? '')
  return [...new Set(SHOWN_PHONE.test(answer) ? [...marks, 'persons.phone_sealed'] : marks)]
}

interface Table {
  name: string
  /** Without those that the database makes itself. */
  columns: string[]
  key: string[]
}

/** The tables of a street, each after those that it refers to. */
async function tablesOf({ db }: TestCloud): Promise<Table[]> {
  const tables = await db.query<Table>(
    `SELECT c.relname AS name,
       (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a JOIN pg_constraint k
          ON k.conrelid = a.attrelid AND a.attnum = ANY(k.conkey)
        WHERE k.contype = 'p' AND a.attrelid = c.oid) AS key
     FROM pg_class c JOIN pg_attribute s ON s.attrelid = c.oid AND s.attname = 'street'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       AND c.relname <> 'streets' ORDER BY 1`,
  )
  const refers = await db.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to"
     FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid
       AND connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  )
  const sorted: Table[] = []
  const visit = (table: Table | undefined) => {
    if (!table || sorted.includes(table)) return
    for (const { from, to } of refers) {
      if (from === table.name) visit(tables.find(({ name }) => name === to))
    }
    sorted.push(table)
  }
  tables.forEach(visit)
  return sorted
}

/** A value with every text in it replaced. */
function mapped(value: Json, by: (text: string, key: string) => string, key = ''): Json {
  if (typeof value === 'string') return by(value, key)
  if (Array.isArray(value)) return value.map((one) => mapped(one, by, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([at, one]) => [at, mapped(one, by, at)]))
}

export interface Planted {
  /** The same of the other street: its code, and its id for every id. */
  there<Value>(value: Value): Value
  /** The same in its own street, but for every id. */
  idsThere<Value>(value: Value): Value
  /** What may now show itself, as `table.column`. */
  columns: readonly string[]
  /** Tables of a street that hold no row there, and those whose rows hold no word. */
  empty: readonly string[]
  wordless: readonly string[]
}

const rowsOf = async ({ db }: TestCloud, from: string, params: unknown[] = []) =>
  (await db.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${from}`, params)).map(
    ({ row }) => row,
  )

async function insert({ db }: TestCloud, name: string, columns: string[], rows: readonly Row[]) {
  const listed = columns.join(', ')
  await db.query(
    `INSERT INTO ${name} (${listed})
     SELECT ${listed} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Ids from right to left are as good, and nobody else's. */
function otherIds(rows: Iterable<Row>): Map<string, string> {
  const ids = new Map<string, string>()
  for (const { id } of rows) {
    if (typeof id === 'string') ids.set(id, [...id].reverse().join(''))
  }
  for (const id of ids.values()) if (ids.has(id)) throw new Error(`${id} is taken`)
  return ids
}

/** Clears the other street and fills it with the planted copy of STREET as it stands. */
export async function plant(cloud: TestCloud): Promise<Planted> {
  const { secrets } = cloud.cloud
  const tables = await tablesOf(cloud)
  for (const { name } of [...tables].reverse()) {
    await cloud.db.query(`DELETE FROM ${name} WHERE street = $1`, [OTHER_STREET])
  }
  const persons = await rowsOf(cloud, 'persons t')
  const rows = new Map<string, Row[]>()
  for (const { name } of tables) {
    rows.set(name, await rowsOf(cloud, `${name} t WHERE street = $1`, [STREET]))
  }
  const ids = otherIds([...persons, ...[...rows.values()].flat()])
  const other = (text: string) => text.replace(OUR_ID, (id) => ids.get(id) ?? id)
  const there = (text: string) => other(text).replaceAll(STREET, OTHER_STREET)

  const planted = new Set<string>()
  const sown = (table: string, row: Row, key: readonly string[]): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        const mark = (text: string, at: string) => {
          const within = SEALED[`${table}.${column}`]
          const holds = within !== undefined || WORDS.test(at || column) || CHINESE.test(text)
          if (key.includes(column) || !holds) return there(text)
          planted.add(`${table}.${column}`)
          const words = `⟦${table}.${column}⟧`
          return within ? secrets.seal('contact', within(words)) : `${there(text)}${words}`
        }
        return [column, mapped(value, mark)]
      }),
    )

  const phone = keepPhone(secrets, PHONE)
  const kept = {
    phone_sealed: phone.sealed,
    phone_hash: phone.hash,
    phone_tail_hash: phone.tailHash,
  }
  const people = persons.map((row) => ({ ...sown('persons', row, ['id']), ...kept, persona: null }))
  await insert(cloud, 'persons', Object.keys(people[0] ?? {}), people)
  for (const { name, columns, key } of tables) {
    const copies = (rows.get(name) ?? []).map((row) => sown(name, row, key))
    await insert(cloud, name, columns, copies)
  }
  // a planner that has not seen the rows walks through all of them
  await cloud.db.query('ANALYZE')
  const names = tables.map(({ name }) => name)
  const moved =
    (by: (text: string) => string) =>
    <Value>(value: Value) =>
      mapped(value as Json, by) as Value
  return {
    there: moved(there),
    idsThere: moved(other),
    columns: [...planted, 'persons.phone_sealed'].sort(),
    empty: names.filter((name) => rows.get(name)?.length === 0),
    wordless: names.filter((name) => ![...planted].some((at) => at.startsWith(`${name}.`))),
  }
}
