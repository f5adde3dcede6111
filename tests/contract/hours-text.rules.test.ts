import fc from 'fast-check'
import * as v from 'valibot'
import { type DayRule, Hours } from '@/contract/hours'
import { parseHours, writeHours } from '@/contract/hours-text.rules'
import { cases, randomHours, schedule, seeded, spans, split } from './oracle/hours-cases'

const read = (text: string) => {
  const parsed = parseHours(text)
  if ('problem' in parsed) throw new Error(`${parsed.problem}: ${parsed.piece}`)
  return parsed.hours
}
const wrong = (text: string) => {
  const parsed = parseHours(text)
  return 'problem' in parsed ? [parsed.problem, parsed.piece] : parsed
}
const closed: DayRule = { as: 'spans', spans: [] }

describe('what staff type', () => {
  test.each([
    ['周一至周五 08:30-20:00', schedule(split('8:30-20:00', ''))],
    ['周一至五 8:30-20:00', schedule(split('8:30-20:00', ''))],
    ['星期一到星期五：8：30～20：00', schedule(split('8:30-20:00', ''))],
    ['工作日 8:30—20:00，周末 9:00-17:00', schedule(split('8:30-20:00', '9:00-17:00'))],
    [
      '周一至周五 08:30-20:00；周六、周日 09:00-17:00；节假日 休息；调休上班日 同周一',
      schedule(split('8:30-20:00', '9:00-17:00'), {
        holidays: closed,
        makeups: { as: 'weekday', weekday: 1 },
      }),
    ],
    ['每天 18:00-次日02:00', schedule(split('18:00-26:00', '18:00-26:00'))],
    ['每天 18:00-翌日 2:00。', schedule(split('18:00-26:00', '18:00-26:00'))],
    ['每天 全天', schedule(split('0:00-24:00', '0:00-24:00'))],
    ['每天 24小时；节假日 照常', schedule(split('0:00-24:00', '0:00-24:00'))],
    [
      '周一至周五 8:30-11:30、13:30-17:00\n周六 9:00-12:00',
      schedule(split('8:30-11:30 13:30-17:00', '9:00-12:00', '')),
    ],
    [
      '周五至周一 9:00-17:00',
      schedule(
        [0, 1, 2, 3, 4, 5, 6].map((day) => spans([0, 4, 5, 6].includes(day) ? '9:00-17:00' : '')),
      ),
    ],
    [
      'Mon-Fri 08:30-20:00; Sat and Sun closed; Holidays closed; Make-up workdays as Monday',
      schedule(split('8:30-20:00', ''), {
        holidays: closed,
        makeups: { as: 'weekday', weekday: 1 },
      }),
    ],
    ['Daily 18:00-next day 02:00', schedule(split('18:00-26:00', '18:00-26:00'))],
    [
      '每天 9:00-17:00；6月15日至9月15日：周一至周五 7:00-11:00、16:00-21:00，周末 休息',
      schedule(split('9:00-17:00', '9:00-17:00'), {
        seasons: [{ from: '06-15', to: '09-15', week: split('7:00-11:00 16:00-21:00', '') }],
      }),
    ],
    [
      '每天 9:00-17:00；2026-10-01至2026-10-03 休息（装修｜Works）；2026年12月31日 9:00-12:00',
      schedule(split('9:00-17:00', '9:00-17:00'), {
        exceptions: [
          { from: '2026-10-01', to: '2026-10-03', spans: [], note: { zh: '装修', en: 'Works' } },
          { from: '2026-12-31', to: '2026-12-31', spans: spans('9:00-12:00') },
        ],
      }),
    ],
  ])('%s', (text, hours) => expect(read(text)).toEqual(hours))
})

