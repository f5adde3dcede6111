import type { Hours } from '@/contract/hours'
import { writeHours, writeHoursClauses } from '@/contract/hours-text.rules'
import type { RowWords } from '@/contract/imports'
import { metresBetween } from '@/contract/place.rules'
import type { Need } from '@/contract/sites'
import type { Bilingual } from '@/contract/wire'
import { excerpt, inColumn } from '../../imports/importer'
import { type ColumnName, column, kindWords, needWords } from './columns'
import { placeOf, type SiteInput } from './merge'
import type { KnownSite } from './repository'

type Words = { zh: string; en: string }
type Said = string | number | null | undefined

const MOST_QUOTED = 60

const quoted = (said: Said): Words => {
  if (said === null || said === undefined || said === '') return { zh: '（空）', en: '(empty)' }
  const short = excerpt(String(said), MOST_QUOTED)
  return { zh: short, en: short }
}

function fromTo(name: ColumnName, before: Said, after: Said): RowWords[] {
  if ((before ?? null) === (after ?? null)) return []
  const [from, to] = [quoted(before), quoted(after)]
  return [inColumn(column[name], { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` })]
}

/** “周一至周五 08:30-20:00” and “周一至周五 09:00-18:00”: the days are said once. */
function arrow(before: string[], after: string[], end: string): string {
  const [from, to] = [before.join(end), after.join(end)]
  const days = /^\S+ /.exec(from)?.[0] ?? ''
  const same = before.length === 1 && after.length === 1 && days !== '' && to.startsWith(days)
  return `${from} → ${same ? to.slice(days.length) : to}`
}

/** Only the clauses that differ. */
function hoursWords(before: Hours, after: Hours): Words {
  const said = (locale: 'zh' | 'en', [removed, added]: [string, string], end: string) => {
    const [old, now] = [writeHoursClauses(before, locale), writeHoursClauses(after, locale)]
    const gone = old.filter((clause) => !now.includes(clause))
    const come = now.filter((clause) => !old.includes(clause))
    if (gone.length > 0 && come.length > 0) return arrow(gone, come, end)
    if (gone.length > 0) return removed + gone.join(end)
    if (come.length > 0) return added + come.join(end)
    return `${writeHours(before, locale)} → ${writeHours(after, locale)}`
  }
  return { zh: said('zh', ['去掉 ', '加上 '], '；'), en: said('en', ['removes ', 'adds '], '; ') }
}

function needsWords(before: Need[], after: Need[]): Words {
  const gone = before.filter((need) => !after.includes(need))
  const come = after.filter((need) => !before.includes(need))
  const say = (language: 0 | 1, [removes, adds]: [string, string], and: string, end: string) =>
    [
      ...(come.length > 0 ? [adds + come.map((need) => needWords[need][language]).join(and)] : []),
      ...(gone.length > 0
        ? [removes + gone.map((need) => needWords[need][language]).join(and)]
        : []),
    ].join(end)
  return {
    zh: say(0, ['去掉 ', '加上 '], '、', '；'),
    en: say(1, ['removes ', 'adds '], ', ', '; '),
  }
}

function bilingualWords(
  names: [ColumnName, ColumnName],
  before: Bilingual | null,
  after: Bilingual | null,
) {
  return [...fromTo(names[0], before?.zh, after?.zh), ...fromTo(names[1], before?.en, after?.en)]
}

function placeWords(known: KnownSite, at: SiteInput['fields']['at']): RowWords[] {
  if (!at) return []
  const metres = Math.max(1, Math.round(metresBetween(placeOf(known), at)))
  const said = { zh: `位置移动约 ${metres} 米`, en: `the place moves by about ${metres} m` }
  return [inColumn(column.lng, said)]
}

/** What a row changes from what to what, a sentence a column. */
export function changeWords(
  known: KnownSite,
  { fields, back, stops }: SiteInput,
  operatorName: (operator: string | null) => string | null,
): RowWords[] {
  const { name, address, intro, hours, needs, phone, capacity, operator } = fields
  return [
    ...(back ? [{ column: null, zh: '重新上架', en: 'is put back up' }] : []),
    ...(name ? bilingualWords(['name', 'nameEn'], known.name, name) : []),
    ...(address ? bilingualWords(['address', 'addressEn'], known.address, address) : []),
    ...placeWords(known, fields.at),
    ...(needs ? [inColumn(column.needs, needsWords(known.needs, needs))] : []),
    ...(hours ? [inColumn(column.hours, hoursWords(known.hours, hours))] : []),
    ...(phone !== undefined ? fromTo('phone', known.phone, phone) : []),
    ...(capacity !== undefined ? fromTo('capacity', known.capacity, capacity) : []),
    ...(operator !== undefined
      ? fromTo('operator', operatorName(known.operator), operatorName(operator))
      : []),
    ...(intro !== undefined ? bilingualWords(['intro', 'introEn'], known.intro, intro) : []),
    ...(stops
      ? [
          inColumn(column.stops, {
            zh: `${known.stops.length} 站 → ${stops.join('>')}`,
            en: `${known.stops.length} stops → ${stops.join('>')}`,
          }),
        ]
      : []),
  ]
}

/** What a row adds. */
export function addWords({ kind, fields }: SiteInput): RowWords[] {
  const { name, hours } = fields
  const added = {
    column: null,
    zh: `新增${kindWords[kind][0]}“${name?.zh}”`,
    en: `Adds the ${kindWords[kind][1]} “${name?.en ?? name?.zh}”`,
  }
  const said = hours && { zh: writeHours(hours), en: writeHours(hours, 'en') }
  return said ? [added, inColumn(column.hours, said)] : [added]
}
