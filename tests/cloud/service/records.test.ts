import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { ServiceRecord } from '@/contract/service'
import { emptyOffices, type Somebody, somebody } from '../complaints/people'
import { leave, recorded, work } from './shifts'

const at = (time: string) => Date.parse(`2026-11-22T${time}:00+08:00`)
const iso = (time: string) => new Date(at(time)).toISOString()
const HOUR = 3_600_000

let cloud: TestCloud
let organiser: Somebody
let volunteer: Somebody
let above: Somebody

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(at('17:00'))
  await emptyOffices(cloud)
  organiser = await somebody(cloud, { role: 'partner' })
  volunteer = await somebody(cloud)
  above = await somebody(cloud, { role: 'street_staff' })
})

const shift = () => ({
  person: volunteer.person,
  organiser: organiser.person,
  from: at('14:00'),
  until: at('16:00'),
})
const code = async (envelope: Promise<unknown>) =>
  ((await envelope) as { error?: { code: string } }).error?.code ?? 'ok'
const why = async (envelope: Promise<unknown>) =>
  ((await envelope) as { error?: { because?: { why: string } } }).error?.because?.why
const mine = async (who = volunteer) => who.call('service.mine', { street: STREET })
const first = async (): Promise<ServiceRecord> => {
  const [record] = (await mine()).records
  if (!record) throw new Error('no record')
  return record
}
const which = ({ record, version }: ServiceRecord) => ({ street: STREET, record, version })
const correct = (record: ServiceRecord, from: string, until: string, who = volunteer) =>
  who.try('service.correct', {
    ...which(record),
    from: iso(from),
    until: iso(until),
    why: '多留了一会儿收工具。',
  })
/** What somebody was told of the record made last. */
const told = async (person: string) =>
  (
    await cloud.db.query<{ kind: string }>(
      `SELECT kind FROM messages WHERE street = $1 AND person = $2 AND noun = 'service' AND subject =
         (SELECT id FROM service_records WHERE street = $1 AND person = $3
          ORDER BY at DESC, id LIMIT 1)
       ORDER BY kind`,
      [STREET, person, volunteer.person],
    )
  ).map(({ kind }) => kind)
const deeds = async (record: string) =>
  (
    await cloud.db.query<{ did: string }>(
      `SELECT did FROM history WHERE street = $1 AND noun = 'service' AND subject = $2 ORDER BY step`,
      [STREET, record],
    )
  ).map(({ did }) => did)

describe('a shift that somebody left', () => {
  test('is recorded with what the measure asks, within the shift alone, and told', async () => {
    await recorded(cloud, { ...shift(), in: at('13:40'), out: at('15:30') })
    const record = await first()
    expect(record).toMatchObject({
      number: expect.stringMatching(/^F20261122-\d{4}$/),
      name: '王小兰',
      shown: {
        title: { zh: '周末河岸清洁', en: 'Riverside clean-up' },
        role: { zh: '清洁员', en: 'Cleaner' },
        where: { zh: '苏州河步道' },
        phone: '021-63210000',
      },
      from: iso('14:00'),
      until: iso('15:30'),
      minutes: 90,
      state: 'recorded',
      can: { confirm: true, correct: true, sign: false },
    })
    expect(Date.parse(record.confirmUntil)).toBe(at('17:00') + 48 * HOUR)
    expect(await told(volunteer.person)).toEqual(['hours_assumed'])
  })

  test('is assumed until its planned end where nobody checked out', async () => {
    await recorded(cloud, { ...shift(), in: at('14:10'), out: null })
    expect(await first()).toMatchObject({ state: 'assumed', minutes: 110, until: iso('16:00') })
  })

  test('makes one record however often it is heard of, and a late check-out mends what was assumed', async () => {
    const done = await work(cloud, { ...shift(), out: null })
    for (let again = 0; again < 2; again += 1) await leave(cloud, done, { assumed: true })
    await cloud.db.query(
      'UPDATE attendance SET out_at = $3, assumed = false WHERE street = $1 AND place = $2',
      [STREET, done.place, new Date(at('15:00'))],
    )
    await leave(cloud, done)
    const { records } = await mine()
    expect(records).toMatchObject([{ state: 'recorded', minutes: 60 }])
    await leave(cloud, done)
    expect(await deeds(records[0]?.record ?? '')).toEqual(['service.record', 'service.leave'])
  })

  test('does not undo what the volunteer said when a check-out comes late', async () => {
    const done = await work(cloud, { ...shift(), out: null })
    await leave(cloud, done, { assumed: true })
    await volunteer.call('service.confirm', which(await first()))
    await leave(cloud, done)
    expect(await first()).toMatchObject({ state: 'confirmed', minutes: 120 })
  })

  test('gives nothing for a stay outside the shift', async () => {
    await recorded(cloud, { ...shift(), in: at('16:20'), out: at('16:40') })
    expect(await first()).toMatchObject({ minutes: 0 })
  })
})

