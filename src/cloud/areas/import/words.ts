import type { AreaName, BoundaryFinding } from '@/contract/areas'
import type { RowWords } from '@/contract/imports'
import type { AreaCode, Bilingual } from '@/contract/wire'
import { inColumn } from '../../imports/importer'
import { squareMetresMoved } from '../boundaries/clip'
import type { AreaRow } from '../repository/versions'
import { type ColumnName, column, levelWords } from './columns'
import { type AreaInput, sameRing } from './target'
import { thingWords } from './uses'

const counted = (metres: number) => Math.max(1, Math.round(metres)).toLocaleString('en-US')

function fromTo(
  name: ColumnName,
  before: string | undefined,
  after: string | undefined,
): RowWords[] {
  if (before === after) return []
  const zh = `${before ?? '（空）'} → ${after ?? '（空）'}`
  const en = `${before ?? '(empty)'} → ${after ?? '(empty)'}`
  return [inColumn(column[name], { zh, en })]
}

/** What a row adds. */
export function addWords({ level, name }: AreaInput, back: boolean): RowWords[] {
  const [zh, en] = levelWords[level]
  return [
    {
      column: null,
      zh: `${back ? '重新启用' : '新增'}${zh}“${name.zh}”`,
      en: `${back ? 'Brings back' : 'Adds'} the ${en} “${name.en ?? name.zh}”`,
    },
  ]
}

/** What a row changes, from what to what. */
export async function changeWords(
  known: AreaRow,
  input: AreaInput,
  nameOf: (code: AreaCode | null) => Bilingual | undefined,
): Promise<RowWords[]> {
  const [was, is] = [nameOf(known.parent), nameOf(input.parent)]
  const words = [
    ...fromTo('name', known.name.zh, input.name.zh),
    ...fromTo('nameEn', known.name.en, input.name.en),
    ...(known.parent === input.parent ? [] : fromTo('parent', was?.zh, is?.zh)),
    ...fromTo('party', known.party?.zh, input.party?.zh),
    ...fromTo('partyEn', known.party?.en, input.party?.en),
  ]
  if (sameRing(known.ring, input.ring)) return words
  const moved = counted(await squareMetresMoved(known.ring, input.ring))
  const shape = { zh: `变动约 ${moved} 平方米`, en: `moves by about ${moved} m²` }
  return [...words, inColumn(column.ring, shape)]
}

interface Use {
  thing: keyof typeof thingWords
  count: number
}

/** 2 项任命、1 个站点 */
const said = (uses: readonly Use[]) => ({
  zh: uses.map(({ thing, count }) => `${count} ${thingWords[thing].zh}`).join('、'),
  en: uses.map(({ thing, count }) => `${count} ${thingWords[thing].en}`).join(', '),
})

/** What it means that the file no longer has an area, what is on record there, and what keeps it from ending. */
export function endWords(uses: readonly Use[], holds: readonly Use[]): RowWords[] {
  const gone = {
    zh: '文件里没有了，生效后不再使用',
    en: 'is no longer in the file and ends when this takes effect',
  }
  if (uses.length === 0) return [{ column: null, ...gone }]
  const [there, held] = [said(uses), said(holds)]
  const zh = `${gone.zh}；登记在上面的有 ${there.zh}`
  const en = `${gone.en}; on record there: ${there.en}`
  if (holds.length === 0) return [{ column: null, zh, en }]
  return [
    {
      column: null,
      zh: `${zh}；其中还在任的有 ${held.zh}，先结束或换到别的片区，这份文件才能生效`,
      en: `${en}; still in force: ${held.en}, to be ended or moved before this can take effect`,
    },
  ]
}

const called = ({ code, zh }: AreaName) => `“${zh}”（${code}）`
const calledEn = ({ code, en }: AreaName) => `“${en}” (${code})`

/** What a finding forbids, said of one of its areas. */
export function forbiddenWords(
  { is, areas, squareMetres }: BoundaryFinding,
  code: AreaCode,
): RowWords {
  const [first, second] = areas
  const other = first?.code === code ? second : first
  const metres = counted(squareMetres)
  const [zh, en] = other ? [called(other), calledEn(other)] : ['', '']
  if (is === 'overlap') {
    return inColumn(column.ring, {
      zh: `和${zh}重叠约 ${metres} 平方米`,
      en: `overlaps ${en} by about ${metres} m²`,
    })
  }
  return inColumn(
    column.ring,
    first?.code === code
      ? {
          zh: `超出上级${zh}约 ${metres} 平方米`,
          en: `reaches about ${metres} m² out of ${en} above it`,
        }
      : {
          zh: `盖不住下级${zh}，少了约 ${metres} 平方米`,
          en: `leaves about ${metres} m² of ${en} below it outside`,
        },
  )
}
