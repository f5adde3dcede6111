import type { AreaLevel, AreaName } from '@/contract/areas'
import type { Category } from '@/contract/reports'
import { withoutPhones } from '../../phones'
import type { SheetColumn, SheetValue, Table } from '../../sheets'
import type { ExportRow } from '../repository/export'
import {
  classWords,
  kindWords,
  type Language,
  ratingWords,
  resultWords,
  roleWords,
  say,
  stateWords,
  viaWords,
} from './export-words'
import { categoryName } from './line'

/** What the words of a row need besides it. */
interface Known {
  categories: readonly Category[]
  /** Every area of the rows' paths. */
  areas: ReadonlyMap<string, AreaName>
}

interface Column {
  heading: readonly [zh: string, en: string]
  width: number
  value: (row: ExportRow, language: Language, known: Known) => SheetValue
}

/** The name of the area of a level around a report. */
const area =
  (level: AreaLevel): Column['value'] =>
  ({ path }, language, { areas }) =>
    path.map((code) => areas.get(code)).find((one) => one?.level === level)?.[language] ?? ''

const category = (row: ExportRow, { categories }: Known) => categoryName(row.category, categories)

const moment = (at: Date | null): SheetValue => at && { at }

/** In the order of the file. Who reported, who owns it and every phone number are left out. */
const COLUMNS: readonly Column[] = [
  { heading: ['编号', 'Number'], width: 10, value: (row) => row.number },
  {
    heading: ['部件/事件', 'Kind'],
    width: 5,
    value: (row, language, known) => say(kindWords[category(row, known).kind], language),
  },
  {
    heading: ['类别', 'Category'],
    width: 8,
    value: (row, language, known) => {
      const { name } = category(row, known)
      return language === 'zh' ? name.zh : (name.en ?? name.zh)
    },
  },
  {
    heading: ['时限等级', 'Deadline class'],
    width: 6,
    value: (row, language) => say(classWords[row.class], language),
  },
  {
    heading: ['状态', 'State'],
    width: 6,
    value: (row, language) => say(stateWords[row.state], language),
  },
  { heading: ['内容', 'Words'], width: 24, value: ({ words }) => withoutPhones(words) },
  { heading: ['地址', 'Address'], width: 14, value: (row) => withoutPhones(row.address ?? '') },
  { heading: ['街区', 'Block'], width: 8, value: area('block') },
  { heading: ['居民区', 'Community'], width: 8, value: area('community') },
  { heading: ['街坊', 'Lane'], width: 8, value: area('lane') },
  { heading: ['微网格', 'Micro-grid'], width: 8, value: area('grid') },
  { heading: ['提交时间', 'Reported at'], width: 8, value: (row) => moment(row.reportedAt) },
  {
    heading: ['计为收到', 'Counts as received'],
    width: 6,
    value: (row) => ({ day: row.received }),
  },
  {
    heading: ['首次联系期限', 'First contact due'],
    width: 6,
    value: (row) => ({ day: row.contactDue }),
  },
  { heading: ['首次联系', 'First contact'], width: 8, value: (row) => moment(row.contactedAt) },
  { heading: ['办结期限', 'Due'], width: 6, value: (row) => ({ day: row.due }) },
  { heading: ['结案时间', 'Closed at'], width: 8, value: (row) => moment(row.closedAt) },
  {
    heading: ['结果', 'Result'],
    width: 6,
    // the one of an earlier round stands in the row until there is another
    value: ({ state, result }, language) =>
      state === 'closed' && result ? say(resultWords[result], language) : '',
  },
  {
    heading: ['评价', 'Rating'],
    width: 6,
    value: ({ rating }, language) => (rating ? say(ratingWords[rating], language) : ''),
  },
  { heading: ['退单次数', 'Returns'], width: 5, value: (row) => row.returns },
  { heading: ['第几次办理', 'Round'], width: 5, value: (row) => row.round },
  {
    heading: ['来源', 'Came by'],
    width: 6,
    value: (row, language) => say(viaWords[row.via], language),
  },
  {
    heading: ['负责人岗位', 'Role of its owner'],
    width: 8,
    value: (row, language) => say(roleWords[row.ownerRole], language),
  },
]

/** Reports as a table, in the words of a language. */
export function tableOf(rows: readonly ExportRow[], language: Language, known: Known): Table {
  const columns: SheetColumn[] = COLUMNS.map(({ heading, width }) => ({
    heading: say(heading, language),
    width,
  }))
  return {
    name: language === 'zh' ? '工单' : 'Reports',
    columns,
    rows: rows.map((row) => COLUMNS.map(({ value }) => value(row, language, known))),
  }
}
