import type { RowWords } from '@/contract/imports'
import type { Day } from '@/contract/wire'
import { inColumn } from '../../imports/importer'
import { type ColumnName, column, roleNames } from './columns'

/** One thing in both languages. */
type Pair = readonly [zh: string, en: string]

export const EMPTY: Pair = ['（空）', '(empty)']

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

/** 2026年12月1日, 1 December 2026 */
export function dayWords(day: Day): Pair {
  const [year, month, date] = day.split('-').map(Number)
  return [`${year}年${month}月${date}日`, `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`]
}

/** A role as people call it; one that no sheet gives is told by its code. */
export function roleWords(role: string): Pair {
  const names = roleNames[role as keyof typeof roleNames]
  return names ? [names[0], names[1]] : [role, role]
}

export const fromTo = (name: ColumnName, from: Pair, to: Pair): RowWords =>
  inColumn(column[name], { zh: `${from[0]} → ${to[0]}`, en: `${from[1]} → ${to[1]}` })

export interface Appointed {
  name: string
  /** Masked. */
  phone: string | null
  role: string
  area: { zh: string; en: string }
  from: Day
  until: Day | null
  standIn: string | null
  claimed: boolean
}

/** 任命张三（138****1234）为第三微网格的微网格长，从2026年12月1日起，李四代班，等本人接受邀请 */
export function addWords(given: Appointed): RowWords {
  const { name, phone, area, until, standIn, claimed } = given
  const [role, from] = [roleWords(given.role), dayWords(given.from)]
  const last = until && dayWords(until)
  const zh = [
    `任命${name}${phone ? `（${phone}）` : ''}为${area.zh}的${role[0]}`,
    `从${from[0]}起${last ? `到${last[0]}` : ''}`,
    ...(standIn ? [`${standIn}代班`] : []),
    claimed ? '本人已有账号，直接生效' : '等本人接受邀请',
  ]
  const en = [
    `Appoints ${name}${phone ? ` (${phone})` : ''} ${role[1]} of ${area.en}`,
    `from ${from[1]}${last ? ` to ${last[1]}` : ''}`,
    ...(standIn ? [`with ${standIn} standing in`] : []),
    claimed ? 'in force at once' : 'to be accepted by invitation',
  ]
  return { column: null, zh: zh.join('，'), en: en.join(', ') }
}

/** One lead too many is for the street to judge, not an error. */
export function besidesWords(role: string, names: readonly string[]): RowWords {
  const [zh, en] = roleWords(role)
  return inColumn(column.area, {
    zh: `请留意：同一时间还有${names.join('、')}任${zh}`,
    en: `please note: ${names.join(', ')} is ${en} at the same time`,
  })
}

export const keptWords = (name: string): RowWords =>
  inColumn(column.name, {
    zh: `本人已经接受邀请，姓名和手机以本人的为准（${name}）`,
    en: `has accepted the invitation: name and phone stay as they keep them (${name})`,
  })
