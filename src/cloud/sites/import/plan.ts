import { isDeepStrictEqual } from 'node:util'
import type { RowWords } from '@/contract/imports'
import type { Operator } from '@/contract/sites'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { listAreasAt } from '../../areas/repository/reads'
import type { Context } from '../../context'
import { excerpt, inColumn, type PlannedRow, type ReadRow } from '../../imports/importer'
import { listOperators } from '../repository/reads'
import { addWords, changeWords } from './change-words'
import { type ColumnName, column, kindWords } from './columns'
import { differing, fieldsOf, type SiteInput } from './merge'
import { type DraftSite, readSite, type WrongSite } from './read'
import { type KnownSite, listByKey } from './repository'

/** What planning one row looks at. */
interface Outlook {
  operators: readonly Operator[]
  known: Map<string, KnownSite>
  /** The rows of the file by key; of a key that stands twice, the first. */
  drafts: Map<string, DraftSite>
  areas: Map<DraftSite, AreaCode | undefined>
}

const isDraft = (read: DraftSite | WrongSite): read is DraftSite => !('words' in read)

function errorRow(read: DraftSite | WrongSite, words: RowWords[]): PlannedRow {
  const { row, key, name } = read
  return { row, does: 'error', key, name, words, input: null, subject: null, seenVersion: null }
}

/** Whether a key leads to a point that is in use, or will be once the file is in. */
function isStop(key: string, { drafts, known }: Outlook): boolean {
  const [draft, site] = [drafts.get(key), known.get(key)]
  if (draft) return draft.kind === 'point'
  return site !== undefined && site.kind === 'point' && !site.retired
}

/** Sentences for a column where `wrong` holds. */
const say = (wrong: boolean, name: ColumnName, zh: string, en: string): RowWords[] =>
  wrong ? [inColumn(column[name], { zh, en })] : []

/** What a row cannot know of itself. */
function problemsOf(draft: DraftSite, outlook: Outlook): RowWords[] {
  const { key, kind, stops = [] } = draft
  const first = outlook.drafts.get(key)?.row ?? draft.row
  const stands = outlook.known.get(key)?.kind ?? kind
  const strange = stops
    .filter((stop) => !isStop(stop, outlook))
    .slice(0, 5)
    .map((stop) => excerpt(stop, 40))
  const [was, will] = [kindWords[stands], kindWords[kind]]
  return [
    ...say(first !== draft.row, 'key', `和第 ${first} 行重复`, `is the same as in row ${first}`),
    ...say(
      !outlook.areas.get(draft),
      'lng',
      '和纬度指的位置不在本街道的范围里',
      'and latitude are outside the sub-district',
    ),
    ...say(
      stands !== kind,
      'kind',
      `已有的站点是${was[0]}，不能改成${will[0]}`,
      `cannot change from ${was[1]} to ${will[1]}`,
    ),
    ...say(
      strange.length > 0,
      'stops',
      `没有编号为 ${strange.join('、')} 的点`,
      `names no point with the key ${strange.join(', ')}`,
    ),
  ]
}

/** The stops of the file where they differ from those of the line. */
function newStops(draft: DraftSite, site: KnownSite | undefined, { known }: Outlook) {
  if (!draft.stops) return undefined
  const now = draft.stops.map((key) => known.get(key)?.site)
  return isDeepStrictEqual(now, site?.stops ?? []) ? undefined : draft.stops
}

function planRow(draft: DraftSite, area: AreaCode, outlook: Outlook): PlannedRow {
  const { row, key, kind, name } = draft
  const site = outlook.known.get(key)
  const fields = fieldsOf(draft, area, site)
  const stops = newStops(draft, site, outlook)
  if (!site) {
    const input: SiteInput = { key, kind, fields, back: false, stops }
    const words = addWords(input)
    return { row, does: 'add', key, name, words, input, subject: null, seenVersion: null }
  }
  const input: SiteInput = { key, kind, fields: differing(site, fields), back: site.retired, stops }
  const operatorName = (id: string | null) =>
    outlook.operators.find(({ operator }) => operator === id)?.name.zh ?? null
  const seen = { subject: site.site, seenVersion: site.version }
  const same = Object.keys(input.fields).length === 0 && !input.back && !stops
  if (same) return { row, does: 'same', key, name, words: [], input: null, ...seen }
  const words = changeWords(site, input, operatorName)
  return { row, does: 'change', key, name, words, input, ...seen }
}

/** What each row of a sheet of sites will do. */
export async function plan(
  { db }: Context,
  street: StreetCode,
  rows: readonly ReadRow[],
): Promise<PlannedRow[]> {
  const operators = await listOperators(db, street)
  const read = rows.map((row) => readSite(row, operators))
  const sound = read.filter(isDraft)
  const drafts = new Map<string, DraftSite>()
  for (const draft of sound) if (!drafts.has(draft.key)) drafts.set(draft.key, draft)
  const keys = new Set(sound.flatMap(({ key, stops }) => [key, ...(stops ?? [])]))
  const known = await listByKey(db, street, [...keys])
  const found = await listAreasAt(
    db,
    street,
    sound.map(({ at }) => at),
  )
  const areas = new Map(sound.map((draft, i) => [draft, found[i]?.code]))
  const outlook = { operators, known, drafts, areas }
  return read.map((one) => {
    if (!isDraft(one)) return errorRow(one, one.words)
    const [area, problems] = [areas.get(one), problemsOf(one, outlook)]
    return area && problems.length === 0 ? planRow(one, area, outlook) : errorRow(one, problems)
  })
}
