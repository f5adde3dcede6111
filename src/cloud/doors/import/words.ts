import type { RowWords } from '@/contract/imports'
import type { Place } from '@/contract/wire'
import type { AreaAt } from '../../areas/repository/reads'
import { excerpt, inColumn } from '../../imports/importer'
import { type ColumnName, column } from './columns'

type Words = RowWords[]

const about = (name: ColumnName, zh: string, en: string): Words => [
  inColumn(column[name], { zh, en }),
]

export const repeatedWords = (row: number): Words =>
  about('room', `和第 ${row} 行是同一户`, `is the same door as row ${row}`)

export const elsewhereWords = (row: number): Words =>
  about(
    'lng',
    `和纬度与第 ${row} 行不同，地址却一样`,
    `and latitude differ from row ${row}, which has the same address`,
  )

export const outsideWords: Words = about(
  'lng',
  '和纬度指的位置不在本街道的范围里',
  'and latitude lie outside this sub-district',
)

export function wrongGridWords(said: string, { code, zh, en }: AreaAt): Words {
  const quoted = excerpt(said, 30)
  return about(
    'grid',
    `写的是“${quoted}”，可是这个位置在${zh}（${code}）`,
    `says “${quoted}”, but the place lies in ${en} (${code})`,
  )
}

export const addWords = (name: string, { zh, en }: AreaAt): Words => [
  { column: null, zh: `新增${name}，归${zh}`, en: `Adds ${name}, in ${en}` },
]

const people = (expected: number | null) => (expected === null ? '（不知道）' : String(expected))
const peopleEn = (expected: number | null) => (expected === null ? '(unknown)' : String(expected))

export const expectedWords = (from: number | null, to: number | null): Words =>
  about('expected', `${people(from)} → ${people(to)}`, `${peopleEn(from)} → ${peopleEn(to)}`)

export function movedWords(metres: number, { zh, en }: AreaAt, from: Place): Words {
  const far = Math.max(1, Math.round(metres))
  const was = `${from.lng}, ${from.lat}`
  return about(
    'lng',
    `楼栋移动约 ${far} 米（原来在 ${was}），归${zh}`,
    `moves the building about ${far} m (it was at ${was}), into ${en}`,
  )
}
