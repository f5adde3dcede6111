import type { HoursProblem } from '@/contract/hours-problems.rules'
import type { HoursTextProblem } from '@/contract/hours-text.rules'
import { excerpt } from '../../imports/importer'

type Words = { zh: string; en: string }

/** What is wrong with a cell of hours, around the piece that it is about. */
const TEXT: Record<HoursTextProblem, (piece: string) => Words> = {
  empty: () => ({
    zh: '没有写星期几开放，例如“周一至周五 08:30-20:00”',
    en: 'no weekday is given, such as “Mon-Fri 08:30-20:00”',
  }),
  strange: (piece) => ({ zh: `看不懂“${piece}”`, en: `“${piece}” is not understood` }),
  unexpected: (piece) => ({
    zh: `“${piece}”的位置不对，请照“周一至周五 08:30-20:00；周六 休息”的样子写`,
    en: `“${piece}” is out of place; write it like “Mon-Fri 08:30-20:00; Sat closed”`,
  }),
  time: (piece) => ({ zh: `“${piece}”不是钟点`, en: `“${piece}” is no time of day` }),
  date: (piece) => ({ zh: `“${piece}”不是有效的日期`, en: `“${piece}” is no valid date` }),
  order: (piece) => ({
    zh: `“${piece}”的先后不对；过了午夜请写“次日”，例如“18:00-次日02:00”`,
    en: `“${piece}” is out of order; past midnight write “18:00-next day 02:00”`,
  }),
  twice: (piece) => ({ zh: `“${piece}”写了两次`, en: `“${piece}” is given twice` }),
  many: () => ({
    zh: '一天最多六段，季节最多六个，特殊日期最多六十条',
    en: 'at most six spans a day, six seasons and sixty special dates',
  }),
  note: (piece) => ({
    zh: `括号里的说明“${piece}”要有 1 到 60 个字`,
    en: `the note “${piece}” must have 1 to 60 characters`,
  }),
}

const UNSOUND: Record<HoursProblem['problem'], Words> = {
  overlap: { zh: '有两段时间重叠了', en: 'two spans overlap' },
  hidden: {
    zh: '有一个季节或特殊日期被前面的盖住了',
    en: 'a season or special date is hidden by an earlier one',
  },
}

const MOST_QUOTED = 30

/** In both languages, for the row. */
export const textProblemWords = (problem: HoursTextProblem, piece: string): Words =>
  TEXT[problem](excerpt(piece, MOST_QUOTED))

/** In both languages, for the row. */
export const unsoundWords = ({ problem }: HoursProblem): Words => UNSOUND[problem]
