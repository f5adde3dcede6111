import { STREET } from '@tests/support/open-cloud'
import { claim } from '@/cloud/messages/repository/deliveries'
import { appoint, words } from '../complaints/people'
import { openSubscribing, type Subscriber, type Subscribing } from './subscribers'

let cloud: Subscribing
let anna: Subscriber
beforeEach(async () => {
  cloud = await openSubscribing()
  anna = await cloud.person()
  await cloud.accept(anna, 'report_progress')
})
afterEach(() => cloud.close())

const MINUTE = 60_000
const pass = (minutes: number) => cloud.clock.set(cloud.clock.now() + minutes * MINUTE)

/** WeChat refuses with these numbers, one after the other; null: it does not answer. */
function refusing(...errors: (number | null)[]) {
  const send = jest.spyOn(cloud.subscribeMessages, 'send')
  for (const error of errors) send.mockResolvedValueOnce({ sent: false, error })
  return send
}

test('a message goes to WeChat within its limits, opens its subject, and is done', async () => {
  await cloud.tell([anna])
  await cloud.runTimers()
  await cloud.runTimers()
  expect(cloud.subscribeMessages.sent).toEqual([
    {
      openid: anna.openid,
      templateId: 'tpl-progress',
      page: `pages/complaints/thread/index?street=${STREET}&complaint=0123456789`,
      data: {
        character_string1: { value: 'T20261123-0001' },
        thing2: { value: '您的意见有答复了' },
        phrase3: { value: '已答复' },
        time4: { value: '2026年11月23日 10:00' },
      },
    },
  ])
  expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'sent', tries: 1, error: null }])
  expect(await cloud.causes(anna)).toEqual(['accepted 1', 'reserved -1'])
})

test('WeChat says that nothing is left: what we counted is gone, with the reason', async () => {
  for (let i = 0; i < 3; i++) await cloud.accept(anna, 'report_progress')
  await cloud.tell([anna])
  refusing(43101)
  await cloud.deliver()
  expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'void', error: 43101 }])
  expect(await cloud.balance(anna)).toBe(0)
  expect((await cloud.causes(anna)).sort()).toEqual([
    ...['accepted 1', 'accepted 1', 'accepted 1', 'accepted 1'],
    ...['refused -3', 'reserved -1'],
  ])
})

test.each([
  [47003, 'failed', 1],
  [40037, 'failed', 1],
  [41030, 'failed', 1],
  [-604101, 'failed', 1],
  [40003, 'void', 0],
])('WeChat refuses with %d: %s at once, %d left', async (error, state, left) => {
  await cloud.tell([anna])
  const send = refusing(error)
  await cloud.deliver()
  pass(200)
  await cloud.deliver()
  expect(send).toHaveBeenCalledTimes(1)
  expect(await cloud.deliveries(anna)).toMatchObject([{ state, error }])
  expect(await cloud.balance(anna)).toBe(left)
  const logged = cloud.log.filter(({ event }) => event === 'message not delivered')
  expect(logged).toHaveLength(state === 'failed' ? 1 : 0)
  expect(JSON.stringify(logged)).not.toMatch(new RegExp(`${anna.openid}|${anna.person}`))
})

test.each([[-1], [45009], [null]])(
  'WeChat answers %p: tried again after 1, 5, 30 minutes and 2 hours, then given up',
  async (error) => {
    await cloud.tell([anna])
    const send = refusing(...Array(5).fill(error))
    for (const [tries, wait] of [1, 5, 30, 120].entries()) {
      await cloud.deliver()
      expect(send).toHaveBeenCalledTimes(tries + 1)
      pass(wait - 0.1)
      await cloud.deliver()
      expect(send).toHaveBeenCalledTimes(tries + 1)
      pass(0.1)
    }
    expect(await cloud.balance(anna)).toBe(0)
    await cloud.deliver()
    expect(send).toHaveBeenCalledTimes(5)
    expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'failed', tries: 5, error }])
    expect(await cloud.balance(anna)).toBe(1)
    expect((await cloud.causes(anna)).at(-1)).toBe('returned 1')
  },
)

