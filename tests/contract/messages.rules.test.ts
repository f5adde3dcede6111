import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { MessageKind, Template, TemplateField } from '@/contract/messages'
import { dataOf, fitted, momentWords, pageOf, templateOf } from '@/contract/messages.rules'
import type { StreetCode } from '@/contract/wire'

const STREET = '310101002' as StreetCode
const AT = Date.parse('2026-11-23T02:05:00Z')

/** WeChat's documented limits, written down without a look at ours. */
const TAKEN: [string, RegExp][] = [
  ['thing1', /^.{1,20}$/su],
  ['character_string2', /^[\x21-\x7e]{1,32}$/],
  ['phrase3', /^\p{Script=Han}{1,5}$/u],
]

describe('values', () => {
  test.each(TAKEN)('%s is always one that WeChat takes', (key, taken) => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ maxLength: 60 }),
      fc.constantFrom('已办结', '一二三四五六七', '第 12 号 ok', '\n\t', '👨‍👩‍👧‍👦'.repeat(9)),
    )
    fc.assert(
      fc.property(anything, (value) => {
        const said = fitted(key, value)
        expect(said).toMatch(taken)
        expect(said.length).toBeLessThanOrEqual(32)
        // half of a character is no text
        expect(() => encodeURIComponent(said)).not.toThrow()
      }),
      { seed: 20, numRuns: 500 },
    )
  })

  test.each([
    ['thing1', '路灯不亮', '路灯不亮'],
    [
      'thing1',
      '一二三四五六七八九十一二三四五六七八九十',
      '一二三四五六七八九十一二三四五六七八九十',
    ],
    [
      'thing1',
      '一二三四五六七八九十一二三四五六七八九十一',
      '一二三四五六七八九十一二三四五六七八九…',
    ],
    ['thing1', `${'一'.repeat(18)}😀尾`, `${'一'.repeat(18)}…`],
    ['thing1', ' 两行\n并成 一行 ', '两行 并成 一行'],
    ['thing1', '  ', '无'],
    ['character_string2', 'T20261123-0001', 'T20261123-0001'],
    ['character_string2', '工单 12', '12'],
    ['character_string2', '', '-'],
    ['phrase3', '合并办理', '合并办理'],
    ['phrase3', 'closed', '有更新'],
    ['phrase3', '重新派单给别人', '重新派单给'],
  ])('%s of %j is %j', (key, value, said) => {
    expect(fitted(key, value)).toBe(said)
  })

  test.each([
    ['2026-11-23T02:05:00Z', '2026年11月23日 10:05'],
    ['2026-12-31T16:00:00Z', '2027年1月1日 00:00'],
    ['2026-07-05T15:59:59Z', '2026年7月5日 23:59'],
  ])('%s is %s in Shanghai', (at, said) => expect(momentWords(Date.parse(at))).toBe(said))
})

describe('kinds', () => {
  const keys = {
    character_string1: 'number',
    thing2: 'about',
    phrase3: 'state',
    time4: 'at',
  } as const
  const told = MessageKind.options.filter((kind) => templateOf(kind))

  test('what goes to WeChat is progress and work; the rest stays in the inbox', () => {
    expect(templateOf('complaint_answered')).toBe('report_progress')
    expect(templateOf('report_changed')).toBe('report_progress')
    expect(templateOf('complaint_assigned')).toBe('work_assigned')
    expect(templateOf('place_offered')).toBe('event_progress')
    for (const kind of ['account_invited', 'appointment_given', 'report_looked'] as const) {
      expect(templateOf(kind)).toBeNull()
      expect(dataOf({ kind, values: {}, at: AT }, keys)).toBeUndefined()
      expect(pageOf(kind, STREET, '0123456789')).toBeNull()
    }
    expect(new Set(told.map(templateOf))).toEqual(new Set(Template.options))
  })

  test.each(told)('%s: words of ours stand as they are, without a loss', (kind) => {
    const data = dataOf({ kind, values: { number: 'T1' }, at: AT }, keys)
    expect(data?.thing2?.value).not.toMatch(/…|^无$/)
    expect(data?.phrase3?.value).not.toBe('有更新')
    expect(data).toMatchObject({
      character_string1: { value: 'T1' },
      time4: { value: '2026年11月23日 10:05' },
    })
  })

  test('nothing else of a message is shown, whatever stands in its values', () => {
    const values = { number: 'T1', name: '王秀英', phone: '13812345678', zh: '贵州居民区' }
    for (const kind of told) {
      const said = JSON.stringify(dataOf({ kind, values, at: AT }, keys))
      expect(said).not.toMatch(/王秀英|13812345678|贵州/)
    }
    expect(TemplateField.options).toEqual(['number', 'about', 'state', 'at'])
  })

  test.each([
    ['closed', '已办结'],
    ['accepted', '已接单'],
    ['merged', '合并办理'],
    ['constructor', '有进展'],
    ['', '有进展'],
  ])('a report of which is told that it was %j is %s', (did, said) => {
    const values = { number: 'T1', did }
    const data = dataOf({ kind: 'report_changed', values, at: AT }, keys)
    expect(data?.phrase3?.value).toBe(said)
  })

  test.each(told)('%s opens a page that the app has', (kind) => {
    const page = pageOf(kind, STREET, '0123456789') ?? ''
    const [path, query] = page.split('?')
    const [, root, rest] = /^(pages\/[a-z]+)\/(.+)$/.exec(path ?? '') ?? []
    const app = readFileSync('src/app.config.ts', 'utf8')
    const [, pages] = new RegExp(`root: '${root}',\\s*pages: \\[([^\\]]*)\\]`).exec(app) ?? []
    expect(pages).toContain(`'${rest}'`)
    expect(query).toContain(`street=${STREET}`)
  })
})
