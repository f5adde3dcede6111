import type { CategoryCode, ReportClocks } from '@/contract/reports'
import { type CategoryInput, MAX_CATEGORIES } from '@/contract/reports-settings'
import {
  changedIn,
  isNameTaken,
  LAST_RESORT,
  neighbourOf,
  outOfOrder,
} from '@/contract/reports-settings.rules'
import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Tx } from '../database/database'
import { AppError, notFound } from '../errors'
import { newWord } from '../ids'
import type { Written } from './change'
import {
  FIRST_OWN_PLACE,
  findClocks,
  type KnownCategory,
  listKnown,
  putCategory,
  putClocks,
} from './repository/settings'

type Scope = Authorized<{ street: StreetCode }>

const invalid = (words: string, field: string) => new AppError('invalid', words, field)
const shown = ({ category, retired }: KnownCategory) => ({ ...category, retired })

/** categoryName, categoryClass: what the history calls a field. */
const named = (field: string) => `category${field.slice(0, 1).toUpperCase()}${field.slice(1)}`

const taken = (field: string) => invalid('已经有一个同名的类别，请换个名称', field)

function get(known: readonly KnownCategory[], code: CategoryCode): KnownCategory {
  const found = known.find(({ category }) => category.code === code)
  if (!found) throw notFound('类别')
  return found
}

async function add(
  tx: Tx,
  scope: Scope,
  category: CategoryInput,
  known: readonly KnownCategory[],
): Promise<Written> {
  if (known.length >= MAX_CATEGORIES) {
    throw invalid(`最多 ${MAX_CATEGORIES} 个类别，请先改用已停用的`, 'category')
  }
  const place = Math.max(FIRST_OWN_PLACE, ...known.map((one) => one.place + 1))
  const added = { code: newWord('own') as CategoryCode, ...category }
  await putCategory(tx, scope, { category: added, place, retired: false })
  return { changed: ['category'], before: null, after: added, note: category.name.zh }
}

/**
 * Changes a category, or adds one without a code.
 * @throws AppError('invalid') for a name that another one has, AppError('not_found')
 */
export async function set(
  tx: Tx,
  scope: Scope,
  code: CategoryCode | undefined,
  input: CategoryInput,
): Promise<Written | undefined> {
  const known = await listKnown(tx, scope.street)
  const category = { ...input, words: [...new Set(input.words)] }
  if (isNameTaken(category, code, known.map(shown))) throw taken('category.name')
  if (!code) return add(tx, scope, category, known)
  const before = get(known, code)
  const changed = changedIn(before.category, category)
  if (changed.length === 0) return undefined
  const after = { code, ...category }
  await putCategory(tx, scope, { ...before, category: after })
  const note = category.name.zh
  return { changed: changed.map(named), before: before.category, after, note }
}

/** @throws AppError('invalid') for the one for everything else, or a name that another one took meanwhile */
export async function retire(
  tx: Tx,
  scope: Scope,
  code: CategoryCode,
  retired: boolean,
): Promise<Written | undefined> {
  const known = await listKnown(tx, scope.street)
  const one = get(known, code)
  if (one.retired === retired) return undefined
  const { category } = one
  if (retired && code === LAST_RESORT) {
    throw invalid('别的类别都不合适时要用它，不能停用；可以改名', 'code')
  }
  if (!retired && isNameTaken(category, code, known.map(shown))) throw taken('code')
  await putCategory(tx, scope, { ...one, retired })
  const [before, after] = [{ retired: !retired }, { retired }]
  return { changed: ['categoryOffer'], before, after, note: category.name.zh }
}

/** @throws AppError('invalid') at the end of its group */
export async function move(
  tx: Tx,
  scope: Scope,
  code: CategoryCode,
  to: 'up' | 'down',
): Promise<Written> {
  const known = await listKnown(tx, scope.street)
  const one = get(known, code)
  const beside = neighbourOf(known.map(shown), code, to)
  if (!beside) throw invalid('已经在这一组的最前或最后', 'to')
  const other = get(known, beside.code)
  await putCategory(tx, scope, { ...one, place: other.place })
  await putCategory(tx, scope, { ...other, place: one.place })
  const [before, after] = [{ place: one.place }, { place: other.place }]
  return { changed: ['categoryPlace'], before, after, note: one.category.name.zh }
}

/** @throws AppError('invalid') for a class with fewer days than a more urgent one */
export async function setClocks(
  tx: Tx,
  scope: Scope,
  clocks: ReportClocks,
): Promise<Written | undefined> {
  const wrong = outOfOrder(clocks)
  if (wrong) throw invalid('越不急的类别，天数不能比更急的少', `clocks.finish.${wrong}`)
  const before = await findClocks(tx, scope.street)
  const isSame = {
    clockContact: before.contact === clocks.contact,
    clockFinish: (['a', 'b', 'c', 'd'] as const).every(
      (one) => before.finish[one] === clocks.finish[one],
    ),
    clockCutoff: before.cutoff === clocks.cutoff,
  }
  const changed = Object.entries(isSame).flatMap(([field, same]) => (same ? [] : [field]))
  if (changed.length === 0) return undefined
  await putClocks(tx, scope, clocks)
  return { changed, before, after: clocks }
}
