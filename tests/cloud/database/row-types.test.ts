import { faultsOf } from '@tests/support/row-types'
import { askedIn, type Found, readProgram } from '@tests/support/row-types-calls'
import {
  CASES_FILE,
  cases,
  casesSource,
  WRITING_FILE,
  writingSource,
} from '@tests/support/row-types-cases'
import { catalogueOf } from '@tests/support/row-types-statements'
import { type Source, sourcesIn } from '@tests/support/sources'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { readMigrations } from '@/cloud/database/migrate'
import { MIGRATIONS_FOLDER } from '@/cloud/database/open'
import { openPglite } from '@/cloud/database/pglite'

/**
 * What TypeScript believes of a row is only a promise: here the compiler reads every `query<Row>` of
 * the cloud, and the migrated database says what the statement gives. Nothing runs, nothing is listed.
 */

const migrations = readMigrations(MIGRATIONS_FOLDER)
/** A call with a row type, as a plain search finds it. */
const TYPED = /\b(db|tx)\.query</

const placeOf = (fault: string) => fault.slice(0, fault.indexOf(' '))

let db: Database
let sources: Source[]
let found: Found
let faults: string[]

beforeAll(async () => {
  db = await openPglite({ dump: () => migratedDump({ migrations }) })
  sources = sourcesIn('src/cloud', '.ts')
  found = askedIn(readProgram({ [CASES_FILE]: casesSource, [WRITING_FILE]: writingSource }))
  faults = await faultsOf(db, await catalogueOf(db), found)
})
afterAll(() => db.close())

test('every row type of the cloud is what its statement gives', () => {
  const ofTests = [CASES_FILE, WRITING_FILE]
  expect(faults.filter((fault) => !ofTests.some((file) => fault.startsWith(file)))).toEqual([])
})

test('no call is overlooked', () => {
  const written = sources
    // the driver's own db and tx are PGlite's
    .filter(({ path }) => path !== 'src/cloud/database/pglite.ts')
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => (TYPED.test(line) ? `${path}:${i + 1}` : [])),
    )
  expect(written.length).toBeGreaterThan(40)
  const read = [...found.asked.map(({ where }) => where), ...found.problems.map(placeOf)]
  expect(written.filter((where) => !read.includes(where))).toEqual([])
  expect(found.asked.filter(({ statements }) => statements.length === 0)).toEqual([])
})

test.each(cases.map((one, i) => ({ ...one, i })))('$row from $sql', ({ fault, i }) => {
  const said = faults.filter((line) => placeOf(line) === `${CASES_FILE}:${i + 1}`)
  expect(said).toEqual(fault ? [expect.stringContaining(fault)] : [])
})

test('a statement may be put together of constants; what can not be read is refused', () => {
  const said = faults.flatMap((line) =>
    line.startsWith(WRITING_FILE) ? line.slice(WRITING_FILE.length + 1) : [],
  )
  const mayBeNull =
    'Row: phone is string, and the statement may give null: write | null, or coalesce it'
  expect(said).toEqual([
    "12 asks what can't be read here (list.join()): use constants and $n",
    '13 asks for rows of R: write one object type beside the statement',
    '15 uses rows without a type: write query<Row>(…)',
    `6 ${mayBeNull}`,
    `7 ${mayBeNull}`,
    `8 ${mayBeNull}`,
    '11 Row: phone, which the statement does not give: select it or drop it from the type',
  ])
})
