import { type BoundaryFinding, MAX_AREA_CORNERS } from '@/contract/areas'
import { forbids } from '@/contract/boundaries.rules'
import type { AreaCode, Bilingual, StreetCode } from '@/contract/wire'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import { GEOMETRY, type PlannedRow, type ReadRow } from '../../imports/importer'
import { type Bounded, findOdd } from '../boundaries/findings'
import { type AreaRow, listAreas, versionsOf } from '../repository/versions'
import { type DraftArea, isDraft, readArea, type WrongArea } from './read'
import { type AreaInput, inputOf, isSame } from './target'
import { treeProblems } from './tree'
import { holdsOf, usesOf } from './uses'
import { addWords, changeWords, endWords, forbiddenWords } from './words'

/** What the rows of a file are held against. */
interface Outlook {
  known: ReadonlyMap<AreaCode, AreaRow>
  inForce: number
  /** What each sound row makes of its area. */
  inputs: ReadonlyMap<DraftArea, AreaInput>
  /** What they call theirs. */
  named: ReadonlyMap<AreaCode, Bilingual>
  findings: readonly BoundaryFinding[]
}

const errorRow = (
  { row, code, name }: Pick<WrongArea, 'row' | 'code' | 'name'>,
  words: PlannedRow['words'],
): PlannedRow => ({
  ...{ row, does: 'error', key: code, name, words, input: null },
  ...{ subject: null, seenVersion: null },
})

/** @throws AppError('invalid') with `field` file: every side is held against every other of its shape */
function demandReadable(rows: readonly ReadRow[]): void {
  const corners = rows.reduce((sum, { cells }) => {
    return sum + (cells[GEOMETRY]?.split('],[').length ?? 0)
  }, 0)
  if (corners <= MAX_AREA_CORNERS) return
  const words = `文件里共有约 ${corners} 个角，最多 ${MAX_AREA_CORNERS} 个，请简化边界或分批导入`
  throw new AppError('invalid', words, 'file')
}

const standing = (known: Outlook['known']) =>
  [...known.values()].filter(({ ended }) => ended === null)

const boundedOf = ({ code, level, parent, name, ring }: AreaInput): Bounded => ({
  ...{ code, level, parent, ring },
  ...{ zh: name.zh, en: name.en ?? name.zh },
})

/** A file with the street itself holds all of it: what it leaves out ends. */
function endedBy(
  read: readonly (DraftArea | WrongArea)[],
  known: Outlook['known'],
  street: StreetCode,
): AreaRow[] {
  const codes = new Set<string>(read.map(({ code }) => code))
  if (!codes.has(street)) return []
  return standing(known).filter(({ code }) => !codes.has(code))
}

async function soundRow(draft: DraftArea, outlook: Outlook): Promise<PlannedRow> {
  const { known, inForce, inputs, named, findings } = outlook
  const { row, code, name } = draft
  const input = inputs.get(draft)
  if (!input) throw new Error('a sound row has an input')
  const was = known.get(code)
  const head = { row, key: code, name, seenVersion: inForce }
  if (was && isSame(was, input)) {
    return { ...head, does: 'same', words: [], input: null, subject: code }
  }
  const wrong = findings.filter(
    (finding) => forbids(finding) && finding.areas.some((area) => area.code === code),
  )
  if (wrong.length > 0) {
    return errorRow(
      draft,
      wrong.slice(0, 5).map((finding) => forbiddenWords(finding, code)),
    )
  }
  if (!was || was.ended !== null) {
    const words = addWords(input, was !== undefined)
    return { ...head, does: 'add', words, input, subject: null }
  }
  const nameOf = (of: AreaCode | null) => (of ? (named.get(of) ?? known.get(of)?.name) : undefined)
  const words = await changeWords(was, input, nameOf)
  return { ...head, does: 'change', words, input, subject: code }
}

/** Each finding travels with one row: the first of its areas that the file has, or one below it. */
function withFindings(rows: readonly PlannedRow[], outlook: Outlook): PlannedRow[] {
  const rowOf = ({ areas }: BoundaryFinding) =>
    areas.map(({ code }) => rows.find(({ key }) => key === code)).find(Boolean) ??
    rows.find(({ key }) => outlook.known.get(key as AreaCode)?.parent === areas[0]?.code) ??
    rows[0]
  const by = new Map<PlannedRow | undefined, BoundaryFinding[]>()
  for (const finding of outlook.findings) {
    const row = rowOf(finding)
    by.set(row, [...(by.get(row) ?? []), finding])
  }
  return rows.map((row) => ({ ...row, ...(by.has(row) && { findings: by.get(row) }) }))
}

async function endRows(
  { db, cloud, now }: Context,
  street: StreetCode,
  { ended, after, inForce }: { ended: readonly AreaRow[]; after: number; inForce: number },
): Promise<PlannedRow[]> {
  const uses = await usesOf(db, street, ended, cloud.wiring)
  const holds = await holdsOf(db, street, ended, { ...cloud, now })
  return ended.map(({ code, name }, i) => ({
    ...{ row: after + i + 1, does: 'change', key: code, name: name.zh, input: { ends: code } },
    words: endWords(
      uses.filter((use) => use.code === code),
      holds.filter((use) => use.code === code),
    ),
    ...{ subject: code, seenVersion: inForce },
  }))
}

/** What each feature of a file will do, and the end of what it leaves out. */
export async function plan(
  context: Context,
  street: StreetCode,
  rows: readonly ReadRow[],
): Promise<PlannedRow[]> {
  demandReadable(rows)
  const { inForce } = await versionsOf(context.db, street)
  const known = new Map((await listAreas(context.db, street)).map((area) => [area.code, area]))
  const read = rows.map((row) => readArea(row, street))
  const ended = endedBy(read, known, street)
  const problems = treeProblems(read, known, ended)
  const wrong = (one: DraftArea | WrongArea) => (isDraft(one) ? problems.get(one) : one.words)
  const sound = read.filter(isDraft).filter((draft) => !wrong(draft))
  const inputs = new Map(sound.map((draft) => [draft, inputOf(draft, known.get(draft.code))]))
  const next = new Map(standing(known).map((area) => [area.code, boundedOf(area)]))
  for (const { code } of ended) next.delete(code)
  for (const input of inputs.values()) next.set(input.code, boundedOf(input))
  const touched = new Set<string>([...sound, ...ended].map(({ code }) => code))
  const complete = sound.length === read.length
  const findings = await findOdd([...next.values()], touched, complete)
  const named = new Map([...inputs.values()].map(({ code, name }) => [code, name]))
  const outlook = { known, inForce, inputs, named, findings }
  const planned: PlannedRow[] = []
  for (const one of read) {
    const words = wrong(one)
    planned.push(words || !isDraft(one) ? errorRow(one, words ?? []) : await soundRow(one, outlook))
  }
  const after = Math.max(...rows.map(({ row }) => row))
  const ends = await endRows(context, street, { ended, after, inForce })
  return withFindings([...planned, ...ends], outlook)
}
