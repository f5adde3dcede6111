import * as v from 'valibot'
import { bilingual } from './wire'

/** 部件: a thing of the city that broke. 事件: something that happens. */
export const ReportKind = v.picklist(['component', 'incident'])
export type ReportKind = v.InferOutput<typeof ReportKind>

/** How urgent: a street says how many working days each class has, by default 1 / 3 / 5 / 15. */
export const DeadlineClass = v.picklist(['a', 'b', 'c', 'd'])
export type DeadlineClass = v.InferOutput<typeof DeadlineClass>

/** The longest a street may take for the first contact, and for a class, in working days. */
export const MAX_CONTACT_DAYS = 30
export const MAX_FINISH_DAYS = 60

const days = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))
const finish = () => days(MAX_FINISH_DAYS)

/** The clocks of a street: working days to the first contact and, by class, to the end; what comes from the hour `cutoff` on counts as received on the next working day. */
export const ReportClocks = v.strictObject({
  contact: days(MAX_CONTACT_DAYS),
  finish: v.strictObject({ a: finish(), b: finish(), c: finish(), d: finish() }),
  cutoff: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24)),
})
export type ReportClocks = v.InferOutput<typeof ReportClocks>

/** Ours are short English words; a street may add its own. */
export const CategoryCode = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z_]{1,29}$/),
  v.brand('CategoryCode'),
)
export type CategoryCode = v.InferOutput<typeof CategoryCode>

/** On a chip and in a row: what a phone shows on one line, or two. */
export const MAX_CATEGORY_NAME = 30
export const MAX_CATEGORY_GROUP = 20

/** One kind of thing to report. */
export const Category = v.object({
  code: CategoryCode,
  kind: ReportKind,
  /** The group that it stands in on screen. */
  group: bilingual(MAX_CATEGORY_GROUP),
  name: bilingual(MAX_CATEGORY_NAME),
  class: DeadlineClass,
  /** `grid`: goes to the grid's person by itself. `desk`: the street looks at it first. */
  dispatch: v.picklist(['grid', 'desk']),
  /** False: about people. Only who reported it and who handles it see it, and nobody follows it. */
  open: v.boolean(),
  /** Whether a reporter may stay unknown to those who handle it too. */
  anonymous: v.boolean(),
  /** Words that suggest it, as people say them. */
  words: v.array(v.string()),
})
export type Category = v.InferOutput<typeof Category>

/** A category as a report names it. */
export const CategoryName = v.object({
  code: CategoryCode,
  kind: ReportKind,
  name: bilingual(MAX_CATEGORY_NAME),
})
export type CategoryName = v.InferOutput<typeof CategoryName>