test('one that fails holds none of the others up', async () => {
  const bert = await cloud.person()
  await cloud.accept(bert, 'report_progress')
  await cloud.tell([anna, bert])
  const real = cloud.subscribeMessages.send
  cloud.cloud.outside.subscribeMessages.send = (message) =>
    message.openid === anna.openid ? Promise.reject(new Error('no network')) : real(message)
  await cloud.deliver()
  expect(await cloud.deliveries(bert)).toMatchObject([{ state: 'sent' }])
  expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'queued', tries: 1 }])
})

test('runs that are cut off between WeChat and the note end by themselves, with the credit back once', async () => {
  await cloud.tell([anna])
  const until = (now: number) => Array.from({ length: 5 }, () => new Date(now + MINUTE))
  for (let run = 1; run <= 5; run++) {
    const now = cloud.clock.now()
    const rows = await claim(cloud.db, STREET, { now, until: until(now), most: 20 })
    expect(rows).toMatchObject([{ tries: run }])
    // nobody else has it meanwhile
    expect(await claim(cloud.db, STREET, { now, until: until(now), most: 20 })).toEqual([])
    pass(1)
  }
  const send = refusing()
  await cloud.deliver()
  pass(600)
  await cloud.deliver()
  expect(send).not.toHaveBeenCalled()
  expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'failed' }])
  expect(await cloud.balance(anna)).toBe(1)
})

test('a message that reached WeChat although its run was cut off doubles, and the first refusal sets our count right', async () => {
  await cloud.accept(anna, 'report_progress')
  await cloud.tell([anna])
  const real = cloud.db.tx
  cloud.db.tx = () => Promise.reject(new Error('cut off'))
  await expect(cloud.deliver()).rejects.toThrow('cut off')
  cloud.db.tx = real
  pass(1)
  await cloud.deliver()
  expect(cloud.subscribeMessages.sent).toHaveLength(2)
  expect(cloud.subscribeMessages.left(anna.openid, 'tpl-progress')).toBe(0)
  expect(await cloud.balance(anna)).toBe(1)
  await cloud.tell([anna])
  await cloud.deliver()
  expect(await cloud.balance(anna)).toBe(0)
  expect((await cloud.ledger()).every(({ balance, sum }) => balance === sum)).toBe(true)
})

test('two runs at once send nothing twice', async () => {
  const people = [anna]
  for (let i = 0; i < 24; i++) {
    const one = await cloud.person()
    await cloud.accept(one, 'report_progress')
    people.push(one)
  }
  await cloud.tell(people)
  await Promise.all([cloud.deliver(), cloud.deliver(), cloud.deliver()])
  const told = cloud.subscribeMessages.sent.map(({ openid }) => openid)
  expect([...told].sort()).toEqual(people.map(({ openid }) => openid).sort())
})

describe('nobody to send it to', () => {
  test('somebody without an account in WeChat has the credit back', async () => {
    await cloud.tell([anna])
    await cloud.db.query('UPDATE wechat_accounts SET openid_sealed = NULL WHERE person = $1', [
      anna.person,
    ])
    await cloud.deliver()
    expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'void', error: null }])
    expect(await cloud.balance(anna)).toBe(1)
  })

  test('so it is where the template was taken out of the settings', async () => {
    await cloud.tell([anna])
    const { templates } = cloud.cloud.settings
    cloud.cloud.settings.templates = {}
    await cloud.deliver()
    cloud.cloud.settings.templates = templates
    expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'void' }])
    expect(await cloud.balance(anna)).toBe(1)
  })
})

test('what is told of a real step goes out: an answered complaint', async () => {
  const owner = await cloud.person()
  const { complaint } = await anna.call('complaints.submit', words())
  const which = { street: STREET, complaint: complaint.complaint }
  await appoint(cloud, owner.person, { role: 'street_staff' })
  await cloud.db.query('UPDATE complaints SET owner = $3 WHERE street = $1 AND id = $2', [
    ...[STREET, complaint.complaint, owner.person],
  ])
  const { version } = (await owner.call('complaints.get', which)).complaint
  await owner.call('complaints.answer', { ...which, version, words: '已经修好，谢谢您。' })
  await cloud.deliver()
  expect(cloud.subscribeMessages.sent).toMatchObject([
    { openid: anna.openid, data: { character_string1: { value: complaint.number } } },
  ])
})
