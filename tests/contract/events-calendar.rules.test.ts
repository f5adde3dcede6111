import {
  type CalendarEvent,
  calendarFile,
  escapeText,
  fold,
} from '@/contract/events-calendar.rules'
import type { AreaCode, EventId, StreetCode } from '@/contract/wire'

const event: CalendarEvent = {
  street: '310101002' as StreetCode,
  event: '7rre15b0mp' as EventId,
  state: 'published',
  title: { zh: '手冲茶会，第二场', en: 'Tea; the second' },
  words: { zh: '带一只杯子。\n下雨照常', en: 'Bring a cup' },
  starts: '2026-11-28T06:00:00Z',
  ends: '2026-11-28T08:00:00.500Z',
  place: {
    site: null,
    name: { zh: '贵州路弄堂口', en: 'Guizhou Road gate' },
    at: { lng: 121.4785, lat: 31.2345 },
    area: { code: '310101002003-g01' as AreaCode, level: 'grid', zh: '一格', en: 'Grid 1' },
  },
  address: null,
  version: 3,
  organiser: { phone: '13800000001' },
}
const NOW = Date.parse('2026-11-23T02:00:00.000Z')

/** The lines as a calendar reads them: unfolded. */
const linesOf = (file: string) => file.replace(/\r\n /g, '').split('\r\n')
const octets = (words: string) => Buffer.byteLength(words, 'utf8')

describe('a calendar file', () => {
  test('says all of it, in both languages, and where as the world has it', () => {
    const lines = linesOf(calendarFile(event, NOW))
    expect(lines.slice(0, -4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Zero Distance Home//Events//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:7rre15b0mp.310101002@zero-distance-home',
      'DTSTAMP:20261123T020000Z',
      'DTSTART:20261128T060000Z',
      'DTEND:20261128T080000Z',
      'SEQUENCE:3',
      'STATUS:CONFIRMED',
      'SUMMARY:手冲茶会，第二场 / Tea\\; the second',
      'DESCRIPTION:带一只杯子。\\n下雨照常\\n\\nBring a cup\\n\\n13800000001',
      'LOCATION:贵州路弄堂口 / Guizhou Road gate',
    ])
    // 121.4785, 31.2345 of our maps lies some 500 m away for a satellite
    expect(lines.at(-4)).toMatch(/^GEO:31\.236\d{3};121\.473\d{3}$/)
    expect(lines.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', ''])
  })

  test('of one that was called off takes the old one away', () => {
    const off = linesOf(calendarFile({ ...event, state: 'cancelled', version: 4 }, NOW))
    expect(off).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:4']))
    expect(off[6]).toBe(linesOf(calendarFile(event, NOW))[6])
  })

  test('Chinese alone where nobody wrote English', () => {
    const zh = {
      ...event,
      title: { zh: '茶会' },
      words: { zh: '来' },
      address: { zh: '贵州路 1 号' },
    }
    const lines = linesOf(calendarFile(zh, NOW))
    expect(lines[12]).toBe('SUMMARY:茶会')
    expect(lines[14]).toBe('LOCATION:贵州路弄堂口 / Guizhou Road gate\\, 贵州路 1 号')
  })

  test('every line ends with CRLF and has at most 75 octets, whatever is written', () => {
    const words = { zh: `${'零距离家园'.repeat(150)}𠮷${'a'.repeat(200)}` }
    const file = calendarFile({ ...event, words }, NOW)
    expect(file.endsWith('\r\n')).toBe(true)
    expect(file.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    for (const line of file.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
    expect(linesOf(file)).toContain(`DESCRIPTION:${words.zh}\\n\\n13800000001`)
  })
})

describe('folding', () => {
  const rows: [string, string, lines: number[]][] = [
    ['75 octets are one line', 'a'.repeat(75), [75]],
    ['76 are two', 'a'.repeat(76), [75, 2]],
    ['150: the space counts', 'a'.repeat(150), [75, 75, 2]],
    ['of three octets each', '中'.repeat(25), [75]],
    ['none is cut', `a${'中'.repeat(25)}`, [73, 4]],
    ['nor one of four', `${'a'.repeat(73)}𠮷`, [73, 5]],
    ['two octets', `${'a'.repeat(74)}é`, [74, 3]],
    ['nothing', '', [0]],
  ]
  test.each(rows)('%s', (_, words, lengths) => {
    const lines = fold(words).split('\r\n')
    expect(lines.map(octets)).toEqual(lengths)
    expect(lines.map((line, i) => (i === 0 ? line : line.slice(1))).join('')).toBe(words)
  })
})

test('what has a meaning in a calendar is written as itself', () => {
  expect(escapeText('a\\b;c,d\ne\r\nf\rg:"h"')).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ng:"h"')
})
