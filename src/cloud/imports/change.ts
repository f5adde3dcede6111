import type { ImportView, RowWords } from '@/contract/imports'
import type { StreetCode } from '@/contract/wire'
import { checkWords } from '../content'
import type { Context } from '../context'
import { AppError } from '../errors'
import { excerpt, type Importer, type PlannedRow, type ReadRow } from './importer'
import type { OddRow, Sheet } from './sheet/columns'

/** Characters that go to the content check together; it takes no more at once. */
const CHECKED_TOGETHER = 2500
/** Calls of the content check under way at a time. */
const AT_ONCE = 8

const refusedWords: RowWords = {
  column: null,
  zh: '这一行的文字没有通过内容检查，请换个说法',
  en: 'The words of this row did not pass the content check; please rephrase them',
}

/** A row that does nothing, because of these words. */
const refused = (row: PlannedRow, words: RowWords[]): PlannedRow => ({
  ...row,
  does: 'error',
  words,
  input: null,
})

interface Said {
  row: PlannedRow
  words: string[]
  length: number
}

/** Neighbours whose words fit into one check. */
function groupsOf(said: readonly Said[]): Said[][] {
  const groups: Said[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const one of said) {
    length += one.length
    if (length > CHECKED_TOGETHER) {
      groups.push([])
      length = one.length
    }
    groups[groups.length - 1]?.push(one)
  }
  return groups
}

async function passes(context: Context, said: readonly Said[]): Promise<boolean> {
  try {
    await checkWords(
      context,
      said.flatMap(({ words }) => words),
    )
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'content_refused') return false
    throw error
  }
}

/** The rows of a group that do not pass: only where the whole does not is each asked about. */
async function refusedIn(context: Context, group: readonly Said[]): Promise<PlannedRow[]> {
  if (await passes(context, group)) return []
  const rows: PlannedRow[] = []
  for (const one of group) if (!(await passes(context, [one]))) rows.push(one.row)
  return rows
}

/** The planned rows, those with words that may not be shown turned into errors. @throws AppError('unavailable') */
async function checkContent(
  context: Context,
  importer: Importer,
  rows: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const said = rows
    .filter(({ does }) => does === 'add' || does === 'change')
    .map((row) => ({ row, words: importer.wordsIn(row) }))
    .map((one) => ({ ...one, length: one.words.reduce((sum, { length }) => sum + length + 1, 0) }))
  const groups = groupsOf(said)
  const bad = new Set<PlannedRow>()
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const some = groups.slice(at, at + AT_ONCE)
    const found = await Promise.all(some.map((group) => refusedIn(context, group)))
    for (const row of found.flat()) bad.add(row)
  }
  return rows.map((row) => (bad.has(row) ? refused(row, [refusedWords]) : row))
}

/** What no noun could take, as rows of the plan. */
function oddRow(row: ReadRow | OddRow, importer: Importer): PlannedRow | undefined {
  if (!('problems' in row)) return undefined
  const [key, name] = importer.columns.map(({ headings: [heading] }) =>
    excerpt(row.cells[heading] ?? '', 40),
  )
  return {
    ...{ row: row.row, key: key ?? '', name: name ?? '', input: null, subject: null },
    ...{ does: 'error', words: row.problems, seenVersion: null },
  }
}

/** What each row of a sheet will do, without doing it. */
export async function planRows(
  context: Context,
  importer: Importer,
  street: StreetCode,
  sheet: Sheet,
): Promise<PlannedRow[]> {
  const odd = sheet.flatMap((row) => oddRow(row, importer) ?? [])
  const oddNumbers = new Set(odd.map(({ row }) => row))
  const sound = sheet.filter(({ row }) => !oddNumbers.has(row))
  const planned = await importer.plan(context, street, sound)
  const checked = await checkContent(context, importer, planned)
  return [...checked, ...odd].sort((a, b) => a.row - b.row)
}

/** How many rows do what. */
export function countsOf(rows: readonly PlannedRow[]): ImportView['counts'] {
  const counts = { add: 0, change: 0, same: 0, error: 0 }
  for (const { does } of rows) counts[does] += 1
  return counts
}
