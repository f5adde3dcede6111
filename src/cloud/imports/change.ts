import type { ImportView, RowWords } from '@/contract/imports'
import type { StreetCode } from '@/contract/wire'
import type { Context } from '../context'
import type { Db } from '../database/database'
import { withoutPhones } from '../phones'
import { refusedTexts } from './content'
import {
  type AnyImporter,
  excerpt,
  type Importer,
  type PartsImporter,
  type PlannedRow,
  type ReadRow,
} from './importer'
import type { OddRow, Sheet } from './sheet/columns'

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

/** The planned rows, those with words that may not be shown turned into errors. @throws AppError('unavailable') */
async function checkContent(
  context: Context,
  importer: Importer,
  rows: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const wordsOf = (row: PlannedRow) =>
    row.does === 'add' || row.does === 'change' ? importer.wordsIn(row) : []
  const bad = await refusedTexts(context, rows.flatMap(wordsOf))
  if (bad.size === 0) return [...rows]
  return rows.map((row) =>
    wordsOf(row).some((text) => bad.has(text)) ? refused(row, [refusedWords]) : row,
  )
}

/** What no noun could take, as rows of the plan. */
function oddRow(row: ReadRow | OddRow, importer: AnyImporter): PlannedRow | undefined {
  if (!('problems' in row)) return undefined
  const [key, name] = importer.columns.map(({ headings: [heading] }) =>
    excerpt(withoutPhones(row.cells[heading] ?? ''), 40),
  )
  return {
    ...{ row: row.row, key: key ?? '', name: name ?? '', input: null, subject: null },
    ...{ does: 'error', words: row.problems, seenVersion: null },
  }
}

/** The rows that a noun takes are planned; the others say why they are not. */
async function planSound(
  importer: AnyImporter,
  sheet: Sheet,
  plan: (sound: readonly ReadRow[]) => Promise<PlannedRow[]>,
): Promise<PlannedRow[]> {
  const odd = sheet.flatMap((row) => oddRow(row, importer) ?? [])
  const planned = await plan(sheet.filter((row) => !('problems' in row)))
  return odd.length > 0 ? [...planned, ...odd].sort((a, b) => a.row - b.row) : planned
}

/** What each row of a sheet will do, without doing it. */
export function planRows(
  context: Context,
  importer: Importer,
  street: StreetCode,
  sheet: Sheet,
): Promise<PlannedRow[]> {
  return planSound(importer, sheet, async (sound) =>
    checkContent(context, importer, await importer.plan(context, street, sound)),
  )
}

/** The same for a part of a sheet that `surveySheet` has seen whole. */
export function planPart(
  db: Db,
  importer: PartsImporter,
  street: StreetCode,
  part: Sheet,
): Promise<PlannedRow[]> {
  return planSound(importer, part, (sound) => importer.plan(db, street, sound))
}

/**
 * What has to be seen of a whole sheet before its parts are planned: what the importer notes, and words
 * that may not be shown, which make a row odd. @throws AppError('unavailable')
 */
export async function surveySheet(
  context: Context,
  importer: PartsImporter,
  sheet: Sheet,
): Promise<Sheet> {
  const sound = sheet.filter((row) => !('problems' in row))
  const bad = await refusedTexts(
    context,
    sound.flatMap((row) => importer.wordsIn(row)),
  )
  const notes = new Map(importer.survey(sound).map((noted, i) => [sound[i], noted]))
  return sheet.map((row) => {
    const noted = notes.get(row)
    if (!noted) return row
    if (importer.wordsIn(row).some((text) => bad.has(text)))
      return { ...row, problems: [refusedWords] }
    return { ...row, noted }
  })
}

/** How many rows do what. */
export function countsOf(rows: readonly PlannedRow[]): ImportView['counts'] {
  const counts = { add: 0, change: 0, same: 0, error: 0 }
  for (const { does } of rows) counts[does] += 1
  return counts
}
