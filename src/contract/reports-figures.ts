import * as v from 'valibot'
import { action } from './action'
import { AreaName } from './areas'
import { CategoryCode, CategoryName, MAX_CATEGORY_GROUP } from './reports.category'
import { daysIn } from './reports-figures.rules'
import { HEAT_BANDS, HEAT_DAYS } from './reports-heat.rules'
import { AreaCode, Day, StreetCode, text } from './wire'

/** What is counted of reports: figures and rows for those who dispatch, and a map of where much is told for everybody. */

/** A year with its leap day: what a report of the year needs, and what one statement counts in time. */
export const MAX_PERIOD_DAYS = 366

/** As many rows as a person looks through; a year of a street is taken month by month. */
export const MAX_EXPORT_ROWS = 5_000
/** Bytes of text in an exported file: as base64 it stays below the 6 MB that a cloud function may answer. */
export const MAX_EXPORT_BYTES = 3_000_000

/** Categories that are told by name, those with the most reports; the others are one. */
export const TOP_CATEGORIES = 8

const Part = v.object({ count: v.number(), of: v.number() })
const Count = v.number()

/** A whole number of days, in order, and not more than a year. */
const isPeriod = ({ from, to }: { from: Day; to: Day }) =>
  from <= to && daysIn(from, to) <= MAX_PERIOD_DAYS

/** What is counted: reports told from day to day, both included, in an area and of a category. */
const Counted = {
  street: StreetCode,
  from: Day,
  to: Day,
  area: v.optional(AreaCode),
  category: v.optional(CategoryCode),
}

/**
 * Figures of the reports told in a period. Withdrawn ones are not counted, merged ones in the one that
 * they were merged into; `apart` says how many of both there are. Each share has its denominator:
 *
 * - `contact`: first contact by its due day, of those contacted or due for it; not of those that left
 *   nobody to contact and were not contacted.
 * - `onTime`: closed by the due day of its clock, of those closed or due by now; one that is redone is
 *   held against its last clock, one whose clock stands still is not due.
 * - `solved`, `explained`: of the closed.
 * - `satisfied`: of the rated, which are `satisfied.count`, `fair` and `dissatisfied`. One that is
 *   redone because its reporter was dissatisfied stays so until it is rated again.
 * - `rated`: of the closed.
 * - `redone`: closed at least once and taken up again, of those closed at least once.
 */
export const ReportFigures = v.object({
  /** From the highest area of who asks down to the one that is counted; empty where they have several. */
  path: v.array(AreaName),
  received: Count,
  apart: v.object({ withdrawn: Count, merged: Count }),
  contact: Part,
  onTime: Part,
  solved: Part,
  explained: Part,
  satisfied: Part,
  fair: Count,
  dissatisfied: Count,
  rated: Part,
  redone: Part,
  /** Of all reports that are not over today, whenever they were told. */
  late: Part,
  /** By the columns of spansOf: told in them, and closed in them, whenever they were told. */
  columns: v.array(v.object({ from: Day, to: Day, received: Count, closed: Count })),
  /** The most frequent first; `others` sums the rest. */
  categories: v.array(v.object({ category: CategoryName, received: Count })),
  others: v.object({ kinds: Count, received: Count }),
  /** The areas one level below, in the order of the tree, and what lies in none of them. */
  areas: v.array(v.object({ area: AreaName, received: Count })),
  elsewhere: Count,
})
export type ReportFigures = v.InferOutput<typeof ReportFigures>

/** A cell of the grid of reports-heat.rules.ts where much was told. */
export const HeatCell = v.object({
  x: v.number(),
  y: v.number(),
  /** The least number of reports of its band. */
  band: v.picklist(HEAT_BANDS),
  /** The smallest area in which most of them lie, behind its community; where there is none, the street. */
  areas: v.array(AreaName),
})
export type HeatCell = v.InferOutput<typeof HeatCell>

export const ExportFormat = v.picklist(['csv', 'xlsx'])
export type ExportFormat = v.InferOutput<typeof ExportFormat>

const DESK_ERRORS = ['sign_in', 'forbidden', 'not_found'] as const

export const reportsFiguresActions = {
  'reports.figures': action({
    says: 'Figures of the reports told in a period of at most a year, in the areas for which who asks dispatches; `forbidden`: an area for which they do not, `not_found`: no such area.',
    access: 'appointed',
    effect: 'read',
    perMinute: 30,
    errors: DESK_ERRORS,
    input: v.pipe(
      v.strictObject(Counted),
      v.forward(
        v.check((asked) => isPeriod(asked)),
        ['to'],
      ),
    ),
    output: ReportFigures,
  }),
  'reports.heat': action({
    says: 'Where much was reported in the days before today: cells of a fixed grid with at least 5 public reports by 5 people, in bands; reports-heat.rules.ts says why no more. `not_found`: the street is not served here.',
    access: 'anyone',
    effect: 'read',
    perMinute: 30,
    errors: ['not_found'],
    input: v.strictObject({
      street: StreetCode,
      days: v.picklist(HEAT_DAYS),
      /** The Chinese name of a group of categories; one that the street does not have is empty. */
      group: v.optional(text(MAX_CATEGORY_GROUP)),
    }),
    output: v.object({ cells: v.array(HeatCell) }),
  }),
  'reports.export': action({
    says: 'The reports behind the figures as a file for a sheet program, withdrawn and merged ones too: without who reported them and with phone numbers masked. It is kept who took it, of which period, and how many rows.',
    access: 'appointed',
    effect: 'write',
    perMinute: 6,
    errors: DESK_ERRORS,
    input: v.pipe(
      v.strictObject({
        ...Counted,
        format: ExportFormat,
        /** Of the headings and of what the file says in words. */
        language: v.picklist(['zh', 'en']),
      }),
      v.forward(
        v.check((asked) => isPeriod(asked)),
        ['to'],
      ),
    ),
    output: v.object({
      name: v.string(),
      mime: v.string(),
      base64: v.string(),
      rows: v.number(),
      /** There are more: a shorter period, or one area, has room. */
      more: v.boolean(),
    }),
  }),
}
