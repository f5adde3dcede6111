import type { Database } from '@/cloud/database/database'
import { onBothEngines } from './engines'

/** [what is selected, what comes out], the same for both drivers. */
const READ: [string, unknown][] = [
  ['NULL', null],
  ['true', true],
  ['1::int2', 1],
  ['(-2147483648)::int4', -2147483648],
  ['9007199254740991::int8', 9007199254740991],
  ['count(*)', 1],
  ['sum(20)', 20],
  ['12.50::numeric', 12.5],
  [`'NaN'::numeric`, Number.NaN],
  ['0.1::float4', 0.1],
  [`'-Infinity'::float8`, -Infinity],
  ["'零距离'::text", '零距离'],
  ["'x'::varchar(3)", 'x'],
  ["'a'::char(3)", 'a  '],
  ["''::text", ''],
  ["'2026-02-28'::date", '2026-02-28'],
  ["'1900-01-01'::date", '1900-01-01'],
  ["'08:30'::time", '08:30:00'],
  ["'2026-02-28 08:30'::timestamp", '2026-02-28 08:30:00'],
  ["'2026-02-28T08:30:00.123+08'::timestamptz", new Date('2026-02-28T00:30:00.123Z')],
  ["'2026-02-28T00:30:00Z'::timestamptz", new Date('2026-02-28T00:30:00Z')],
  ["'2026-02-28T00:30:00.123999Z'::timestamptz", new Date('2026-02-28T00:30:00.123Z')],
  ["'2026-02-28T00:30:00.5Z'::timestamptz", new Date('2026-02-28T00:30:00.500Z')],
  [`'{"a":[1,"二",null]}'::jsonb`, { a: [1, '二', null] }],
  ["'[1]'::json", [1]],
  ["'null'::jsonb", null],
  ["'\\x00ff'::bytea", Buffer.from([0, 255])],
  ["'6f6f1c2e-0000-4000-8000-000000000000'::uuid", '6f6f1c2e-0000-4000-8000-000000000000'],
  ['point(121.48, 31.23)', '(121.48,31.23)'],
  ['(point(121.48, 31.23))[0]', 121.48],
  ["'1 day 02:00'::interval", '1 day 02:00:00'],
  ['ARRAY[1,NULL,3]', [1, null, 3]],
  ['ARRAY[1,2]::int8[]', [1, 2]],
  ["'{}'::text[]", []],
  [String.raw`ARRAY['a,b','"c"','d\e','','NULL',NULL]`, ['a,b', '"c"', 'd\\e', '', 'NULL', null]],
  ["ARRAY['南京东路','{x}']", ['南京东路', '{x}']],
  [
    'ARRAY[[1,2],[3,4]]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "ARRAY[['a','b'],['c',NULL]]",
    [
      ['a', 'b'],
      ['c', null],
    ],
  ],
  ['ARRAY[true,false]', [true, false]],
  ["ARRAY['2026-02-28'::date]", ['2026-02-28']],
  ["ARRAY['2026-02-28T00:30:00Z'::timestamptz]", [new Date('2026-02-28T00:30:00Z')]],
  [`ARRAY['{"a":"\\""}'::jsonb]`, [{ a: '"' }]],
  ['ARRAY[1.5::numeric]', [1.5]],
  ["'[2:3]={7,8}'::int[]", [7, 8]],
]

