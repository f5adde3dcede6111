import * as v from 'valibot'
import { action } from './action'
import { BoundaryFinding } from './areas'
import { FileId, ImportId, Instant, StreetCode, Version } from './wire'

/** What can be brought in from a file; a kind joins with the noun that owns the rows. */
export const ImportKind = v.picklist(['sites', 'areas', 'doors', 'appointments'])
export type ImportKind = v.InferOutput<typeof ImportKind>

/**
 * Rows that one file may hold: a preview of more is no longer read by anybody. Doors are more, because
 * a street brings all of them in at once and nobody reads on where none is wrong.
 */
export const MAX_IMPORT_ROWS: Record<ImportKind, number> = {
  sites: 5000,
  areas: 2000,
  doors: 100_000,
  appointments: 5000,
}

/** Days for which a preview can be applied; then its rows are deleted. */
export const PREVIEW_DAYS = 7

/**
 * `reading`: the file is taken in and its rows are looked at, a part at a time, by `imports.continue`.
 * `expired`: nobody applied it in time.
 */
export const ImportState = v.picklist(['reading', 'preview', 'applied', 'undone', 'expired'])
export type ImportState = v.InferOutput<typeof ImportState>

/** A sentence about a row: what changes from what to what, or what is wrong. `column`: the heading to show before it; null for the row as a whole. */
export const RowWords = v.object({
  column: v.nullable(v.object({ zh: v.string(), en: v.string() })),
  zh: v.string(),
  en: v.string(),
})
export type RowWords = v.InferOutput<typeof RowWords>

/** What one row of the file will do. `row` counts as the sheet does: the heading is row 1. */
export const ImportRow = v.object({
  row: v.number(),
  does: v.picklist(['add', 'change', 'same', 'error']),
  /** The row's own key and the name that people know it by. */
  key: v.string(),
  name: v.string(),
  words: v.array(RowWords),
})
export type ImportRow = v.InferOutput<typeof ImportRow>

export const ImportView = v.object({
  import: ImportId,
  street: StreetCode,
  kind: ImportKind,
  fileName: v.string(),
  state: ImportState,
  /** Of the rows looked at so far. */
  counts: v.object({ add: v.number(), change: v.number(), same: v.number(), error: v.number() }),
  /** How many of the file's rows were looked at; null once all were. */
  progress: v.nullable(v.object({ done: v.number(), total: v.number() })),
  /** The first 500 rows, errors first; none before all were looked at. */
  rows: v.array(ImportRow),
  /** What the rows would do to the map, the worst first; empty for kinds that have no shapes. */
  findings: v.array(BoundaryFinding),
  by: v.string(),
  at: Instant,
  version: Version,
  can: v.object({ apply: v.boolean(), undo: v.boolean() }),
})
export type ImportView = v.InferOutput<typeof ImportView>

const Which = { street: StreetCode, import: ImportId }
const refusals = ['sign_in', 'forbidden', 'not_found'] as const

export const importsActions = {
  'imports.preview': action({
    says: 'Reads an uploaded CSV, XLSX or GeoJSON and tells what each row will do; changes nothing. A large file is only taken in: its state is `reading` until `imports.continue` has looked at every row. `invalid` with `field` file: it cannot be read as such a table. `unavailable`: the content check or the storage does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'unavailable'],
    input: v.strictObject({ street: StreetCode, kind: ImportKind, file: FileId }),
    output: v.object({ import: ImportView }),
  }),
  'imports.continue': action({
    says: 'Looks at the next rows of a file that is still being read, some thousands a call, and answers how far it is; called until the state is `preview`. What is read already stays as it is.',
    access: 'appointed',
    effect: 'write',
    perMinute: 240,
    errors: refusals,
    input: v.strictObject(Which),
    output: v.object({ import: ImportView }),
  }),
  'imports.apply': action({
    says: 'Does what the preview said, all of it or nothing. `conflict`: a row has errors, it is applied already, or what it rests on changed since.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ ...Which, version: Version }),
    output: v.object({ import: ImportView }),
  }),
  'imports.undo': action({
    says: 'Puts back what an import changed and takes down what it added. `conflict`: somebody changed one of its rows since; `message` names which.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ ...Which, version: Version }),
    output: v.object({ import: ImportView }),
  }),
  'imports.get': action({
    says: 'One import with its rows.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: refusals,
    input: v.strictObject(Which),
    output: v.object({ import: ImportView }),
  }),
  'imports.list': action({
    says: 'The last fifty imports of a street, newest first, without their rows.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ imports: v.array(v.omit(ImportView, ['rows', 'findings'])) }),
  }),
  'imports.template': action({
    says: 'A file to begin from: the columns of a kind as a CSV with one example row, or a small GeoJSON.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, kind: ImportKind }),
    output: v.object({
      fileName: v.string(),
      type: v.picklist(['text/csv', 'application/geo+json']),
      text: v.string(),
    }),
  }),
}
