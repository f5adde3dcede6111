import { ALWAYS, calendar, DAYTIME, hoursOf, MORNING } from '@tests/support/samples'
import { dayWords } from '@/client/day-words'
import { hoursBlocks, specialRows } from '@/client/hours-table'
import { agoWords, stateWords } from '@/client/hours-words'
import { i18n, type Locale, setLocale } from '@/client/locale'
import type { Closure, Hours } from '@/contract/hours'

/** A time of Shanghai. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

function said(hours: Hours, when: string, closures: Closure[] = [], spoken = false) {
  return stateWords(i18n, { hours, closures }, calendar, at(when), spoken)
}

const NIGHT = hoursOf([{ opens: 1080, closes: 1560 }])
const EVENING = hoursOf([{ opens: 600, closes: 1440 }])
const NEVER = hoursOf([])
const WEEKDAYS = hoursOf([{ opens: 540, closes: 1020 }], [])
const shut = (from: string, until: string, zh?: string): Closure => ({
  from: new Date(at(from)).toISOString(),
  until: new Date(at(until)).toISOString(),
  ...(zh ? { note: { zh, en: 'water is off' } } : {}),
})

/** Hours, when, and what a tag says in Chinese, read aloud, and in English. */
const TAGS: [string, Hours, string, string, string, string][] = [
  [
    'open',
    DAYTIME,
    '2026-11-23 14:00',
    '营业中 · 20:00 关门',
    '开着 · 晚上 8 点关',
    'Open · closes 20:00',
  ],
  ['soon', DAYTIME, '2026-11-23 19:48', '12 分钟后关门', '12 分钟后关门', 'Closes in 12 min'],
  [
    'later today',
    DAYTIME,
    '2026-11-23 06:00',
    '已关 · 8:30 开门',
    '关了 · 早上 8 点半开',
    'Closed · opens 8:30',
  ],
  [
    'tomorrow',
    MORNING,
    '2026-11-23 14:00',
    '已关 · 明天（周二）9:00 开门',
    '关了 · 明天（周二）上午 9 点开',
    'Closed · opens tomorrow (Tue) 9:00',
  ],
  [
    'this week',
    WEEKDAYS,
    '2026-11-21 14:00',
    '已关 · 周一 9:00 开门',
    '关了 · 周一上午 9 点开',
    'Closed · opens Mon 9:00',
  ],
  [
    'past midnight',
    NIGHT,
    '2026-11-23 23:00',
    '营业中 · 明天（周二）2:00 关门',
    '开着 · 明天（周二）凌晨 2 点关',
    'Open · closes tomorrow (Tue) 2:00',
  ],
  [
    'at midnight',
    EVENING,
    '2026-11-23 14:00',
    '营业中 · 24:00 关门',
    '开着 · 半夜 12 点关',
    'Open · closes 24:00',
  ],
  ['always', ALWAYS, '2026-11-23 14:00', '24 小时开放', '24 小时开放', 'Open 24 hours'],
  ['never', NEVER, '2026-11-23 14:00', '暂停开放', '暂停开放', 'Closed for now'],
]

describe('a tag', () => {
  test.each(TAGS)('%s', (_, hours, when, zh, aloud, en) => {
    setLocale('zh-CN')
    expect(said(hours, when).short).toBe(zh)
    expect(said(hours, when, [], true).short).toBe(aloud)
    setLocale('en')
    expect(said(hours, when).short).toBe(en)
  })
})

describe('the card at the head', () => {
  beforeEach(() => setLocale('zh-CN'))

  test('says the next two changes', () => {
    expect(said(DAYTIME, '2026-11-27 14:00')).toMatchObject({
      tone: 'open',
      is: '营业中',
      ahead: '今天 20:00 关门 · 明天（周六）9:00 开门',
    })
  })

  test('closed early: why, and when it opens again', () => {
    const early = [shut('2026-11-23 13:00', '2026-11-23 16:00', '停水')]
    const words = said(DAYTIME, '2026-11-23 14:00', early)
    expect(words).toMatchObject({ tone: 'late', is: '提前关门', short: '提前关门 · 停水' })
    expect(words.ahead).toBe('停水 · 今天 16:00 开门')
    setLocale('en')
    expect(said(DAYTIME, '2026-11-23 14:00', early).short).toBe('Closed early · water is off')
  })

  test('closed early without a reason', () => {
    const early = [shut('2026-11-23 13:00', '2026-11-23 20:00')]
    expect(said(DAYTIME, '2026-11-23 14:00', early).short).toBe('提前关门 · 明天（周二）8:30 开门')
  })

  test('a year without a published calendar is only about right', () => {
    const rests: Hours = { ...DAYTIME, holidays: { as: 'spans', spans: [] } }
    const words = said(rests, '2027-01-04 14:00')
    expect(words).toMatchObject({ about: true, short: '营业中 · 约 20:00 关门' })
    setLocale('en')
    expect(said(rests, '2027-01-04 14:00').short).toBe('Open · closes about 20:00')
  })
})

