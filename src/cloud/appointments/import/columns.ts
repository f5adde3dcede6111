import type { Role } from '@/contract/areas'
import type { Column } from '../../imports/importer'

/** The columns of a sheet of appointments, by what they become. The first two name a row. */
export const column = {
  key: { headings: ['编号', 'Key', 'ID'], required: true, example: 'R001' },
  name: { headings: ['姓名', 'Name'], required: true, example: '张示例' },
  phone: { headings: ['手机', 'Phone', '电话', '手机号'], required: false, example: '13800000000' },
  role: { headings: ['角色', 'Role', '岗位'], required: true, example: '微网格长' },
  area: { headings: ['片区', 'Area', '片区编号'], required: true, example: '310101002003-g03' },
  from: { headings: ['开始', 'From', '开始日期'], required: false, example: '2026-12-01' },
  until: { headings: ['结束', 'Until', '结束日期'], required: false, example: '' },
  standIn: { headings: ['代班', 'Stand-in', '代理人'], required: false, example: '' },
} as const satisfies Record<string, Column>

export const columns: readonly Column[] = Object.values(column)

export type ColumnName = keyof typeof column

type Names = readonly [zh: string, en: string, ...others: string[]]

/** The roles that an office has from elsewhere: a contract, the partners' list, another administrator. */
type Elsewhere = 'operator' | 'partner' | 'administrator'
export type SheetRole = Exclude<Role, Elsewhere>

/** What a cell may call a role; the first two are also how the preview tells it. */
export const roleNames: Record<SheetRole, Names> = {
  volunteer: ['志愿者', 'volunteer'],
  grid_head: ['微网格长', 'grid head'],
  lane_head: ['网格长', 'lane head'],
  community_secretary: ['居民区书记', 'community secretary'],
  block_lead: ['街区负责人', 'block lead'],
  street_staff: ['街道工作人员', 'sub-district staff'],
  supervisor: ['街道督查专员', 'sub-district supervisor'],
  party_secretary: ['党组织书记', 'Party branch secretary', '党支部书记'],
}

interface Refusal {
  names: Names
  zh: string
  en: string
}

/** Roles that a sheet cannot give, with where they are given. */
export const rolesElsewhere: Record<Elsewhere, Refusal> = {
  operator: {
    names: ['站点运营方', 'site operator', '运营方', '阵地运营方'],
    zh: '不能用表格任命：站点运营方的人员随运营合同登记',
    en: 'cannot be given by a sheet: the people of an operator come with its contract',
  },
  partner: {
    names: ['星级合伙人', 'star partner', '合伙人'],
    zh: '不能用表格任命：星级合伙人由街道在任职名单里一位一位添加',
    en: 'cannot be given by a sheet: partners are added one by one in the list of appointments',
  },
  administrator: {
    names: ['系统管理员', 'administrator', '管理员'],
    zh: '不能用表格任命：系统管理员只能由另一位系统管理员在任职名单里邀请',
    en: 'cannot be given by a sheet: an administrator is invited by another one in the list of appointments',
  },
}

/** The role or the refusal whose code or name a cell holds. */
export function nameIn<Key extends string>(
  cell: string,
  all: Record<Key, readonly string[]>,
): Key | undefined {
  const said = cell.toLowerCase()
  return (Object.keys(all) as Key[]).find(
    (key) => key === said || all[key].some((name) => name.toLowerCase() === said),
  )
}
