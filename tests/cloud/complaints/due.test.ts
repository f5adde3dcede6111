import { openCloud, type TestCloud } from '@tests/support/open-cloud'
import { tenOn, words } from './people'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const dueWhenSentAt = async (at: number) => {
  cloud.clock.set(at)
  const { complaint } = await cloud.as('resident').call('complaints.submit', words())
  return [complaint.due, complaint.about]
}

// from the State Council's calendar of 2026: 25–27 September and 1–7 October off, 20 September and 10 October worked
test.each([
  ['an ordinary week', '2026-11-23', '2026-11-30'],
  ['a weekend on which it is sent', '2026-11-21', '2026-11-27'],
  ['a make-up Sunday counts', '2026-09-17', '2026-09-23'],
  ['a holiday does not', '2026-09-22', '2026-09-30'],
  ['a long holiday and a make-up Saturday', '2026-09-30', '2026-10-13'],
])('%s: sent on %s, due on %s', async (_what, day, due) => {
  expect(await dueWhenSentAt(tenOn(day))).toEqual([due, false])
})

test('the day is Shanghai’s, not that of UTC', async () => {
  expect(await dueWhenSentAt(Date.parse('2026-11-22T16:00:00Z'))).toEqual(['2026-11-30', false])
  expect(await dueWhenSentAt(Date.parse('2026-11-22T15:59:59Z'))).toEqual(['2026-11-27', false])
})

test('a year that nobody has imported makes it “about”, also when only reached on the way', async () => {
  const [{ last } = { last: 0 }] = await cloud.db.query<{ last: number }>(
    'SELECT max(year) AS last FROM calendar_years',
  )
  expect((await dueWhenSentAt(tenOn(`${last}-12-20`)))[1]).toBe(false)
  expect((await dueWhenSentAt(tenOn(`${last}-12-30`)))[1]).toBe(true)
  expect(await dueWhenSentAt(tenOn('2037-03-02'))).toEqual(['2037-03-09', true])
})

test('what is due today is not late, tomorrow it is', async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  const resident = cloud.as('resident')
  const { complaint } = await resident.call('complaints.submit', words())
  const which = { street: cloud.street, complaint: complaint.complaint }
  const lateOn = async (day: string) => {
    cloud.clock.set(tenOn(day))
    return (await resident.call('complaints.get', which)).complaint.late
  }
  expect([await lateOn('2026-11-30'), await lateOn('2026-12-01')]).toEqual([false, true])
})
