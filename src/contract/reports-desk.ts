import * as v from 'valibot'
import { action } from './action'
import { AreaName, Role } from './areas'
import { WireError } from './errors'
import { CategoryCode, CategoryName, DeadlineClass } from './reports.category'
import { ReportLine, StepWords } from './reports.shapes'
import {
  AreaCode,
  BulkId,
  ClientId,
  Cursor,
  Instant,
  PersonId,
  ReportId,
  StreetCode,
  text,
  Version,
} from './wire'

/** What a dispatcher does with many reports: the board, one step on several with its undo, one search. */

/** As many as a screen holds, and as one undo can look over. */
export const MAX_BULK = 50

/** What is sought, in one line. */
export const MAX_SOUGHT = 40

/** Minutes in which a bulk step can be undone by who took it. */
export const UNDO_MINUTES = 10

const Owner = v.object({ person: PersonId, name: v.string(), role: Role })

/** A report on the board: with its owner, and the version that a step on it needs. */
export const BoardLine = v.object({
  ...ReportLine.entries,
  owner: Owner,
  returns: v.number(),
  version: Version,
})
export type BoardLine = v.InferOutput<typeof BoardLine>

/** What a live report waits for; each is in one of them. `toAccept`: dispatched, returned or reopened. */
export const BoardStage = v.picklist([
  'toFile',
  'toDispatch',
  'toAccept',
  'handling',
  'paused',
  'toVerify',
])
export type BoardStage = v.InferOutput<typeof BoardStage>

/** How many live reports of the area, category and owner asked for stand how; `late` and `soon` by their clocks. */
export const BoardCounts = v.object({
  live: v.number(),
  toFile: v.number(),
  toDispatch: v.number(),
  toAccept: v.number(),
  handling: v.number(),
  paused: v.number(),
  toVerify: v.number(),
  soon: v.number(),
  late: v.number(),
})
export type BoardCounts = v.InferOutput<typeof BoardCounts>

/** What the board is narrowed to. */
export const BoardFilter = {
  area: v.optional(AreaCode),
  stage: v.optional(BoardStage),
  clock: v.optional(v.picklist(['yellow', 'red'])),
  category: v.optional(CategoryCode),
  owner: v.optional(PersonId),
}

/** One step on each of several reports. */
export const BulkStep = v.variant('step', [
  v.strictObject({ step: v.literal('file') }),
  v.strictObject({ step: v.literal('dispatch'), to: PersonId, words: v.optional(StepWords) }),
  v.strictObject({
    step: v.literal('recategorize'),
    category: CategoryCode,
    class: DeadlineClass,
  }),
])
export type BulkStep = v.InferOutput<typeof BulkStep>

/** What became of one report of several: `done`, or why not, as the step alone would say it. */
export const BulkOutcome = v.object({
  report: ReportId,
  done: v.boolean(),
  why: v.nullable(WireError),
})
export type BulkOutcome = v.InferOutput<typeof BulkOutcome>

const Outcomes = v.object({
  bulk: BulkId,
  outcomes: v.array(BulkOutcome),
  /** Until when it can be undone. */
  until: Instant,
})

export const reportsDeskActions = {
  'reports.board': action({
    says: 'The live reports of the areas for which who asks dispatches, late ones first, a page at a time, with how many stand how.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, ...BoardFilter, after: v.optional(Cursor) }),
    output: v.object({
      reports: v.array(BoardLine),
      counts: BoardCounts,
      next: v.nullable(Cursor),
    }),
  }),
  'reports.facets': action({
    says: 'What the board can be narrowed to: the areas, categories and owners that its live reports have, with how many.',
    access: 'appointed',
    effect: 'read',
    perMinute: 30,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({
      areas: v.array(
        v.object({
          ...AreaName.entries,
          /** From the street down, itself last. */
          path: v.array(AreaCode),
          count: v.number(),
        }),
      ),
      categories: v.array(v.object({ ...CategoryName.entries, count: v.number() })),
      owners: v.array(v.object({ ...Owner.entries, count: v.number() })),
    }),
  }),
  'reports.bulk': action({
    says: 'One step on each of several reports, each by itself: what cannot be done is told and does not hold up the others. The same client id again answers what was done.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'forbidden', 'content_refused'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      act: BulkStep,
      reports: v.pipe(
        v.array(v.strictObject({ report: ReportId, version: Version })),
        v.minLength(1),
        v.maxLength(MAX_BULK),
      ),
    }),
    output: Outcomes,
  }),
  'reports.undo': action({
    says: 'Takes a bulk step back where nothing happened since; what somebody has touched stays and is told. `conflict`: too late, or undone already; `not_found`: another’s.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject({ street: StreetCode, bulk: BulkId }),
    output: v.object({ outcomes: v.array(BulkOutcome) }),
  }),
  'reports.search': action({
    says: 'Reports by one line of words: a number or its end, a phone number or its last four digits, or words of what was told and where, newest first; those that who asks works on.',
    access: 'appointed',
    effect: 'read',
    perMinute: 30,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, q: text(MAX_SOUGHT), after: v.optional(Cursor) }),
    output: v.object({ reports: v.array(BoardLine), next: v.nullable(Cursor) }),
  }),
  'reports.seen': action({
    says: 'Who looked up the identity of the reporter of one’s own report, when and for what. `not_found`: not one’s own.',
    access: 'person',
    effect: 'read',
    perMinute: 30,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ street: StreetCode, report: ReportId }),
    output: v.object({
      looks: v.array(
        v.object({
          at: Instant,
          by: v.string(),
          purpose: v.picklist(['contact', 'verify', 'merge']),
        }),
      ),
    }),
  }),
}