describe('service.confirm', () => {
  test('makes it certain at once; the totals tell the two apart', async () => {
    await recorded(cloud, { ...shift(), out: null })
    expect(await mine()).toMatchObject({ minutes: 0, open: 120 })
    await volunteer.call('service.confirm', which(await first()))
    expect(await mine()).toMatchObject({ minutes: 120, open: 0 })
  })

  test('is refused for a stale version, a decided record, and after 48 hours', async () => {
    await recorded(cloud, shift())
    const record = await first()
    cloud.clock.set(at('17:00') + 48 * HOUR + 1)
    expect(await why(volunteer.try('service.confirm', which(record)))).toBe('hours_closed')
    cloud.clock.set(at('17:00') + 48 * HOUR)
    expect(await code(volunteer.try('service.confirm', which(record)))).toBe('ok')
    expect(await why(volunteer.try('service.confirm', which(record)))).toBe('changed')
    const now = await first()
    expect(await why(volunteer.try('service.confirm', which(now)))).toBe('hours_decided')
  })

  test('is nobody else’s: not the organiser’s, a stranger’s, nor from another street', async () => {
    await recorded(cloud, shift())
    const record = await first()
    for (const one of [organiser, above, await somebody(cloud)]) {
      expect(await code(one.try('service.confirm', which(record)))).toBe('not_found')
    }
    const elsewhere = { ...which(record), street: OTHER_STREET }
    expect(await code(volunteer.try('service.confirm', elsewhere))).toBe('not_found')
    expect(await code(cloud.as('stranger').try('service.confirm', which(record)))).toBe('sign_in')
    expect(await code(volunteer.try('service.confirm', { ...which(record), version: 0 }))).toBe(
      'invalid',
    )
  })
})

describe('service.stand', () => {
  test('what nobody corrects in time stands as it is, by the timer, once', async () => {
    const record = await recorded(cloud, { ...shift(), out: null })
    cloud.clock.set(at('17:00') + 48 * HOUR)
    await cloud.runTimers()
    expect((await first()).state).toBe('assumed')
    cloud.clock.set(at('17:00') + 48 * HOUR + 1)
    expect(await mine()).toMatchObject({ minutes: 120, open: 0 })
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await first()).toMatchObject({
      state: 'confirmed',
      minutes: 120,
      can: { correct: false },
    })
    expect(await deeds(record)).toEqual(['service.record', 'service.stand'])
  })
})

