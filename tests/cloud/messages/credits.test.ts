import { OTHER_STREET, STREET } from '@tests/support/open-cloud'
import fc from 'fast-check'
import { mergeDeliveries } from '@/cloud/messages/repository/deliveries'
import { forgetMessages } from '@/cloud/messages/step'
import { MAX_CREDITS, type Template } from '@/contract/messages'
import { newClient, openSubscribing, type Subscriber, type Subscribing } from './subscribers'

let cloud: Subscribing
beforeEach(async () => {
  cloud = await openSubscribing()
})
afterEach(() => cloud.close())

const RUNS = process.env.LONG === '1' ? 200 : 25
const ONE: Template = 'report_progress'

/** The ledger's promise, after whatever happened. */
async function demandSound(): Promise<void> {
  const rows = await cloud.ledger()
  expect(rows.filter(({ balance, sum }) => balance !== sum || balance < 0)).toEqual([])
}

describe('messages.templates', () => {
  test('names what this installation has, and what the person has left of each', async () => {
    const anna = await cloud.person()
    await cloud.accept(anna, 'work_assigned')
    expect(await anna.call('messages.templates', { street: STREET })).toEqual({
      templates: [
        { template: 'report_progress', id: 'tpl-progress', balance: 0 },
        { template: 'work_assigned', id: 'tpl-work', balance: 1 },
        { template: 'event_progress', id: 'tpl-event', balance: 0 },
      ],
    })
    cloud.cloud.settings.templates = {}
    expect(await anna.call('messages.templates', { street: STREET })).toEqual({ templates: [] })
  })

  test('is for who is known, and shows nobody else’s', async () => {
    const [anna, bert] = [await cloud.person(), await cloud.person()]
    await cloud.accept(anna, ONE)
    expect(await cloud.balance(bert)).toBe(0)
    const asked = cloud.wechat('oNOBODY').call('messages.templates', { street: STREET })
    await expect(asked).rejects.toMatchObject({ code: 'sign_in' })
  })
})

describe('messages.credit', () => {
  test('counts each template once a tap, however often the phone tells', async () => {
    const anna = await cloud.person()
    const tap = { street: STREET, client: newClient(), accepted: [ONE, 'work_assigned', ONE] }
    const told = await Promise.all(
      Array.from({ length: 4 }, () => anna.call('messages.credit', { ...tap, accepted: [ONE] })),
    )
    expect(told.at(-1)?.templates.map(({ balance }) => balance)).toEqual([1, 0, 0])
    await anna.call('messages.credit', { ...tap, accepted: [ONE, 'work_assigned', ONE] })
    expect(await cloud.balance(anna)).toBe(1)
    expect(await cloud.balance(anna, 'work_assigned')).toBe(1)
    expect(await cloud.causes(anna)).toEqual(['accepted 1', 'accepted 1'])
    await demandSound()
  })

  test('nobody holds more than the limit, two taps at once included; the tap is counted all the same', async () => {
    const anna = await cloud.person()
    const taps = Array.from({ length: MAX_CREDITS + 2 }, newClient)
    await Promise.all(
      taps.map((client) =>
        anna.call('messages.credit', { street: STREET, client, accepted: [ONE] }),
      ),
    )
    expect(await cloud.balance(anna)).toBe(MAX_CREDITS)
    await cloud.tell([anna])
    // the last one, which counted as nothing, stays nothing
    for (const client of taps) {
      await anna.call('messages.credit', { street: STREET, client, accepted: [ONE] })
    }
    expect(await cloud.balance(anna)).toBe(MAX_CREDITS - 1)
    await demandSound()
  })

  test('each street counts by itself; a stranger and a name of nobody’s are refused', async () => {
    const anna = await cloud.person()
    const tap = { client: newClient(), accepted: [ONE] }
    await anna.call('messages.credit', { ...tap, street: OTHER_STREET })
    expect(await cloud.balance(anna)).toBe(0)
    const stranger = await cloud
      .wechat('oNOBODY')
      .try('messages.credit', { ...tap, street: STREET })
    expect(stranger).toMatchObject({ error: { code: 'sign_in' } })
    for (const accepted of [[], ['news'], [ONE, ONE, ONE, ONE]]) {
      const sent = { ...tap, street: STREET, accepted }
      expect(await anna.try('messages.credit', sent)).toMatchObject({ error: { code: 'invalid' } })
    }
  })
})

