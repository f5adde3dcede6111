import { useAsk } from '@/client/useAction'
import type { Category, ReportClocks } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import { suggestCategories } from '@/contract/reports-words.rules'
import type { StreetCode } from '@/contract/wire'
import type { Draft } from './draft'

/** Where nothing is said of what it is: somebody at the street looks at it. */
const anything = (categories: readonly Category[]) =>
  categories.find(({ code }) => code === 'other') ??
  categories.find(({ dispatch }) => dispatch === 'desk') ??
  categories[0]

/** What can be reported; on a phone that never had a network, what every street begins with. */
export function useCategories(street: StreetCode): readonly Category[] {
  const { data } = useAsk('reports.categories', { street })
  return data?.categories ?? DEFAULT_CATEGORIES
}

/** Within how many days it is done; without a network, ever, as every street begins. */
export const useClocks = (street: StreetCode): ReportClocks =>
  useAsk('reports.categories', { street }).data?.clocks ?? DEFAULT_CLOCKS

/** The category that stands, and those that the words suggest besides it. */
export function categoryOf(draft: Draft, categories: readonly Category[]) {
  const suggested = suggestCategories(draft.words, categories)
  const chosen = categories.find(({ code }) => code === draft.category)
  const category = chosen ?? suggested[0] ?? anything(categories)
  const others = suggested.filter(({ code }) => code !== category?.code)
  // in the order of the words, whichever is chosen: chips do not jump under the finger
  const shown =
    category && suggested.includes(category)
      ? suggested
      : [...(category ? [category] : []), ...others.slice(0, 2)]
  return { category, shown }
}
