import type { Duties } from '@/contract/operators'
import { bundStreet, street } from './streets'

interface DemoOperator {
  id: string
  street: string
  name: { zh: string; en: string }
  phone: string
  contractFrom: string
  contractUntil: string
  duties: Duties
}

const open = (percent: number) => ({ kind: 'open_as_promised' as const, percent })
const replies = (workdays: number, percent: number) => ({
  kind: 'replies_within' as const,
  workdays,
  percent,
})
const rating = (average: number) => ({ kind: 'rating' as const, average })

/** Third parties that run sites of the demonstration; none of them exists. */
export const operators = {
  linli: {
    id: '4ra7t2csxc',
    street,
    name: { zh: '邻里社区服务中心', en: 'Linli Community Services' },
    phone: '021-0000 0101',
    contractFrom: '2025-07-01',
    contractUntil: '2027-06-30',
    duties: {
      figures: [open(98), replies(5, 90), rating(4)],
      lines: [
        { zh: '每月至少办一次邻里活动', en: 'At least one neighbourhood event a month' },
        { zh: '急救箱和 AED 每季度检查一次', en: 'First-aid box and AED checked every quarter' },
      ],
    },
  },
  nuanqiao: {
    id: 'btwmc35640',
    street,
    name: { zh: '暖桥养老服务社', en: 'Nuanqiao Elder Care' },
    phone: '021-0000 0102',
    contractFrom: '2026-01-01',
    contractUntil: '2028-12-31',
    duties: {
      figures: [open(95), rating(4.2)],
      lines: [{ zh: '护理人员持证上岗', en: 'Care workers hold their certificates' }],
    },
  },
  hewei: {
    id: '1xp4v7e6jv',
    street,
    name: { zh: '禾味社区餐饮', en: 'Hewei Community Catering' },
    phone: '021-0000 0103',
    contractFrom: '2024-10-01',
    contractUntil: '2026-12-31',
    duties: {
      figures: [open(98), replies(3, 95)],
      lines: [{ zh: '菜单和价格贴在门口', en: 'Menu and prices at the door' }],
    },
  },
  riverside: {
    id: '7jahm7y1za',
    street,
    name: { zh: '河畔书友社', en: 'Riverside Readers' },
    phone: '021-0000 0104',
    contractFrom: '2026-03-01',
    contractUntil: '2029-02-28',
    duties: { figures: [open(90)], lines: [] },
  },
  tonglu: {
    id: 'pnv8s5ewth',
    street,
    name: { zh: '同路人社会工作社', en: 'Tongluren Social Work' },
    phone: '021-0000 0105',
    contractFrom: '2025-04-01',
    contractUntil: '2028-03-31',
    duties: { figures: [open(98), replies(5, 95), rating(4.5)], lines: [] },
  },
  dongze: {
    id: 'g0hk5ag9gx',
    street: bundStreet,
    name: { zh: '东泽邻里服务社', en: 'Dongze Neighbourhood Services' },
    phone: '021-0000 0106',
    contractFrom: '2026-01-01',
    contractUntil: '2027-12-31',
    duties: { figures: [open(95)], lines: [] },
  },
} satisfies Record<string, DemoOperator>