test.each<[string, string, string, string]>([
  ['2026-11-23', '2026-11-23', '今天', 'today'],
  ['2026-11-24', '2026-11-23', '明天（周二）', 'tomorrow (Tue)'],
  ['2026-11-27', '2026-11-23', '周五', 'Fri'],
  ['2026-12-03', '2026-11-23', '12月3日（周四）', '3 Dec (Thu)'],
  ['2026-10-10', '2026-10-08', '10月10日（上班）', '10 Oct (workday)'],
  ['2026-10-01', '2026-09-30', '明天（国庆节）', 'tomorrow (National Day)'],
])('%s on %s is %s', (day, today, zh, en) => {
  setLocale('zh-CN')
  expect(dayWords(i18n, calendar, day, today)).toBe(zh)
  setLocale('en')
  expect(dayWords(i18n, calendar, day, today)).toBe(en)
})

const YEAR: Hours = {
  ...DAYTIME,
  seasons: [{ from: '06-15', to: '09-15', week: MORNING.week }],
  holidays: { as: 'spans', spans: [] },
  makeups: { as: 'weekday', weekday: 1 },
  exceptions: [{ from: '2026-10-05', to: '2026-10-05', spans: [], note: { zh: '盘点' } }],
}

function table(locale: Locale, today: string) {
  setLocale(locale)
  const lines = hoursBlocks(i18n, YEAR, today).map(({ title, rows }) =>
    [...(title ? [title] : []), ...rows.map(({ days, times }) => `${days} ${times}`)].join(' | '),
  )
  const special = specialRows(i18n, YEAR, calendar, today).map(({ days, times, note }) =>
    [days, times, note].filter(Boolean).join(' '),
  )
  return [...lines, ...special]
}

test('the table: the season of today first, then what special days do', () => {
  expect(table('zh-CN', '2026-07-01')[0]).toBe('6月15日至9月15日 | 每天 9:00–11:00')
  expect(table('zh-CN', '2026-09-28')).toEqual([
    '其他日子 | 周一至周五 8:30–20:00 | 周六至周日 9:00–18:00',
    '6月15日至9月15日 | 每天 9:00–11:00',
    '法定节假日 休息 | 调休上班日 按周一的时间',
    '10月1日至2日（国庆节） 休息',
    '10月5日（周一） 休息 盘点',
    '10月10日（上班） 照常 8:30–20:00',
  ])
  expect(table('en', '2026-09-28')).toEqual([
    'Other days | Mon–Fri 8:30–20:00 | Sat–Sun 9:00–18:00',
    '15 Jun–15 Sep | Every day 9:00–11:00',
    'Public holidays Closed | Make-up workdays As on Mon',
    '1–2 Oct (National Day) Closed',
    '5 Oct (Mon) Closed 盘点',
    '10 Oct (workday) as usual 8:30–20:00',
  ])
})

test.each<[string, string, string]>([
  ['2026-11-23 13:59', '1 分钟前', '1 min ago'],
  ['2026-11-23 14:00', '刚刚', 'just now'],
  ['2026-11-23 09:05', '今天 9:05', 'today 9:05'],
  ['2026-11-22 20:00', '昨天 20:00', 'yesterday 20:00'],
])('seen at %s: %s', (when, zh, en) => {
  const seen = new Date(at(when)).toISOString()
  setLocale('zh-CN')
  expect(agoWords(i18n, seen, at('2026-11-23 14:00'))).toBe(zh)
  setLocale('en')
  expect(agoWords(i18n, seen, at('2026-11-23 14:00'))).toBe(en)
})