describe('telling', () => {
  test('takes one credit of each who has one; the inbox of everybody', async () => {
    const [anna, bert] = [await cloud.person(), await cloud.person()]
    await cloud.accept(anna, ONE)
    await cloud.tell([anna, bert, anna])
    await cloud.tell([anna])
    expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'queued', template: ONE }])
    expect(await cloud.deliveries(bert)).toEqual([])
    expect(await cloud.causes(anna)).toEqual(['accepted 1', 'reserved -1'])
    const inbox = await anna.call('messages.list', { street: STREET })
    expect(inbox.messages).toHaveLength(2)
    expect((await bert.call('messages.list', { street: STREET })).messages).toHaveLength(1)
    await demandSound()
  })

  test('a kind takes its own template’s credit, or none', async () => {
    const anna = await cloud.person()
    await cloud.accept(anna, ONE)
    await cloud.tell([anna], 'complaint_assigned')
    await cloud.tell([anna], 'appointment_given')
    expect(await cloud.deliveries(anna)).toEqual([])
    expect(await cloud.balance(anna)).toBe(1)
  })

  test('is taken back with its transaction', async () => {
    const anna = await cloud.person()
    await cloud.accept(anna, ONE)
    const failing = cloud.db.tx(async (tx) => {
      await cloud.tell([anna], 'complaint_answered', tx)
      throw new Error('the step itself fails')
    })
    await expect(failing).rejects.toThrow('the step itself fails')
    expect(await cloud.balance(anna)).toBe(1)
    expect(await cloud.deliveries(anna)).toEqual([])
    await demandSound()
  })

  test('many at once spend no credit twice and none that is not there', async () => {
    const people = [await cloud.person(), await cloud.person(), await cloud.person()]
    for (const [at, one] of people.entries()) {
      for (let i = 0; i < 2 + at; i++) await cloud.accept(one, ONE)
    }
    const tellings = Array.from({ length: 8 }, (_, i) =>
      cloud.tell(i % 2 ? people : [...people].reverse()),
    )
    const taps = people.map((one) => cloud.accept(one, ONE))
    await Promise.all([...tellings, ...taps, cloud.deliver(), cloud.deliver()])
    await cloud.deliver()
    for (const [at, one] of people.entries()) {
      const sent = await cloud.deliveries(one)
      const left = (await cloud.balance(one)) ?? 0
      expect(sent.length + left).toBe(3 + at)
      expect(sent.every(({ state }) => state === 'sent')).toBe(true)
      expect(cloud.subscribeMessages.left(one.openid, 'tpl-progress')).toBe(left)
    }
    await demandSound()
  })
})

describe('credits end and move', () => {
  test('who takes the consent back is sent nothing that waits, and counts from nothing again', async () => {
    const [anna, bert] = [await cloud.person(), await cloud.person()]
    for (const one of [anna, anna, anna, bert]) await cloud.accept(one, ONE)
    await cloud.tell([anna, bert])
    await anna.call('consents.set', { purpose: 'messages', given: false })
    await cloud.deliver()
    expect(cloud.subscribeMessages.sent.map(({ openid }) => openid)).toEqual([bert.openid])
    expect(await cloud.balance(anna)).toBe(0)
    expect((await cloud.causes(anna)).at(-1)).toBe('withdrawn -3')
    expect(await cloud.deliveries(anna)).toMatchObject([{ state: 'void' }])
    await demandSound()
  })

  test('what was told of a thing that is forgotten is not sent; its credit comes back', async () => {
    const anna = await cloud.person()
    await cloud.accept(anna, ONE)
    await cloud.tell([anna])
    const subject = { noun: 'complaints', id: '0123456789' } as const
    await cloud.db.tx((tx) => forgetMessages(tx, STREET, subject, cloud.clock.now()))
    await cloud.deliver()
    expect(cloud.subscribeMessages.sent).toEqual([])
    expect(await cloud.balance(anna)).toBe(1)
    expect(await cloud.causes(anna)).toEqual(['accepted 1', 'reserved -1', 'returned 1'])
    await demandSound()
  })

  test('a record that is joined brings its credits, its ledger and what waits', async () => {
    const [old, phone] = [await cloud.person(), await cloud.person()]
    for (const one of [old, phone, phone]) await cloud.accept(one, ONE)
    await cloud.accept(phone, 'work_assigned')
    await cloud.tell([phone])
    const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
    await phone.call('invitations.claim', { street: STREET, invitation: invitation.invitation })
    expect(await cloud.ledger()).toEqual([
      { person: old.person, template: ONE, balance: 2, sum: 2 },
      { person: old.person, template: 'work_assigned', balance: 1, sum: 1 },
    ])
    await cloud.deliver()
    expect(cloud.subscribeMessages.sent).toMatchObject([{ openid: phone.openid }])
  })
})

