import { isAbove } from '@/contract/boundaries.rules'
import type { RowWords } from '@/contract/imports'
import type { AreaCode } from '@/contract/wire'
import type { AreaRow } from '../repository/versions'
import { levelWords } from './columns'
import { type DraftArea, isDraft, refusal, type WrongArea } from './read'

type Known = ReadonlyMap<AreaCode, AreaRow>

/** What the tree will have: levels of sound rows and of areas that stay; `null` for a row that cannot be read. */
type Levels = ReadonlyMap<string, AreaRow['level'] | null>

function levelsOf(
  read: readonly (DraftArea | WrongArea)[],
  known: Known,
  ended: readonly AreaRow[],
): Levels {
  const gone = new Set(ended.map(({ code }) => code))
  const staying = [...known.values()].filter((area) => area.ended === null && !gone.has(area.code))
  return new Map<string, AreaRow['level'] | null>([
    ...staying.map(({ code, level }) => [code, level] as const),
    ...read.map((one) => [one.code, isDraft(one) ? one.level : null] as const),
  ])
}

function parentProblem(draft: DraftArea, known: Known, levels: Levels): RowWords | undefined {
  if (draft.level === 'street') return undefined
  const parent = draft.parent === undefined ? known.get(draft.code)?.parent : draft.parent
  if (!parent) return refusal('parent', '没有填写', 'is empty')
  const level = levels.get(parent)
  if (level === undefined) {
    return refusal('parent', `没有编号为 ${parent} 的片区`, `names no area with the code ${parent}`)
  }
  if (level === null || isAbove(level, draft.level)) return undefined
  const [zh, en] = levelWords[level]
  const [own, ownEn] = levelWords[draft.level]
  return refusal(
    'parent',
    `是${zh}，${own}的上级要在它之上（街道、街区、居民区、街坊、微网格）`,
    `is a ${en}, which does not stand above a ${ownEn}`,
  )
}

function levelProblem({ level }: DraftArea, known: AreaRow | undefined): RowWords | undefined {
  if (!known || known.ended !== null || known.level === level) return undefined
  const [[was, wasEn], [will, willEn]] = [levelWords[known.level], levelWords[level]]
  return refusal(
    'level',
    `现在是${was}，不能改成${will}；请换一个编号`,
    `cannot change from ${wasEn} to ${willEn}; please use another code`,
  )
}

/** A level that a standing child would no longer stand below, an unread parent, a code twice: row by row. */
export function treeProblems(
  read: readonly (DraftArea | WrongArea)[],
  known: Known,
  ended: readonly AreaRow[],
): Map<DraftArea, RowWords[]> {
  const levels = levelsOf(read, known, ended)
  const first = new Map<string, number>()
  for (const { code, row } of read) if (!first.has(code)) first.set(code, row)
  const found = new Map<DraftArea, RowWords[]>()
  for (const draft of read.filter(isDraft)) {
    const row = first.get(draft.code)
    const twice =
      row === draft.row
        ? undefined
        : refusal('code', `和第 ${row} 行重复`, `is the same as in row ${row}`)
    const problems = [
      twice,
      levelProblem(draft, known.get(draft.code)),
      parentProblem(draft, known, levels),
    ].filter((words) => words !== undefined)
    if (problems.length > 0) found.set(draft, problems)
  }
  return found
}
