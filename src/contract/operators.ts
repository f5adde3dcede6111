import * as v from 'valibot'
import { action } from './action'
import { Name, Phone } from './sites.shapes'
import { bilingual, ClientId, Day, OperatorId, SiteId, StreetCode, text, Version } from './wire'

const Percent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const Workdays = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(15))
/** 1.0 to 5.0 in tenths. */
const Average = v.pipe(
  v.number(),
  v.minValue(1),
  v.maxValue(5),
  v.check((average) => Math.abs(average * 10 - Math.round(average * 10)) < 1e-6),
)

/** What a contract asks in a figure that a fact can answer; the closed set of them. */
export const Duty = v.variant('kind', [
  v.strictObject({ kind: v.literal('open_as_promised'), percent: Percent }),
  v.strictObject({ kind: v.literal('replies_within'), workdays: Workdays, percent: Percent }),
  v.strictObject({ kind: v.literal('rating'), average: Average }),
])
export type Duty = v.InferOutput<typeof Duty>

/** The duties of a contract: figures, each kind once, and lines of words that no figure answers. */
export const Duties = v.strictObject({
  figures: v.pipe(
    v.array(Duty),
    v.maxLength(3),
    v.check((duties) => new Set(duties.map(({ kind }) => kind)).size === duties.length),
  ),
  /** Ten lines fit a screen of a phone. */
  lines: v.pipe(v.array(bilingual(60)), v.maxLength(10)),
})
export type Duties = v.InferOutput<typeof Duties>

const fact = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.variant('is', [
    v.object({ is: v.literal('known'), ...entries }),
    v.object({ is: v.literal('none') }),
    v.object({ is: v.literal('few') }),
  ])

/** What a review found in a period; review.rules.ts says how each is counted. */
export const OperatorFacts = v.object({
  open: fact({ promised: v.number(), open: v.number(), percent: v.number() }),
  replies: fact({ due: v.number(), inTime: v.number(), percent: v.number() }),
  rating: fact({ average: v.number(), count: v.number() }),
})
export type OperatorFacts = v.InferOutput<typeof OperatorFacts>

const Sign = v.picklist(['met', 'short', 'no_duty', 'none', 'few'])
export const OperatorSigns = v.object({ open: Sign, replies: Sign, rating: Sign })
export type OperatorSigns = v.InferOutput<typeof OperatorSigns>

/** One day of all its sites, in minutes, with the sites that shut early and the reasons given. */
export const OperatorDay = v.object({
  day: Day,
  promised: v.number(),
  open: v.number(),
  short: v.array(
    v.object({
      site: SiteId,
      name: Name,
      minutes: v.number(),
      notes: v.array(bilingual(60)),
    }),
  ),
})
export type OperatorDay = v.InferOutput<typeof OperatorDay>

/** An operator in a list: the contract, and three signs that stand for nobody else's. */
export const OperatorCard = v.object({
  operator: OperatorId,
  name: Name,
  phone: v.nullable(v.string()),
  contractFrom: v.nullable(Day),
  contractUntil: v.nullable(Day),
  /** 0 on the last day, negative after it; null where no end is known. */
  daysLeft: v.nullable(v.number()),
  signs: OperatorSigns,
  demo: v.boolean(),
})
export type OperatorCard = v.InferOutput<typeof OperatorCard>

export const OperatorView = v.object({
  ...OperatorCard.entries,
  street: StreetCode,
  duties: Duties,
  /** The days that the facts are of, both included. */
  period: v.object({ from: Day, until: Day }),
  /** Working days by which replies are measured: the contract's, or the usual ones. */
  workdays: v.number(),
  facts: OperatorFacts,
  /** The sites that it runs today. */
  sites: v.array(v.object({ site: SiteId, name: Name })),
  /** Day by day, for staff and its own people; null for anyone else. */
  days: v.nullable(v.array(OperatorDay)),
  /** Staff's own; null for anyone else. */
  notes: v.nullable(v.string()),
  version: Version,
  can: v.object({ edit: v.boolean() }),
})
export type OperatorView = v.InferOutput<typeof OperatorView>

const Fields = {
  name: Name,
  phone: v.nullable(Phone),
  contractFrom: v.nullable(Day),
  contractUntil: v.nullable(Day),
  duties: Duties,
  notes: v.nullable(text(400)),
}
export const OperatorChanges = v.partial(v.strictObject(Fields))
export type OperatorChanges = v.InferOutput<typeof OperatorChanges>

export const operatorsActions = {
  'operators.list': action({
    says: 'The operators of a street by name, each with its contract and what a review of the last 90 days says of its duties; for staff all, for its own people theirs. They are not ranked.',
    access: 'appointed',
    effect: 'read',
    perMinute: 30,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ operators: v.array(OperatorCard), can: v.object({ add: v.boolean() }) }),
  }),
  'operators.get': action({
    says: 'An operator, its contract and duties, and the facts of the last 90 days beside them; day by day for staff and its own people. `not_found`: no such operator.',
    access: 'anyone',
    effect: 'read',
    perMinute: 30,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode, operator: OperatorId }),
    output: v.object({ operator: OperatorView }),
  }),
  'operators.create': action({
    says: 'Adds an operator; the same client id again answers the same one. `invalid` with `field` contractUntil: the contract would end before it begins.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'content_refused'],
    input: v.strictObject({ street: StreetCode, client: ClientId, ...Fields }),
    output: v.object({ operator: OperatorView }),
  }),
  'operators.update': action({
    says: 'Changes what is named and leaves the rest. `conflict`: somebody changed the operator meanwhile; `invalid` with `field` changes.contractUntil: the contract would end before it begins.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict', 'content_refused'],
    input: v.strictObject({
      street: StreetCode,
      operator: OperatorId,
      version: Version,
      changes: OperatorChanges,
    }),
    output: v.object({ operator: OperatorView }),
  }),
}
