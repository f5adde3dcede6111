import type { Category, CategoryCode, DeadlineClass, ReportClocks } from './reports.category'

/** What holds of a street's own categories and clocks, on both sides. */

/** Where everything goes that fits nowhere else: it can be changed, and is always offered. */
export const LAST_RESORT: string = 'other'

/** What of a category can be changed. */
export const CATEGORY_FIELDS = [
  ...(['name', 'kind', 'group', 'class', 'dispatch', 'open', 'anonymous', 'words'] as const),
]
export type CategoryField = (typeof CATEGORY_FIELDS)[number]
export type CategoryTerms = Pick<Category, CategoryField>

const told = (value: Category[CategoryField]): string => {
  if (Array.isArray(value)) return value.join('\n')
  // a missing English is the same as none, in whichever order a database gives them back
  return typeof value === 'object' ? `${value.zh}\n${value.en ?? ''}` : String(value)
}

/** The fields in which two categories differ. */
export const changedIn = (before: CategoryTerms, after: CategoryTerms): CategoryField[] =>
  CATEGORY_FIELDS.filter((field) => told(before[field]) !== told(after[field]))

interface Listed {
  code: CategoryCode
  name: Category['name']
  retired: boolean
}

/** Whether another category that is offered goes by the same Chinese name: nobody could tell them apart. */
export const isNameTaken = (
  { name: { zh } }: Pick<Category, 'name'>,
  code: CategoryCode | undefined,
  categories: readonly Listed[],
): boolean => categories.some((one) => !one.retired && one.code !== code && one.name.zh === zh)

interface Placed extends Pick<Category, 'code' | 'kind' | 'group'> {
  retired: boolean
}

/** The one that a category changes places with: the next one that is offered in its group; none at the end. */
export function neighbourOf<Of extends Placed>(
  categories: readonly Of[],
  code: CategoryCode,
  to: 'up' | 'down',
): Of | undefined {
  const moved = categories.find((one) => one.code === code)
  if (!moved) return undefined
  const beside = categories.filter(
    (one) =>
      one === moved || (!one.retired && one.kind === moved.kind && one.group.zh === moved.group.zh),
  )
  return beside[beside.indexOf(moved) + (to === 'up' ? -1 : 1)]
}

const CLASSES: readonly DeadlineClass[] = ['a', 'b', 'c', 'd']

/** The first class that has fewer days than a more urgent one. */
export const outOfOrder = ({ finish }: Pick<ReportClocks, 'finish'>): DeadlineClass | undefined =>
  CLASSES.find((one, i) => {
    const before = CLASSES[i - 1]
    return before !== undefined && finish[one] < finish[before]
  })
