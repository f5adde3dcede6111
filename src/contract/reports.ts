import * as v from 'valibot'
import { action } from './action'
import { Category, CategoryCode, DeadlineClass, ReportClocks } from './reports.category'
import {
  Candidate,
  MAX_PHOTOS,
  ReportAt,
  ReportLine,
  ReportRating,
  ReportResult,
  ReportView,
  ReportWords,
  StepWords,
} from './reports.shapes'
import {
  ClientId,
  Cursor,
  Day,
  FileId,
  Mobile,
  PersonId,
  Place,
  ReportId,
  StreetCode,
  text,
  Version,
} from './wire'

export * from './reports.category'
export * from './reports.shapes'

const Which = { street: StreetCode, report: ReportId }
const Step = { ...Which, version: Version }
const Photos = v.optional(v.pipe(v.array(FileId), v.maxLength(MAX_PHOTOS)), [])
const One = v.object({ report: ReportView })
const Page = v.object({ reports: v.array(ReportLine), next: v.nullable(Cursor) })

const read = { effect: 'read', perMinute: 60 } as const
const write = { effect: 'write', perMinute: 30 } as const
const STEP_ERRORS = ['sign_in', 'forbidden', 'not_found', 'conflict'] as const

/** What somebody on the phone says they are called. */
export const MAX_CALLER_NAME = 30

/** What is told, however it comes. Words or a photo: one of the two has to say what is there. */
const Told = {
  street: StreetCode,
  client: ClientId,
  category: CategoryCode,
  words: ReportWords,
  at: ReportAt,
  photos: Photos,
}

/** A step of those who handle it. */
const handling = <Entries extends v.ObjectEntries>(says: string, entries: Entries) =>
  action({
    says: `${says} \`conflict\`: not from where it stands, or changed meanwhile.`,
    access: 'appointed',
    ...write,
    errors: STEP_ERRORS,
    input: v.strictObject({ ...Step, ...entries }),
    output: One,
  })

