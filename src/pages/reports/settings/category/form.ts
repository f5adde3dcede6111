import * as v from 'valibot'
import type { CategoryCode } from '@/contract/reports'
import { DeadlineClass, ReportKind } from '@/contract/reports'
import {
  CategoryInput,
  MAX_CATEGORY_WORD,
  MAX_CATEGORY_WORDS,
  type SetCategory,
} from '@/contract/reports-settings'
import { isNameTaken } from '@/contract/reports-settings.rules'
import type { Bilingual } from '@/contract/wire'

/** A category as typed. */
export const CategoryForm = v.object({
  zh: v.string(),
  en: v.string(),
  kind: ReportKind,
  /** The Chinese name of one of the street's groups; null for another one, which is written. */
  group: v.nullable(v.string()),
  groupZh: v.string(),
  groupEn: v.string(),
  class: DeadlineClass,
  dispatch: v.picklist(['grid', 'desk']),
  open: v.boolean(),
  anonymous: v.boolean(),
  /** Between spaces or commas. */
  words: v.string(),
})
export type CategoryForm = v.InferOutput<typeof CategoryForm>

/** Where something is wrong, and for a name whether another one has it. */
export type Problem = 'name' | 'taken' | 'group' | 'words'

/** A new one, before a letter: as most of them are. */
export const emptyForm = (categories: readonly SetCategory[]): CategoryForm => ({
  ...{ zh: '', en: '', kind: 'component', group: firstGroup(categories, 'component') },
  ...{ groupZh: '', groupEn: '', class: 'c', dispatch: 'desk' },
  ...{ open: true, anonymous: false, words: '' },
})

export const formOf = ({ name, group, words, ...one }: SetCategory): CategoryForm => ({
  ...{ zh: name.zh, en: name.en ?? '', kind: one.kind, group: group.zh },
  ...{ groupZh: '', groupEn: '', class: one.class, dispatch: one.dispatch },
  ...{ open: one.open, anonymous: one.anonymous, words: words.join(' ') },
})

const bilingual = (zh: string, en: string): Bilingual => {
  const written = en.trim()
  return { zh: zh.trim(), ...(written && { en: written }) }
}

const wordsOf = (typed: string) => typed.split(/[\s,，、;；]+/).filter(Boolean)

/** The groups of a kind that are there, by their Chinese names. */
export const groupsIn = (categories: readonly SetCategory[], kind: ReportKind): Bilingual[] => [
  ...new Map(
    categories.filter((one) => one.kind === kind).map(({ group }) => [group.zh, group]),
  ).values(),
]

/** Where somebody begins to choose a group of a kind; null where it has none. */
export const firstGroup = (categories: readonly SetCategory[], kind: ReportKind) =>
  groupsIn(categories, kind)[0]?.zh ?? null

/** What would be sent, and where it does not fit. */
export function readForm(
  form: CategoryForm,
  code: CategoryCode | undefined,
  categories: readonly SetCategory[],
): { category: CategoryInput; problems: Problem[] } {
  const known = groupsIn(categories, form.kind).find(({ zh }) => zh === form.group)
  const { kind, class: urgency, dispatch, open, anonymous } = form
  const category = {
    ...{ kind, dispatch, open, anonymous, class: urgency },
    name: bilingual(form.zh, form.en),
    group: known ?? bilingual(form.groupZh, form.groupEn),
    words: wordsOf(form.words),
  }
  const { entries } = CategoryInput
  const fitting =
    category.words.length <= MAX_CATEGORY_WORDS &&
    category.words.every((word) => word.length <= MAX_CATEGORY_WORD)
  const wrong: (Problem | false)[] = [
    !v.is(entries.name, category.name) && 'name',
    isNameTaken(category, code, categories) && 'taken',
    !v.is(entries.group, category.group) && 'group',
    !(fitting && v.is(entries.words, category.words)) && 'words',
  ]
  return { category, problems: wrong.filter((problem) => problem !== false) }
}