type Does = 'accept' | 'tell' | 'deliver' | 'lose' | 'withdraw' | 'offline' | 'join'
type Deed = { does: Does; who: number }
const deedsOf = (...does: Does[]) =>
  fc.array(fc.record({ does: fc.constantFrom(...does), who: fc.nat(2) }), { maxLength: 14 })

/** What happens in any order; `at once` all of it together. */
async function live(deeds: readonly Deed[], people: readonly Subscriber[], atOnce: boolean) {
  const real = cloud.subscribeMessages.send
  const doing = async ({ does, who }: Deed) => {
    const one = people[who]
    if (!one) throw new Error('there are three')
    cloud.cloud.outside.subscribeMessages.send = real
    if (does === 'accept') return cloud.accept(one, ONE)
    if (does === 'tell') return cloud.tell(people.slice(0, who + 1))
    if (does === 'join') {
      const into = people[(who + 1) % people.length]?.person ?? one.person
      return cloud.db.tx((tx) => mergeDeliveries(tx, STREET, one.person, into))
    }
    if (does === 'withdraw') {
      await one.call('consents.set', { purpose: 'messages', given: false })
      return
    }
    if (does === 'lose') {
      const message = { openid: one.openid, templateId: 'tpl-progress', page: 'pages/x/index' }
      await real({ ...message, data: {} })
      return
    }
    if (does === 'offline') {
      cloud.cloud.outside.subscribeMessages.send = async () => ({ sent: false, error: null })
    }
    cloud.clock.set(cloud.clock.now() + 3_600_000)
    await cloud.deliver()
  }
  if (atOnce) await Promise.all(deeds.map(doing))
  else for (const deed of deeds) await doing(deed)
  cloud.cloud.outside.subscribeMessages.send = real
}

const queued = async (one: Subscriber) =>
  (await cloud.deliveries(one)).filter(({ state }) => state === 'queued').length

describe('whatever happens in whatever order', () => {
  const anything = deedsOf('accept', 'tell', 'deliver', 'lose', 'withdraw', 'offline', 'join')

  test.each([
    ['one after the other', false],
    ['at once', true],
  ])('the sum of the changes is the balance, and never below nothing: %s', async (_, atOnce) => {
    await fc.assert(
      fc.asyncProperty(anything, async (deeds) => {
        const people = [await cloud.person(), await cloud.person(), await cloud.person()]
        await live(deeds, people, atOnce)
        await demandSound()
        for (const one of people) {
          for (let run = 0; run < 6; run++) {
            cloud.clock.set(cloud.clock.now() + 3 * 3_600_000)
            await cloud.deliver()
          }
          expect(await queued(one)).toBe(0)
        }
        await demandSound()
      }),
      { seed: 43101, numRuns: RUNS },
    )
  })

  test('WeChat counts the same as we do, as long as nobody turns it off there', async () => {
    await fc.assert(
      fc.asyncProperty(deedsOf('accept', 'tell', 'deliver', 'offline'), async (deeds) => {
        const people = [await cloud.person(), await cloud.person(), await cloud.person()]
        await live(deeds, people, false)
        for (const one of people) {
          const ours = ((await cloud.balance(one)) ?? 0) + (await queued(one))
          expect(ours).toBe(cloud.subscribeMessages.left(one.openid, 'tpl-progress'))
        }
        await demandSound()
      }),
      { seed: 43101, numRuns: RUNS },
    )
  })
})
