import type { BoundaryFinding } from '@/contract/areas'
import type { ImportRow, RowWords } from '@/contract/imports'
import type { ImportId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Db, Tx } from '../database/database'
import { type AppError, conflict } from '../errors'
import type { Registers } from '../registers'

/** A column of a kind of file. */
export interface Column {
  /** Headings that name it, the first for the template: Chinese, then English. */
  headings: readonly [zh: string, en: string, ...others: string[]]
  required: boolean
  /** Cell of the template's example row. */
  example: string
}

/** The column of a row's geometry, as the text of its GeoJSON. */
export const GEOMETRY = '边界'

/** One row as read: trimmed cells by the column's first heading. An empty cell is '', a column that the file lacks is absent. */
export type Cells = Record<string, string>

export interface ReadRow {
  /** As the sheet counts: the heading is row 1. */
  row: number
  cells: Cells
  /** What a look over the whole file noted on it; only where a file is planned in parts. */
  noted?: object
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
  /** What it would do to the map. */
  findings?: readonly BoundaryFinding[]
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
  import: ImportId
  by: PersonId
  now: number
  /** The history row of the import: the cause of what each row does. */
  cause: string
  /** Whether what is added is marked 示例数据. */
  demo: boolean
  wiring: Registers
}

/** What is the same for files that are planned at once and in parts. */
interface Kind {
  /** What one row is called, such as 站点. */
  thing: string
  columns: readonly Column[]
  /** Where it reads shapes: the rows of a GeoJSON file. Absent where it reads a table. */
  shapes?: true
  /** A file to begin from; absent where the columns with their examples are one. */
  template?(street: StreetCode): { fileName: string; text: string }
  /** Whether the person may import this kind here. @throws AppError('forbidden') */
  demand(context: Context, street: StreetCode): Authorized<{ street: StreetCode }>
}

/** How the rows of one kind become things of a noun; the noun registers it in wiring. */
export interface Importer extends Kind {
  inParts?: never
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

/**
 * The same for files so large that one call cannot look at all rows: they are planned in parts, and
 * applied and undone in sets, straight from the planned rows. Their things get no history of their
 * own by an import: the import's line is it.
 */
export interface PartsImporter extends Kind {
  inParts: true
  /** What only the whole file shows of each row, such as that it stands twice; it comes back to `plan` as `noted`. */
  survey(rows: readonly ReadRow[]): object[]
  /** Everything in a row that others will read; asked of the whole file at once. */
  wordsIn(row: ReadRow): string[]
  /** What each row of a part will do, in the order given. `subject` of a row that adds: the id that its thing will have. */
  plan(db: Db, street: StreetCode, rows: readonly ReadRow[]): Promise<PlannedRow[]>
  /** As Importer's, from the planned rows of the import in the database. */
  apply(tx: Tx, scope: Authorized<{ street: StreetCode }>, step: ImportStep): Promise<void>
  /** As Importer's, from the same rows. */
  undo(tx: Tx, scope: Authorized<{ street: StreetCode }>, step: ImportStep): Promise<void>
}

/** Either kind of importer. */
export type AnyImporter = Importer | PartsImporter

const MOST_NAMED = 5

/** Names the rows whose things somebody changed since that step; `count` where there are more than are given. */
export function staleRows(
  rows: readonly Pick<ImportRow, 'row' | 'name'>[],
  since: 'preview' | 'apply',
  count = rows.length,
): AppError {
  const first = rows.slice(0, MOST_NAMED).map(({ row, name }) => ({ row, name }))
  const named = first.map(({ row, name }) => `第 ${row} 行“${name}”`)
  const more = count > MOST_NAMED ? `等 ${count} 行` : ''
  const when = since === 'preview' ? '预览' : '导入'
  return conflict(`${named.join('、')}${more}在${when}之后有人改过，没有做任何改动`, {
    why: 'rows_changed',
    since,
    rows: first,
    count,
  })
}