describe('service.correct', () => {
  test('holds at once within the shift', async () => {
    const id = await recorded(cloud, { ...shift(), out: null })
    expect(await code(correct(await first(), '14:00', '15:15'))).toBe('ok')
    expect(await first()).toMatchObject({ state: 'confirmed', minutes: 75, until: iso('15:15') })
    expect(await deeds(id)).toEqual(['service.record', 'service.correct'])
  })

  test('asks the organiser beyond it, and what stood before stays until they sign', async () => {
    await recorded(cloud, shift())
    expect(await code(correct(await first(), '13:30', '16:45'))).toBe('ok')
    expect(await first()).toMatchObject({
      state: 'asked',
      minutes: 120,
      asked: { from: iso('13:30'), until: iso('16:45'), due: '2026-11-25', about: false },
      can: { confirm: false, correct: false, sign: false },
    })
    expect(await told(organiser.person)).toEqual(['hours_to_sign'])
    const { assignments } = await organiser.call('assignments.mine', { street: STREET })
    expect(assignments).toMatchObject([{ kind: 'sign_hours', due: '2026-11-25' }])
    expect(await mine()).toMatchObject({ minutes: 0, open: 120 })
  })

  test.each([
    ['15:00', '15:00', undefined],
    ['15:00', '14:00', undefined],
    ['09:59', '16:00', 'hours_too_far'],
    ['14:00', '17:01', 'hours_ahead'],
  ])('refuses from %s until %s', async (from, until, because) => {
    await recorded(cloud, shift())
    const record = await first()
    expect(await code(correct(record, from, until))).toBe('invalid')
    expect(await why(correct(record, from, until))).toBe(because)
  })

  test('counts no time twice', async () => {
    await recorded(cloud, { ...shift(), from: at('12:00'), until: at('13:30') })
    await recorded(cloud, shift())
    const record = await first()
    expect(await why(correct(record, '13:29', '16:00'))).toBe('hours_overlap')
    expect(await code(correct(record, '13:30', '16:00'))).toBe('ok')
  })

  test('asks who leads above where the volunteer organised it, or the organiser has left', async () => {
    organiser = volunteer
    await recorded(cloud, shift())
    await correct(await first(), '14:00', '16:30')
    expect(await told(above.person)).toEqual(['hours_to_sign'])
  })

  test('says so where nobody can sign', async () => {
    await emptyOffices(cloud)
    await recorded(cloud, shift())
    expect(await code(correct(await first(), '14:00', '16:30'))).toBe('unavailable')
    expect((await first()).state).toBe('recorded')
  })

  test('refuses words that the content check refuses, and a stranger', async () => {
    await recorded(cloud, shift())
    const record = await first()
    const refused = volunteer.try('service.correct', {
      ...which(record),
      ...{ from: iso('14:00'), until: iso('15:00'), why: '加微信返利' },
    })
    expect(await code(refused)).toBe('content_refused')
    expect(await code(correct(record, '14:00', '15:00', organiser))).toBe('not_found')
  })
})

