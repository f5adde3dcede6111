import type { ImportRow, RowWords } from '@/contract/imports'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { type AppError, conflict } from '../errors'

/** A column of a kind of file. */
export interface Column {
  /** Headings that name it, the first for the template: Chinese, then English. */
  headings: readonly [zh: string, en: string, ...others: string[]]
  required: boolean
  /** Cell of the template's example row. */
  example: string
}

/** One row as read: trimmed cells by the column's first heading. An empty cell is '', a column that the file lacks is absent. */
export type Cells = Record<string, string>

export interface ReadRow {
  /** As the sheet counts: the heading is row 1. */
  row: number
  cells: Cells
}

/** The beginning of a text that may be long, cut between characters and never inside one. */
export function excerpt(text: string, max: number): string {
  const characters = Array.from(text.slice(0, 2 * max + 2))
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : text
}

/** A sentence about a column of a row. */
export const inColumn = ({ headings: [zh, en] }: Column, words: Bilingual): RowWords => ({
  column: { zh, en },
  ...words,
})

interface Bilingual {
  zh: string
  en: string
}

/** What a row will do, found out without changing anything. `input` comes back to `apply` as it is. */
export type PlannedRow = ImportRow & {
  input: object | null
  /** The thing that it changes or leaves, and the version that the preview saw. */
  subject: string | null
  seenVersion: number | null
}

/** What a row did. `before` comes back to `undo`; null where it added. */
export interface AppliedRow {
  row: number
  subject: string
  version: number
  before: object | null
}

/** A row as `undo` gets it back. */
export type DoneRow = PlannedRow & { applied: AppliedRow }

/** The step that rows are applied or undone in. */
export interface ImportStep {
  did: 'imports.apply' | 'imports.undo'
  by: PersonId
  now: number
  /** The history row of the import: the cause of what each row does. */
  cause: string
  /** Whether what is added is marked 示例数据. */
  demo: boolean
}

/** How the rows of one kind become things of a noun; the noun registers it in wiring. */
export interface Importer {
  /** What one row is called, such as 站点. */
  thing: string
  columns: readonly Column[]
  /** Whether the person may import this kind here. @throws AppError('forbidden') */
  demand(context: Context, street: StreetCode): Authorized<{ street: StreetCode }>
  /** What each row will do, in the order given; errors are rows, not exceptions. */
  plan(context: Context, street: StreetCode, rows: readonly ReadRow[]): Promise<PlannedRow[]>
  /** Everything in a planned row that others will read. */
  wordsIn(row: PlannedRow): string[]
  /** Does all rows, those that stay the same too, in the transaction of the import. @throws AppError('conflict') where a thing is no longer as the preview saw it */
  apply(
    tx: Tx,
    scope: Authorized<{ street: StreetCode }>,
    rows: readonly PlannedRow[],
    step: ImportStep,
  ): Promise<AppliedRow[]>
  /** Puts back what the rows changed and takes down what they added. @throws AppError('conflict') where somebody changed a thing since */
  undo(
    tx: Tx,
    scope: Authorized<{ street: StreetCode }>,
    rows: readonly DoneRow[],
    step: ImportStep,
  ): Promise<void>
}

const MOST_NAMED = 5

/** Names the rows whose things somebody changed meanwhile. */
export function staleRows(rows: readonly ImportRow[], when: string): AppError {
  const named = rows.slice(0, MOST_NAMED).map(({ row, name }) => `第 ${row} 行“${name}”`)
  const more = rows.length > MOST_NAMED ? `等 ${rows.length} 行` : ''
  return conflict(`${named.join('、')}${more}在${when}之后有人改过，没有做任何改动`)
}