/** [type in SQL, what is given, what comes back]. */
const WRITTEN: [string, unknown, unknown][] = [
  ['text', undefined, null],
  ['text', '引号"和\\', '引号"和\\'],
  ['text', '', ''],
  ['int', 7, 7],
  ['int8', 9007199254740991n, 9007199254740991],
  ['numeric', 0.1, 0.1],
  ['bool', false, false],
  ['date', '2026-02-28', '2026-02-28'],
  ['timestamptz', new Date('2026-02-28T16:30:00.123Z'), new Date('2026-02-28T16:30:00.123Z')],
  ['timestamptz', '2026-02-28T16:30:00+08:00', new Date('2026-02-28T08:30:00Z')],
  ['date', new Date('2026-02-28T23:30:00Z'), '2026-02-28'],
  ['jsonb', { zh: '站', n: [1, { a: null }] }, { zh: '站', n: [1, { a: null }] }],
  ['jsonb', JSON.stringify(['a', 1]), ['a', 1]],
  ['jsonb', JSON.stringify('words'), 'words'],
  ['bytea', new Uint8Array([0, 1, 255]), Buffer.from([0, 1, 255])],
  ['text[]', ['a,b', '"', '\\', '', 'NULL', null], ['a,b', '"', '\\', '', 'NULL', null]],
  ['text[]', [], []],
  ['int[]', [1, null], [1, null]],
  [
    'int[]',
    [
      [1, 2],
      [3, 4],
    ],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['bool[]', [true, false], [true, false]],
  ['date[]', ['2026-02-28'], ['2026-02-28']],
  ['timestamptz[]', [new Date('2026-02-28T00:00:00Z')], [new Date('2026-02-28T00:00:00Z')]],
  ['jsonb[]', [{ a: '"\\' }, [1]].slice(0, 1), [{ a: '"\\' }]],
  ['point', '(1.5,2)', '(1.5,2)'],
]

onBothEngines((open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  afterEach(() => db.script('DROP TABLE IF EXISTS a'))

  const value = async (sql: string, params: unknown[] = []) =>
    (await db.query<{ value: unknown }>(`SELECT ${sql} AS value`, params))[0]?.value

  test('every type is read as the same value', async () => {
    for (const [sql, expected] of READ) expect([sql, await value(sql)]).toEqual([sql, expected])
  })

  test('every value is written as the same value', async () => {
    for (const [type, given, expected] of WRITTEN) {
      const got = await value(`$1::${type}`, [given])
      expect([type, given, got]).toEqual([type, given, expected])
    }
  })

  test('a number too large and a time without end are errors, not other values', async () => {
    await expect(value('9007199254740993::int8')).rejects.toThrow('safe range')
    await expect(value("'infinity'::timestamptz")).rejects.toThrow('without a Date')
    expect(await value('1')).toBe(1)
  })

  test('an array of a type that a migration makes stays text, also after a restart', async () => {
    await db.query("CREATE TYPE mood AS ENUM ('calm')")
    expect(await value("ARRAY['calm'::mood]")).toBe('{calm}')
  })

  test('a bad parameter is the same error', async () => {
    await expect(value('$1::int', ['x'])).rejects.toMatchObject({ code: '22P02' })
    await expect(value('$1::boolean', ['perhaps'])).rejects.toMatchObject({ code: '22P02' })
    await expect(value('$1::bytea', ['\\xzz'])).rejects.toMatchObject({ code: '22023' })
  })

  test('two statements in one query are refused, a script takes them', async () => {
    await expect(db.query('SELECT 1; SELECT 2')).rejects.toMatchObject({ code: '42601' })
    await db.script('CREATE TABLE a (n int); INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)')
    expect(await db.query('SELECT n FROM a ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('a script is one transaction, and one that fails harms nobody after it', async () => {
    await db.script('CREATE TABLE a (n int)')
    await expect(db.script('INSERT INTO a VALUES (1); SELECT 1/0')).rejects.toMatchObject({
      code: '22012',
    })
    await expect(db.script('BEGIN; INSERT INTO a VALUES (1); SELECT 1/0')).rejects.toThrow()
    expect(await db.query('SELECT n FROM a')).toEqual([])
  })

  test('an error carries no parameter', async () => {
    await db.script('CREATE TABLE a (phone text CHECK (length(phone) < 5))')
    const error: unknown = await db
      .query('INSERT INTO a (phone) VALUES ($1)', ['13800000000'])
      .catch((thrown: unknown) => thrown)
    const { detail, ...rest } = error as Error & { detail: string }
    expect(detail).toContain('13800000000')
    expect(JSON.stringify([rest, String(error)])).not.toContain('13800000000')
  })
})
