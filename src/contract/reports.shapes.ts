import * as v from 'valibot'
import { AreaName, Role } from './areas'
import { Photo } from './files'
import { CategoryName, DeadlineClass } from './reports.category'
import {
  bilingual,
  Day,
  Instant,
  PersonId,
  Place,
  ReportId,
  SiteId,
  StreetCode,
  text,
  Version,
} from './wire'

/** Where a report stands; reports.rules.ts has the moves. */
export const ReportState = v.picklist([
  'reported',
  'filed',
  'dispatched',
  'returned',
  'reopened',
  'handling',
  'paused',
  'verifying',
  'closed',
  'merged',
  'withdrawn',
])
export type ReportState = v.InferOutput<typeof ReportState>

/** Long enough to tell what is there, short enough for WeChat's text check (2,500). */
export const MAX_REPORT_WORDS = 500
export const ReportWords = text(MAX_REPORT_WORDS, 0)
/** Words that go with a step. */
export const MIN_STEP_WORDS = 2
export const MAX_STEP_WORDS = 300
export const StepWords = text(MAX_STEP_WORDS, MIN_STEP_WORDS)
/** Where, in words: 贵州路 101 弄 3 号门口. */
export const MAX_REPORT_ADDRESS = 60
export const ReportAddress = text(MAX_REPORT_ADDRESS, 2)

/** What a phone can take in three seconds, and more than a handler looks at. */
export const MAX_PHOTOS = 4

/** Where it is. `site`: its code was scanned, and the site's place counts. */
export const ReportAt = v.variant('by', [
  v.strictObject({ by: v.literal('map'), place: Place, address: v.optional(ReportAddress) }),
  v.strictObject({ by: v.literal('site'), site: SiteId }),
])
export type ReportAt = v.InferOutput<typeof ReportAt>

/** How it came. */
export const ReportVia = v.picklist(['app', 'phone', 'walk_in', 'open311'])
export type ReportVia = v.InferOutput<typeof ReportVia>

export const ReportResult = v.picklist(['solved', 'explained'])
export type ReportResult = v.InferOutput<typeof ReportResult>

export const ReportRating = v.picklist(['satisfied', 'fair', 'dissatisfied'])
export type ReportRating = v.InferOutput<typeof ReportRating>

/** How the clock stands: `still` while it is paused, `over` once nothing is owed any more. */
export const ClockState = v.picklist(['green', 'yellow', 'red', 'still', 'over'])
export type ClockState = v.InferOutput<typeof ClockState>

export const ReportNumber = v.pipe(v.string(), v.regex(/^S\d{8}-\d{4,6}$/))

/** A report in a list, as every resident may see it. */
export const ReportLine = v.object({
  report: ReportId,
  number: ReportNumber,
  category: CategoryName,
  state: ReportState,
  /** With phone numbers masked; empty where a photo says it all. */
  words: v.string(),
  at: Place,
  address: v.nullable(v.string()),
  area: AreaName,
  photo: v.nullable(v.string()),
  reportedAt: Instant,
  /** The last day in time. */
  due: Day,
  /** The due day rests on days that no calendar knows yet. */
  about: v.boolean(),
  clock: ClockState,
  followers: v.number(),
  /** How who asks has to do with it. */
  own: v.nullable(v.picklist(['reported', 'follows'])),
})
export type ReportLine = v.InferOutput<typeof ReportLine>

/** One thing that happened, as whoever may see the report is told. */
export const ReportEvent = v.object({
  at: Instant,
  did: v.picklist([
    'reported',
    'filed',
    'dispatched',
    'recategorized',
    'accepted',
    'returned',
    'contacted',
    'progress',
    'paused',
    'resumed',
    'resolved',
    'failed',
    'closed',
    'reopened',
    'merged',
    'unmerged',
    'withdrawn',
    'climbed',
    'handed',
    'topic',
    'undone',
  ]),
  /** The role in which it was done; null for its reporter and for a rule. */
  role: v.nullable(Role),
  /** The name of a person in office. */
  name: v.nullable(v.string()),
  words: v.nullable(v.string()),
})
export type ReportEvent = v.InferOutput<typeof ReportEvent>

/** Somebody who may have a report next. */
export const Candidate = v.object({
  person: PersonId,
  name: v.string(),
  role: Role,
  area: AreaName,
  away: v.boolean(),
  /** Pieces of work that they own in the street and that are not done. */
  open: v.number(),
})
export type Candidate = v.InferOutput<typeof Candidate>

/** What only those who handle a report see. */
export const ReportWork = v.object({
  owner: v.object({ person: PersonId, name: v.string(), role: Role }),
  mine: v.boolean(),
  via: ReportVia,
  /** Whether its reporter can be looked up: `hidden` by their own choice, `nobody` was named. */
  reporter: v.picklist(['known', 'hidden', 'nobody']),
  returns: v.number(),
  pause: v.nullable(
    v.object({ reason: v.string(), until: Day, state: v.picklist(['asked', 'on']) }),
  ),
  handledByMe: v.boolean(),
})
export type ReportWork = v.InferOutput<typeof ReportWork>

/** What who asks may do with a report now. */
export const ReportCan = v.object({
  file: v.boolean(),
  dispatch: v.boolean(),
  recategorize: v.boolean(),
  accept: v.boolean(),
  return: v.boolean(),
  contact: v.boolean(),
  progress: v.boolean(),
  askPause: v.boolean(),
  answerPause: v.boolean(),
  resume: v.boolean(),
  resolve: v.boolean(),
  /** Whether the result may be that it was solved; before it was filed, it can only be explained. */
  solve: v.boolean(),
  verify: v.boolean(),
  rate: v.boolean(),
  reopen: v.boolean(),
  merge: v.boolean(),
  unmerge: v.boolean(),
  withdraw: v.boolean(),
  follow: v.boolean(),
  unfollow: v.boolean(),
  identity: v.boolean(),
})
export type ReportCan = v.InferOutput<typeof ReportCan>

export const ReportView = v.object({
  ...ReportLine.entries,
  street: StreetCode,
  class: DeadlineClass,
  open: v.boolean(),
  /** From the street down, as the boundaries were on the day of the report. */
  path: v.array(AreaName),
  site: v.nullable(v.object({ site: SiteId, name: bilingual(30) })),
  photos: v.array(Photo),
  /** Photos that are not checked yet. */
  photosWaiting: v.number(),
  /** Why photos may not be shown, for who sent them. */
  photosRefused: v.array(v.string()),
  /** The first time that it is handled is 1; redone, it is more. */
  round: v.number(),
  contact: v.object({ due: Day, about: v.boolean(), at: v.nullable(Instant) }),
  result: v.nullable(
    v.object({
      is: ReportResult,
      words: v.string(),
      at: Instant,
      photos: v.array(Photo),
    }),
  ),
  rating: v.nullable(v.object({ is: ReportRating, words: v.nullable(v.string()) })),
  /** Where it was merged into. */
  into: v.nullable(v.object({ report: ReportId, number: ReportNumber, state: ReportState })),
  events: v.array(ReportEvent),
  work: v.nullable(ReportWork),
  can: ReportCan,
  version: Version,
})
export type ReportView = v.InferOutput<typeof ReportView>
