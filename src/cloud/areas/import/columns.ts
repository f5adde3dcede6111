import type { AreaLevel } from '@/contract/areas'
import { type Column, GEOMETRY } from '../../imports/importer'

/** The properties of a feature, by what they become. The first two name a row. */
export const column = {
  code: { headings: ['编号', 'code', '代码'], required: true, example: '' },
  name: { headings: ['名称', 'name'], required: true, example: '' },
  nameEn: { headings: ['英文名称', 'English name', 'name_en'], required: false, example: '' },
  level: { headings: ['层级', 'level'], required: true, example: '' },
  parent: { headings: ['上级', 'parent', '上级编号'], required: false, example: '' },
  party: { headings: ['党组织', 'party'], required: false, example: '' },
  partyEn: {
    headings: ['党组织英文名称', 'Party branch', 'party_en'],
    required: false,
    example: '',
  },
  ring: { headings: [GEOMETRY, 'geometry'], required: true, example: '' },
} as const satisfies Record<string, Column>

export const columns: readonly Column[] = Object.values(column)

export type ColumnName = keyof typeof column

/** What a property may call a level; the first two are also how it is told. */
export const levelWords: Record<AreaLevel, readonly [zh: string, en: string, ...others: string[]]> =
  {
    street: ['街道', 'street', 'sub-district', '镇'],
    block: ['街区', 'block', '片区'],
    community: ['居民区', 'community', '社区', '居委会', '居委'],
    lane: ['街坊', 'lane', '楼组', '网格'],
    grid: ['微网格', 'grid', 'micro-grid'],
  }
