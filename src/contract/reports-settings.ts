import * as v from 'valibot'
import { action } from './action'
import type { Subject } from './history'
import { Calendar } from './hours'
import { Category, CategoryCode, ReportClocks } from './reports.category'
import { StreetCode, text, Version } from './wire'

/** What a street sets of its reports: what can be told, and within how many days it is done. */

/** As many as somebody still finds one among. */
export const MAX_CATEGORIES = 100

/** Words that suggest a category: as many as are weighed at each letter on an old phone, and how long. */
export const MAX_CATEGORY_WORDS = 20
export const MAX_CATEGORY_WORD = 10

/** A category as a street writes it; its words are compared in small letters. */
export const CategoryInput = v.strictObject({
  kind: Category.entries.kind,
  group: Category.entries.group,
  name: Category.entries.name,
  class: Category.entries.class,
  dispatch: Category.entries.dispatch,
  open: v.boolean(),
  anonymous: v.boolean(),
  words: v.pipe(
    v.array(v.pipe(text(MAX_CATEGORY_WORD), v.toLowerCase())),
    v.maxLength(MAX_CATEGORY_WORDS),
  ),
})
export type CategoryInput = v.InferOutput<typeof CategoryInput>

/** A category for those who set it. */
export const SetCategory = v.object({
  ...Category.entries,
  /** Not offered any more; what was told in it keeps it. */
  retired: v.boolean(),
  /** As every street begins, changed here, or added here. */
  origin: v.picklist(['default', 'changed', 'own']),
  /** Reports in it that are not over. */
  live: v.number(),
})
export type SetCategory = v.InferOutput<typeof SetCategory>

/** Categories have one history together, since they stand in one order, and the clocks another; its length is the version. */
export const SETTINGS = {
  categories: { noun: 'report_settings', id: '0000000001' },
  clocks: { noun: 'report_settings', id: '0000000002' },
} as const satisfies Record<string, Subject>

export const ReportSettings = v.object({
  categories: v.array(SetCategory),
  clocks: ReportClocks,
  versions: v.object({ categories: Version, clocks: Version }),
  /** For an example of what the clocks mean. */
  calendar: Calendar,
})
export type ReportSettings = v.InferOutput<typeof ReportSettings>

const Seen = { street: StreetCode, version: Version }

const change = <Entries extends v.ObjectEntries>(
  says: string,
  entries: Entries,
  also: readonly ('not_found' | 'content_refused')[] = ['not_found'],
) =>
  action({
    says: `${says} \`conflict\`: somebody changed them meanwhile.`,
    access: 'appointed',
    effect: 'write',
    perMinute: 30,
    errors: ['sign_in', 'forbidden', 'conflict', ...also],
    input: v.strictObject({ ...Seen, ...entries }),
    output: ReportSettings,
  })

export const reportsSettingsActions = {
  'reports.settings': action({
    says: 'All categories of a street, retired ones too, and its clocks, for those who set them.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: ReportSettings,
  }),
  'reports.setCategory': change(
    'Changes a category, or adds one where no code is given; what was told before keeps its class, its days and who sees it. `invalid`: a name that another one has (`field` category.name), or more than there may be.',
    { code: v.optional(CategoryCode), category: CategoryInput },
    ['not_found', 'content_refused'],
  ),
  'reports.retireCategory': change(
    'Takes a category out of what is offered, or offers it again; what was told in it goes on. `invalid`: the one for everything else stays (`field` code).',
    { code: CategoryCode, retired: v.boolean() },
  ),
  'reports.moveCategory': change(
    'Changes the place of a category with the next one of its group. `invalid`: it is the first or the last already (`field` to).',
    { code: CategoryCode, to: v.picklist(['up', 'down']) },
  ),
  'reports.setClocks': change(
    'Sets the clocks for what is received from now on; what was received before keeps its days. `invalid`: a class with fewer days than a more urgent one (`field` such as clocks.finish.b).',
    { clocks: ReportClocks },
    [],
  ),
}
