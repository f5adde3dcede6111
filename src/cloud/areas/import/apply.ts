import type { AreaCode, Ring, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import {
  type AppliedRow,
  type ImportStep,
  type PlannedRow,
  staleRows,
} from '../../imports/importer'
import { forgetStreets } from '../repository/reads'
import { type AreaRow, listAreas, lockVersions } from '../repository/versions'
import {
  type AreaSet,
  endAreas,
  insertAreas,
  insertVersion,
  keepPast,
  setExtent,
  updateAreas,
} from '../repository/writes'
import { type AreaInput, type EndInput, isSame, sameRing, withPaths } from './target'
import { demandNone, holdsOf } from './uses'

type Scope = Authorized<{ street: StreetCode }>

const does = (row: PlannedRow) => row.does === 'add' || row.does === 'change'
const isEnd = (input: object | null): input is EndInput => input !== null && 'ends' in input

/** Whatever rests on boundaries moves along, in the transaction of their step. */
export async function follow(tx: Tx, street: StreetCode, { wiring }: ImportStep): Promise<void> {
  for (const move of wiring.boundaries) await move(tx, street)
}

/** The box of a street, where its outline is no longer the one it was. */
export async function moveExtent(
  tx: Tx,
  scope: Scope,
  was: Ring | undefined,
  ring: Ring | undefined,
): Promise<void> {
  if (!ring || (was && sameRing(was, ring))) return
  await setExtent(tx, scope, ring)
  forgetStreets()
}

/** What a version does to the areas that stand. */
interface Step {
  added: AreaSet[]
  /** Those whose names, shape, parent or way down change, and those that come back. */
  changed: AreaSet[]
  ended: AreaCode[]
}

function stepOf(all: readonly AreaRow[], rows: readonly PlannedRow[]): Step {
  const inputs = rows.filter(does).flatMap(({ input }) => (input ? [input] : []))
  const ended = inputs.filter(isEnd).map(({ ends }) => ends)
  const given = inputs.filter((input): input is AreaInput => !isEnd(input))
  const known = new Map(all.map((area) => [area.code, area]))
  const next = new Map<AreaCode, AreaInput>(
    all.filter((area) => area.ended === null).map((area) => [area.code, area]),
  )
  for (const code of ended) next.delete(code)
  for (const input of given) next.set(input.code, input)
  const areas = withPaths([...next.values()])
  const changed = areas.filter((area) => {
    const was = known.get(area.code)
    return was && !(isSame(was, area) && was.path.join() === area.path.join())
  })
  return { added: areas.filter(({ code }) => !known.has(code)), changed, ended }
}

const codesOf = (areas: readonly AreaSet[]) => areas.map(({ code }) => code)

async function writeStep(
  tx: Tx,
  scope: Scope,
  { added, changed, ended }: Step,
  { version, demo }: { version: number; demo: boolean },
): Promise<void> {
  await keepPast(tx, scope, codesOf(changed), version)
  await insertAreas(tx, scope, added, { version, demo })
  await updateAreas(tx, scope, changed, version)
  await endAreas(tx, scope, ended, version)
}

/** Makes the rows of a preview the next version of the boundaries; see Importer. */
export async function apply(
  tx: Tx,
  scope: Scope,
  rows: readonly PlannedRow[],
  step: ImportStep,
): Promise<AppliedRow[]> {
  const { street } = scope
  const { last, inForce } = await lockVersions(tx, street)
  const doing = rows.filter(does)
  // a shape that fitted in one version may not fit in another
  const stale = doing.filter(({ seenVersion }) => seenVersion !== inForce)
  if (stale.length > 0) throw staleRows(stale, 'preview')
  const all = await listAreas(tx, street)
  const next = stepOf(all, rows)
  const version = last + 1
  const [added, changed, ended] = [next.added.length, next.changed.length, next.ended.length]
  const counts = { added, changed, ended }
  await insertVersion(tx, scope, { ...step, version, counts })
  await writeStep(tx, scope, next, { version, demo: step.demo })
  const gone = all.filter(({ code }) => next.ended.includes(code))
  demandNone(await holdsOf(tx, street, gone, step), '请先结束或换到别的片区，再让新边界生效')
  const outline = (areas: readonly { code: AreaCode; ring: Ring }[]) =>
    areas.find(({ code }) => code === (street as string))?.ring
  await moveExtent(tx, scope, outline(all), outline([...next.added, ...next.changed]))
  await follow(tx, street, step)
  return doing.map(({ row, key }) => ({ row, subject: key, version, before: null }))
}