describe('what cannot be meant is told with its piece', () => {
  test.each([
    ['', ['empty', '']],
    ['节假日 休息', ['empty', '']],
    ['周一至周五 八点到五点', ['strange', '八点到五点']],
    ['周一至周五', ['unexpected', '周一至周五'.slice(3)]],
    ['08:30-20:00', ['unexpected', '08:30']],
    ['周一 8:30-', ['unexpected', '-']],
    ['周一 25:00-26:00', ['time', '25:00']],
    ['周一 8:61-9:00', ['time', '8:61']],
    ['周一 次日8:00-9:00', ['time', '次日8:00']],
    ['周一 18:00-02:00', ['order', '18:00-02:00']],
    ['周一 8:00-次日9:00', ['order', '8:00-次日9:00']],
    ['周一 13:00-17:00、8:00-9:00', ['order', '8:00-9:00']],
    ['周一至周五 8:00-9:00；周三 休息', ['twice', '周三']],
    ['每天 全天；节假日 休息；法定节假日 照常', ['twice', '法定节假日']],
    ['每天 全天；2026-02-29 休息', ['date', '2026-02-29']],
    ['每天 全天；2026-03-02至2026-03-01 休息', ['date', '2026-03-02-2026-03-01']],
    ['每天 全天；13月1日：每天 休息', ['date', '13月1日']],
    ['每天 全天；2026-03-01 休息（）', ['note', '']],
    [
      `每天 ${Array.from({ length: 7 }, (_, i) => `${i}:00-${i}:30`).join('、')}`,
      ['many', '6:00-6:30'],
    ],
  ])('%s', (text, problem) => expect(wrong(text)).toEqual(problem))
})

test('written as people would', () => {
  const hours = schedule(split('8:30-20:00', '9:00-17:00', ''), {
    holidays: closed,
    makeups: { as: 'weekday', weekday: 1 },
  })
  expect(writeHours(hours)).toBe(
    '周一至周五 08:30-20:00；周六 09:00-17:00；周日 休息；节假日 休息；调休上班日 同周一',
  )
  expect(writeHours(hours, 'en')).toBe(
    'Mon-Fri 08:30-20:00; Sat 09:00-17:00; Sun closed; Holidays closed; Make-up workdays as Mon',
  )
})

describe('what is written reads back the same', () => {
  const same = (hours: Hours) => {
    expect(read(writeHours(hours))).toEqual(hours)
    expect(read(writeHours(hours, 'en'))).toEqual(hours)
  }

  test.each(cases.map(({ name, hours }) => [name, hours] as const))('%s', (_, hours) => same(hours))

  test('any hours of the schema', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => same(randomHours(seeded(seed)))),
      { numRuns: process.env.LONG ? 20_000 : 500, seed: 20261123 },
    )
  })

  test('any note of the schema, and any of its characters', () => {
    const words = fc.oneof(
      fc.string({
        unit: fc.constantFrom('（', '）', '(', ')', '｜', '|', '\\', '；', '、', '休', '8'),
      }),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(words, fc.option(words, { nil: undefined }), (zh, en) => {
        const note = en === undefined ? { zh } : { zh, en }
        const hours = schedule(split('', ''), {
          exceptions: [{ from: '2026-01-01', to: '2026-01-02', spans: [], note }],
        })
        const parsed = v.safeParse(Hours, hours)
        fc.pre(parsed.success)
        if (parsed.success) same(parsed.output)
      }),
      { numRuns: process.env.LONG ? 20_000 : 500, seed: 20261123 },
    )
  })

  test('what was read passes the contract', () => {
    const pieces = [
      '周一',
      '每天',
      '至',
      ' ',
      '、',
      '8:30',
      '-',
      '20:00',
      '次日',
      '；',
      '休息',
      '全天',
      '节假日',
      '同',
      '6月1日',
      '：',
      '2026-05-01',
      '（注）',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (chosen) => {
        const parsed = parseHours(chosen.join(''))
        if ('hours' in parsed) expect(v.is(Hours, parsed.hours)).toBe(true)
        else expect(parsed.problem).toMatch(/^[a-z]+$/)
      }),
      { numRuns: process.env.LONG ? 100_000 : 3000, seed: 20261123 },
    )
  })
})