describe('service.sign', () => {
  const asked = async () => {
    const id = await recorded(cloud, shift())
    await correct(await first(), '13:30', '16:45')
    const { records } = await organiser.call('service.toSign', { street: STREET })
    const [record] = records
    if (!record) throw new Error('nothing to sign')
    return { id, record }
  }

  test('makes it count, with who signed', async () => {
    const { id, record } = await asked()
    expect(record.can).toEqual({ confirm: false, correct: false, sign: true })
    await organiser.call('service.sign', { ...which(record), accept: true })
    expect(await first()).toMatchObject({
      state: 'confirmed',
      minutes: 195,
      signer: organiser.name,
    })
    expect(await deeds(id)).toEqual(['service.record', 'service.ask', 'service.sign'])
    expect(await told(volunteer.person)).toEqual(['hours_assumed', 'hours_signed'])
    expect(await organiser.call('service.toSign', { street: STREET })).toEqual({ records: [] })
    const { assignments } = await organiser.call('assignments.mine', { street: STREET })
    expect(assignments).toEqual([])
  })

  test('refused leaves what stood before, certain from then on', async () => {
    const { record } = await asked()
    await organiser.call('service.sign', {
      ...which(record),
      accept: false,
      note: '那时已经锁门。',
    })
    expect(await first()).toMatchObject({ state: 'refused', minutes: 120, signer: null })
    expect(await mine()).toMatchObject({ minutes: 120, open: 0 })
    expect(await why(correct(await first(), '14:00', '15:00'))).toBe('hours_decided')
  })

  test('nobody signs their own hours, not even where the record says that they should', async () => {
    const { id, record } = await asked()
    const both = await somebody(cloud, { role: 'street_staff' })
    await cloud.db.query(
      'UPDATE service_records SET person = $3, owner = $3 WHERE street = $1 AND id = $2',
      [STREET, id, both.person],
    )
    expect(await code(both.try('service.sign', { ...which(record), accept: true }))).toBe(
      'forbidden',
    )
    expect(await both.call('service.toSign', { street: STREET })).toEqual({ records: [] })
  })

  test('is not for others, for who has left office, twice, nor where the time was given away', async () => {
    const { record } = await asked()
    const yes = { ...which(record), accept: true }
    expect(await code(above.try('service.sign', yes))).toBe('not_found')
    expect(await code(volunteer.try('service.sign', yes))).toBe('forbidden')
    expect(await code(cloud.as('stranger').try('service.sign', yes))).toBe('sign_in')
    await recorded(cloud, { ...shift(), from: at('16:30'), until: at('16:50') })
    expect(await why(organiser.try('service.sign', yes))).toBe('hours_overlap')
    expect(await code(organiser.try('service.sign', { ...yes, accept: false }))).toBe('ok')
    expect(await code(organiser.try('service.sign', yes))).toBe('not_found')
  })

  test('two answers at once: one holds', async () => {
    const { record } = await asked()
    const answers = await Promise.all(
      [true, false].map((accept) =>
        code(organiser.try('service.sign', { ...which(record), accept })),
      ),
    )
    expect(answers.filter((one) => one === 'ok')).toHaveLength(1)
  })

  test('climbs when it is late, and is handed on when its signer leaves', async () => {
    const { id } = await asked()
    cloud.clock.set(Date.parse('2026-11-26T02:00:00Z'))
    await cloud.runTimers()
    expect(await told(above.person)).toEqual(['hours_to_sign'])
    expect(await first()).toMatchObject({ state: 'asked', asked: { due: '2026-11-30' } })
    cloud.clock.set(Date.parse('2026-12-01T02:00:00Z'))
    await cloud.runTimers()
    expect(await deeds(id)).toEqual([
      'service.record',
      'service.ask',
      'service.climb',
      'service.stay',
    ])
  })

  test('goes to who leads above when its signer leaves office', async () => {
    const { id } = await asked()
    const [work] = await cloud.db.query<{ id: string }>(
      `SELECT id FROM assignments WHERE street = $1 AND subject = $2 AND done_at IS NULL`,
      [STREET, id],
    )
    const { handover } = cloud.cloud.wiring
    const owned = {
      ...{ id: work?.id ?? '', owner: organiser.person, noun: 'service' as const, subject: id },
      ...{ kind: 'sign_hours' as const, title: 'x', due: '2026-11-25', about: false },
    }
    const candidates = await handover.sign_hours.candidates(cloud.db, STREET, owned, '2026-11-23')
    expect(candidates.map(({ person }) => person)).toEqual([above.person])
    const how = { by: null, now: cloud.clock.now(), cause: null, note: null }
    await expect(
      cloud.db.tx((tx) =>
        handover.sign_hours.hand(tx, STREET, owned, { ...how, to: volunteer.person }),
      ),
    ).rejects.toMatchObject({ code: 'invalid' })
    await cloud.db.tx((tx) =>
      handover.sign_hours.hand(tx, STREET, owned, { ...how, to: above.person }),
    )
    expect(await told(above.person)).toEqual(['hours_to_sign'])
    const { records } = await above.call('service.toSign', { street: STREET })
    expect(records).toMatchObject([{ record: id, asked: { due: '2026-11-25' } }])
  })
})

test('the history is for the volunteer in office and the signer, and for nobody else', async () => {
  const id = await recorded(cloud, shift())
  await correct(await first(), '13:30', '16:45')
  const list = { street: STREET, subject: { noun: 'service' as const, id } }
  const { lines } = await organiser.call('history.list', list)
  expect(lines.map(({ did }) => did)).toEqual(['service.ask', 'service.record'])
  expect(await code(above.try('history.list', list))).toBe('not_found')
})