export const reportsActions = {
  'reports.categories': action({
    says: 'What can be reported in a street, in the order of the screen, and within how many days it is done. `not_found`: the street is not served here.',
    access: 'anyone',
    ...read,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ categories: v.array(Category), clocks: ReportClocks }),
  }),
  'reports.submit': action({
    says: 'Reports something; the same client id again by the same person answers the same report. `invalid`: neither words nor a photo, a category that is not there or is not told without a name, a place outside the street (`field` at); `unavailable`: the street has nobody who could have it.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'not_found', 'invalid', 'unavailable', 'content_refused'],
    input: v.strictObject({
      ...Told,
      anonymous: v.boolean(),
      /** Where to call back; kept sealed, shown to nobody who does not look it up with a purpose. */
      phone: v.optional(Mobile),
    }),
    output: One,
  }),
  'reports.enter': action({
    says: 'Staff report for somebody who calls or comes by, named or not. `invalid` and `unavailable` as for reports.submit.',
    access: 'appointed',
    effect: 'write',
    perMinute: 30,
    errors: ['sign_in', 'forbidden', 'not_found', 'invalid', 'unavailable', 'content_refused'],
    input: v.strictObject({
      ...Told,
      via: v.picklist(['phone', 'walk_in']),
      caller: v.optional(
        v.strictObject({ name: v.optional(text(MAX_CALLER_NAME)), phone: v.optional(Mobile) }),
      ),
    }),
    output: One,
  }),
  'reports.near': action({
    says: 'The public reports of a street around a point, nearest first; with `live` those that are not over, with `category` those of one. `not_found`: the street is not served here.',
    access: 'anyone',
    ...read,
    errors: ['not_found'],
    input: v.strictObject({
      street: StreetCode,
      at: Place,
      metres: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(5000)),
      category: v.optional(CategoryCode),
      live: v.boolean(),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
    output: v.object({ reports: v.array(ReportLine) }),
  }),
  'reports.get': action({
    says: 'One report: what everybody may see, and what only its reporter or its handlers do. `not_found`: no such report, or one about people and not theirs.',
    access: 'anyone',
    ...read,
    errors: ['not_found'],
    input: v.strictObject(Which),
    output: One,
  }),
  'reports.mine': action({
    says: 'What the person who asks has reported or follows, newest first.',
    access: 'person',
    ...read,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: Page,
  }),
  'reports.owned': action({
    says: 'My work: the reports that the person who asks owns, the first due first.',
    access: 'appointed',
    ...read,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: Page,
  }),
  'reports.candidates': action({
    says: 'Who may have a report next, those nearest to its place first: for its dispatch or its return.',
    access: 'appointed',
    ...read,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject(Which),
    output: v.object({ candidates: v.array(Candidate) }),
  }),
  'reports.follow': action({
    says: 'Me too: from now on who asks is told of each change; one person counts once. `conflict`: it is over.',
    access: 'person',
    ...write,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject(Which),
    output: One,
  }),
  'reports.unfollow': action({
    says: 'Is not told of changes any more.',
    access: 'person',
    ...write,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject(Which),
    output: One,
  }),
  'reports.file': handling(
    'Files it (立案): takes it for a case, with the category and class as they are.',
    {},
  ),
  'reports.recategorize': handling(
    'Puts it into another category or class; its clock counts from the same day.',
    { category: CategoryCode, class: DeadlineClass },
  ),
  'reports.dispatch': handling(
    'Dispatches it (派遣): gives it to somebody who answers for its place. `invalid`: somebody who may not have it (`field` to).',
    { to: PersonId, words: v.optional(StepWords) },
  ),
  'reports.accept': handling('Its owner takes it on.', {}),
  'reports.return': handling(
    'Returns it (退单): its owner gives it to the next one, by name and with the reason; the third return goes one level up, whoever is named. `invalid`: somebody who may not have it (`field` to).',
    { to: PersonId, words: StepWords },
  ),
  'reports.contact': handling('Notes that its reporter was contacted first, and how.', {
    way: v.picklist(['phone', 'visit', 'message']),
    words: v.optional(StepWords),
  }),
  'reports.progress': handling('Tells everybody concerned how far it is.', {
    words: StepWords,
    photos: Photos,
  }),
  'reports.askPause': handling(
    'Asks who stands above to let the clock stand still until a day, with the reason.',
    { until: Day, words: StepWords },
  ),
  'reports.answerPause': handling('Allows a pause or refuses it.', {
    allow: v.boolean(),
    words: v.optional(StepWords),
  }),
  'reports.resume': handling('The clock goes on before the day of its pause.', {}),
  'reports.resolve': action({
    says: 'Hands in the result, solved or explained, for somebody else to verify; before it is dispatched it can only be explained. `conflict`: not from where it stands, or changed meanwhile; `unavailable`: nobody who has not handled it could verify it.',
    access: 'appointed',
    ...write,
    errors: [...STEP_ERRORS, 'unavailable', 'content_refused'],
    input: v.strictObject({ ...Step, result: ReportResult, words: StepWords, photos: Photos }),
    output: One,
  }),
  'reports.verify': handling(
    'Verifies it (核查): closes it, or sends it back to whoever handled it, with the reason.',
    { pass: v.boolean(), words: v.optional(StepWords) },
  ),
  'reports.rate': action({
    says: 'Its reporter rates the result, once a round: dissatisfied the first time has it redone one level up, the second time offers it as a topic for a coordination meeting. `conflict`: not closed, rated already, or too long ago.',
    access: 'person',
    ...write,
    errors: STEP_ERRORS,
    input: v.strictObject({ ...Step, rating: ReportRating, words: v.optional(StepWords) }),
    output: One,
  }),
  'reports.reopen': handling('Takes a closed one up again, one level up.', { words: StepWords }),
  'reports.merge': handling(
    'Merges it into another one about the same; whoever follows is told of that one from now on. `invalid`: itself, one that is merged or withdrawn, or one about people (`field` into).',
    { into: ReportId },
  ),
  'reports.unmerge': handling('Takes it out of the one that it was merged into.', {}),
  'reports.withdraw': action({
    says: 'Its reporter takes it back; where others follow, it goes on without its reporter. `conflict`: handled to its end, or changed meanwhile.',
    access: 'person',
    ...write,
    errors: STEP_ERRORS,
    input: v.strictObject(Step),
    output: One,
  }),
  'reports.identity': action({
    says: 'Who reported it and where to call back, for who handles it; the look is kept with its purpose, and the reporter sees it.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject({ ...Which, purpose: v.picklist(['contact', 'verify', 'merge']) }),
    output: v.object({ name: v.nullable(v.string()), phone: v.nullable(v.string()) }),
  }),
}
