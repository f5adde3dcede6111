import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Envelope } from '@/contract/errors'
import type { ReportView } from '@/contract/reports'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { type Offices, officesOf, report, seenBy } from './reporting'
import { broken, randomOf } from './walking'

/** Issue 4: 50 people acting on 20 reports at once. */
const PEOPLE = 50
const REPORTS = 20
const ACTS_EACH = 10

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
})
afterAll(() => cloud.close())

type Answer = Envelope<unknown> & { name: string; report: string }

/** What the head, the lane head or the secretary may want to do at the same moment. */
const steps = ({ lane, head }: Offices) =>
  [
    ['reports.accept', {}],
    ['reports.contact', { way: 'phone' }],
    ['reports.progress', { words: '正在处理' }],
    ['reports.recategorize', { category: 'bin', class: 'c' }],
    ['reports.return', { to: lane.person, words: '请看一下' }],
    ['reports.dispatch', { to: head.person }],
    ['reports.resolve', { result: 'solved', words: '已经处理好' }],
    ['reports.verify', { pass: true }],
  ] as const

/** Looks, and does something with what was seen: meanwhile others do too. */
async function acts(who: Somebody, reports: ReportView[], random: (n: number) => number) {
  const answers: Answer[] = []
  const choices = steps(street)
  for (let i = 0; i < ACTS_EACH; i++) {
    const { report: id } = reports[random(reports.length)] as ReportView
    const { version } = await seenBy(who, { report: id })
    const [name, extra] = choices[random(choices.length)] as (typeof choices)[number]
    const answer = await who.try(name, { street: STREET, report: id, version, ...extra })
    answers.push({ ...answer, name, report: id })
  }
  return answers
}

test('50 people on 20 reports at once: no update is lost, the history is whole, and a conflict says what changed', async () => {
  const reports: ReportView[] = []
  for (let i = 0; i < REPORTS; i++) reports.push(await report(street.resident, street.at))
  const { head, lane, secretary, block } = street
  const residents = await Promise.all(Array.from({ length: PEOPLE - 4 }, () => somebody(cloud)))
  // each of the few in office at several desks at once, and a crowd that follows
  const busy = [head, lane, secretary, block].flatMap((who) => [who, who, who, who, who, who])
  const [done] = await Promise.all([
    Promise.all(busy.map((who, i) => acts(who, reports, randomOf(i + 1)))),
    Promise.all(
      residents.flatMap((who, i) =>
        [0, 7].map((n) =>
          who.try('reports.follow', { street: STREET, report: reports[(i + n) % REPORTS]?.report }),
        ),
      ),
    ),
  ])
  const answers = done.flat()
  const refused = answers.flatMap((one) => (one.ok ? [] : [one.error]))
  // `invalid` alone for a hand-over to who has it already
  const odd = refused.filter(({ code, field }) => code === 'invalid' && field !== 'to')
  expect(odd).toEqual([])
  const codes = new Set(refused.map(({ code }) => code))
  expect([...codes].filter((code) => !['conflict', 'forbidden', 'invalid'].includes(code))).toEqual(
    [],
  )
  for (const { because, message } of refused.filter(({ code }) => code === 'conflict')) {
    expect(['changed', 'report_state']).toContain(because?.why)
    expect(message).not.toBe('')
  }
  for (const { report: id } of reports) {
    const now = await seenBy(head, { report: id })
    const written = answers.filter((one) => one.ok && one.report === id).length
    expect([id, now.version]).toEqual([id, 1 + written])
    const mine = residents.filter((_, i) =>
      [0, 7].some((n) => reports[(i + n) % REPORTS]?.report === id),
    )
    expect(now.followers).toBe(mine.length)
  }
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(REPORTS)
  expect(refused.some(({ because }) => because?.why === 'changed')).toBe(true)
  expect(await broken(cloud)).toEqual([])
})

test('of fifty taps of one phone there is one report, and its number is not lost', async () => {
  const who = street.resident
  const input = {
    ...{ street: STREET, client: 'fiftytaps0123456789' as never, category: 'litter' as never },
    ...{ words: '同一件事', at: { by: 'map' as const, place: street.at }, anonymous: false },
  }
  const all = await Promise.all(
    Array.from({ length: PEOPLE }, () => who.call('reports.submit', input)),
  )
  expect(new Set(all.map(({ report: one }) => one.report)).size).toBe(1)
  const next = await report(who, street.at)
  const numberOf = (one?: ReportView) => Number(one?.number.slice(-4))
  expect(numberOf(next)).toBe(numberOf(all[0]?.report) + 1)
})
