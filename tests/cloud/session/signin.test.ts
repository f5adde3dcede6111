import { MONDAY, OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { siteId } from '@tests/support/samples'
import { dispatch } from '@/cloud/dispatch'
import { LONGEST_MS, TOKEN_MS } from '@/cloud/session/token'
import { type ActionName, actions, type InputOf, type OutputOf } from '@/contract'
import type { Envelope } from '@/contract/errors'
import type { Version } from '@/contract/wire'
import { appoint } from '../complaints/people'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const desk = { browser: 'edge', system: 'windows' } as const
const me = { street: STREET }

let cloud: TestCloud
// one for all: each test has people and requests of its own, and the clock only goes on
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const pass = (ms: number) => cloud.clock.set(cloud.clock.now() + ms)
const browser = () => cloud.as('stranger')
const ask = () => browser().call('session.ask', { ...me, browser: desk })
const collect = (asked: Pick<OutputOf<'session.ask'>, 'request' | 'key'>) =>
  browser().call('session.collect', { request: asked.request, key: asked.key })

async function with_<Name extends ActionName>(token: string, action: Name, input: InputOf<Name>) {
  const envelope = await dispatch(cloud.cloud, {
    ...{ action, input, requestId: 'test' },
    credentials: { token, openid: null, address: '10.0.0.1' },
  })
  return envelope as Envelope<OutputOf<Name>>
}

/** A phone inside WeChat whose person agreed to be kept. */
async function phoneOf(openid: string) {
  const phone = cloud.wechat(openid)
  await phone.call('session.open', { ...me, agreed: true })
  return phone
}

/** The token of a browser that this phone signed in. */
async function signIn(phone: Awaited<ReturnType<typeof phoneOf>>) {
  const asked = await ask()
  await phone.call('session.confirm', { request: asked.request, number: asked.number })
  const collected = await collect(asked)
  if (collected.state !== 'signed') throw new Error(collected.state)
  return collected.token
}

describe('a browser is signed in by a phone', () => {
  test('scan, compare the number, and the browser is the person of the phone', async () => {
    const phone = await phoneOf('oDESK-1')
    const asked = await ask()
    expect(await phone.call('codes.resolve', { scanned: asked.link })).toEqual({
      is: 'signin',
      request: asked.request,
    })
    expect(await phone.call('codes.resolve', { scanned: asked.scene })).toMatchObject({
      is: 'signin',
    })
    const seen = await phone.call('session.look', { request: asked.request })
    expect(seen.browser).toEqual(desk)
    expect(new Set(seen.numbers).size).toBe(3)
    expect(seen.numbers).toContain(asked.number)
    expect(seen).not.toHaveProperty('key')

    expect(await collect(asked)).toEqual({ state: 'asked' })
    const { request, number } = asked
    expect(await phone.call('session.confirm', { request, number })).toEqual({ confirmed: true })
    const collected = await collect(asked)
    if (collected.state !== 'signed') throw new Error(collected.state)
    const [known, there] = await Promise.all([
      phone.call('session.me', me),
      with_(collected.token, 'session.me', me),
    ])
    expect(there).toMatchObject({ ok: true, data: { person: known.person } })
  })

  test('a device that is signed in may confirm as well', async () => {
    const asked = await ask()
    const { request, number } = asked
    await cloud.as('street_staff').call('session.confirm', { request, number })
    const collected = await collect(asked)
    if (collected.state !== 'signed') throw new Error(collected.state)
    expect(await with_(collected.token, 'session.me', me)).toMatchObject({
      data: { persona: 'street_staff' },
    })
  })

  test('the token is collected exactly once, whoever is at it at the same time', async () => {
    const phone = await phoneOf('oDESK-2')
    const asked = await ask()
    await phone.call('session.confirm', { request: asked.request, number: asked.number })
    const states = await Promise.all([1, 2, 3, 4].map(() => collect(asked)))
    expect(states.map(({ state }) => state).sort()).toEqual(['signed', 'used', 'used', 'used'])
    const [count] = await cloud.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM sessions s JOIN signins r ON r.person = s.person
       WHERE r.id = $1`,
      [asked.request],
    )
    expect(count?.n).toBe(1)
  })

  test('a request is confirmed by one person only, at the same time or later', async () => {
    const phones = await Promise.all(['oDESK-3', 'oDESK-4'].map(phoneOf))
    const { request, number } = await ask()
    const tries = await Promise.all(
      phones.map((phone) => phone.try('session.confirm', { request, number })),
    )
    expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('nobody is led into signing a stranger in', () => {
  test('a wrong number refuses the request for good: with three to choose from a second try is no test', async () => {
    const phone = await phoneOf('oDESK-5')
    const asked = await ask()
    const { request, number } = asked
    const { numbers } = await phone.call('session.look', { request })
    const wrong = numbers.find((one) => one !== number) ?? 0
    expect(await phone.call('session.confirm', { request, number: wrong })).toEqual({
      confirmed: false,
    })
    const again = await phone.try('session.confirm', { request, number })
    expect(again).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await collect(asked)).toEqual({ state: 'refused' })
  })

  test('a number that was never shown refuses it too', async () => {
    const phone = await phoneOf('oDESK-6')
    const asked = await ask()
    const { numbers } = await phone.call('session.look', { request: asked.request })
    const other = [10, 11, 12, 13].find((one) => !numbers.includes(one)) ?? 0
    await phone.call('session.confirm', { request: asked.request, number: other })
    expect(await collect(asked)).toEqual({ state: 'refused' })
  })

  test('the place of the right number among the three tells nothing', async () => {
    const places = new Set<number>()
    for (let turn = 0; turn < 40; turn++) {
      const { request, number } = await ask()
      const { numbers } = await cloud.as('resident').call('session.look', { request })
      places.add(numbers.indexOf(number))
    }
    expect([...places].sort()).toEqual([0, 1, 2])
  })

  test('refused on the phone, the browser is told', async () => {
    const phone = await phoneOf('oDESK-7')
    const asked = await ask()
    await phone.call('session.refuse', { request: asked.request })
    expect(await collect(asked)).toEqual({ state: 'refused' })
    const { request, number } = asked
    expect(await phone.try('session.confirm', { request, number })).toMatchObject({ ok: false })
  })

  test('after three minutes it can neither be seen nor confirmed, and the browser is told', async () => {
    const phone = await phoneOf('oDESK-8')
    const asked = await ask()
    const { request, number } = asked
    pass(3 * MINUTE)
    for (const [action, input] of [
      ['session.look', { request }],
      ['session.confirm', { request, number }],
      ['session.refuse', { request }],
    ] as const) {
      expect(await phone.try(action, input)).toMatchObject({ error: { code: 'not_found' } })
    }
    expect(await collect(asked)).toEqual({ state: 'expired' })
  })

  test('confirmed in the last second it can still be collected, for a minute', async () => {
    const phone = await phoneOf('oDESK-9')
    const late = await Promise.all([ask(), ask()])
    pass(3 * MINUTE - 1000)
    for (const { request, number } of late) {
      await phone.call('session.confirm', { request, number })
    }
    pass(30_000)
    expect(await collect(late[0])).toMatchObject({ state: 'signed' })
    pass(MINUTE)
    expect(await collect(late[1])).toEqual({ state: 'expired' })
  })

  test('the key of another browser collects nothing, and neither key nor number stands in the database as it is', async () => {
    const phone = await phoneOf('oDESK-10')
    const [mine, theirs] = await Promise.all([ask(), ask()])
    await phone.call('session.confirm', { request: mine.request, number: mine.number })
    const { request } = mine
    const foreign = await browser().try('session.collect', { request, key: theirs.key })
    expect(foreign).toMatchObject({ error: { code: 'not_found' } })
    expect(await collect(mine)).toMatchObject({ state: 'signed' })
    const rows = await cloud.db.query('SELECT * FROM signins')
    expect(JSON.stringify(rows)).not.toContain(mine.key)
  })

  test('a forged code leads nowhere', async () => {
    const { scene } = await ask()
    const last = scene.endsWith('a') ? 'b' : 'a'
    const scanned = scene.slice(0, -1) + last
    expect(await browser().call('codes.resolve', { scanned })).toEqual({ is: 'unknown' })
  })

  test('a request of yesterday is forgotten', async () => {
    const { request } = await ask()
    pass(25 * HOUR)
    await ask()
    expect(await cloud.db.query('SELECT 1 FROM signins WHERE id = $1', [request])).toEqual([])
  })
})

test('asking and collecting are counted', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY)
  const counted = await openCloud({ limitCalls: true })
  try {
    const nobody = counted.wechat('oNOBODY')
    const { request } = await nobody.call('session.ask', { ...me, browser: desk })
    for (let calls = 1; calls < actions['session.ask'].perMinute; calls++) {
      await nobody.call('session.ask', { ...me, browser: desk })
    }
    expect(await nobody.try('session.ask', { ...me, browser: desk })).toMatchObject({
      error: { code: 'too_many' },
    })
    const guess = { request, key: 'a'.repeat(26) }
    expect(await nobody.try('session.collect', guess)).toMatchObject({
      error: { code: 'not_found' },
    })
    await counted.db.query(`UPDATE rate_counters SET calls = $1 WHERE action = 'session.collect'`, [
      actions['session.collect'].perMinute,
    ])
    expect(await nobody.try('session.collect', guess)).toMatchObject({
      error: { code: 'too_many' },
    })
  } finally {
    await counted.close()
  }
})

describe('open sessions', () => {
  test('are listed for their owner alone, with the browser, and this one marked', async () => {
    const phone = await phoneOf('oLIST-1')
    const first = await signIn(phone)
    pass(2 * HOUR)
    const second = await signIn(phone)
    const there = await with_(second, 'session.list', {})
    if (!there.ok) throw new Error(there.error.message)
    expect(there.data.sessions).toHaveLength(2)
    expect(there.data.sessions.map(({ current }) => current)).toEqual([true, false])
    expect(there.data.sessions[0]?.browser).toEqual(desk)
    const onPhone = await phone.call('session.list', {})
    expect(onPhone.sessions.some(({ current }) => current)).toBe(false)
    const other = await phoneOf('oLIST-2')
    expect((await other.call('session.list', {})).sessions).toEqual([])
    expect(first).not.toBe(second)
  })

  test('one that is in use says so to the hour, and no call but the first of an hour writes', async () => {
    const phone = await phoneOf('oLIST-3')
    const token = await signIn(phone)
    const seen = async () => (await phone.call('session.list', {})).sessions[0]?.seenAt
    const opened = await seen()
    pass(59 * MINUTE)
    await with_(token, 'session.me', me)
    expect(await seen()).toBe(opened)
    pass(MINUTE)
    await with_(token, 'session.me', me)
    expect(await seen()).toBe(new Date(cloud.clock.now()).toISOString())
  })

  test('one is ended from the phone with its next call; the others go on', async () => {
    const phone = await phoneOf('oLIST-4')
    const [first, second] = [await signIn(phone), await signIn(phone)]
    const mine = await with_(first, 'session.list', {})
    const session = mine.ok && mine.data.sessions.find(({ current }) => current)
    if (!session) throw new Error('this session is not listed')
    await phone.call('session.revoke', { session: session.session })
    expect(await with_(first, 'session.me', me)).toMatchObject({ error: { code: 'sign_in' } })
    expect((await with_(second, 'session.me', me)).ok).toBe(true)
    const again = await phone.try('session.revoke', { session: session.session })
    expect(again).toMatchObject({ error: { code: 'not_found' } })
  })

  test('all others end, this one and those of other people stay', async () => {
    const [phone, other] = await Promise.all([phoneOf('oLIST-5'), phoneOf('oLIST-6')])
    const tokens = [await signIn(phone), await signIn(phone), await signIn(phone)] as const
    const theirs = await signIn(other)
    expect(await with_(tokens[1], 'session.revoke', { session: 'others' })).toEqual({
      ok: true,
      data: { ended: 2 },
    })
    const alive = await Promise.all(
      [...tokens, theirs].map(async (token) => (await with_(token, 'session.me', me)).ok),
    )
    expect(alive).toEqual([false, true, false, true])
    expect(await phone.call('session.revoke', { session: 'others' })).toEqual({ ended: 1 })
  })

  test('another person’s is not found', async () => {
    const [phone, other] = await Promise.all([phoneOf('oLIST-7'), phoneOf('oLIST-8')])
    const token = await signIn(phone)
    const [session] = (await phone.call('session.list', {})).sessions
    const tried = await other.try('session.revoke', { session: session?.session })
    expect(tried).toMatchObject({ error: { code: 'not_found' } })
    expect((await with_(token, 'session.me', me)).ok).toBe(true)
  })

  test('one is renewed in use, and a week after its opening no more', async () => {
    const phone = await phoneOf('oLIST-9')
    const began = cloud.clock.now()
    let token = await signIn(phone)
    while (cloud.clock.now() + TOKEN_MS - HOUR < began + LONGEST_MS) {
      pass(TOKEN_MS - HOUR)
      const renewed = await with_(token, 'session.renew', {})
      if (!renewed.ok) throw new Error(renewed.error.message)
      token = renewed.data.token
      expect(Date.parse(renewed.data.expires)).toBeLessThanOrEqual(began + LONGEST_MS)
    }
    cloud.clock.set(began + LONGEST_MS - 1)
    expect((await with_(token, 'session.renew', {})).ok).toBe(true)
    cloud.clock.set(began + LONGEST_MS)
    expect(await with_(token, 'session.me', me)).toMatchObject({ error: { code: 'sign_in' } })
  })

  test('after the last appointment ended a resident’s session is left', async () => {
    const { request, number, key } = await ask()
    await cloud.as('street_staff').call('session.confirm', { request, number })
    const collected = await collect({ request, key })
    if (collected.state !== 'signed') throw new Error(collected.state)
    await cloud.db.query(
      `UPDATE appointments SET until_day = '2026-11-22', from_day = '2026-01-01'
       WHERE street = $1 AND person = (SELECT id FROM persons WHERE persona = 'street_staff')`,
      [STREET],
    )
    const left = await with_(collected.token, 'session.me', me)
    expect(left).toMatchObject({ ok: true, data: { roles: [], can: { seeDesk: false } } })
    const refused = await with_(collected.token, 'sites.operators', { street: OTHER_STREET })
    expect(refused).toMatchObject({ error: { code: 'forbidden' } })
  })
})

describe('words from a desk are checked in the name of the account', () => {
  test.each([
    ['linked today', ''],
    ['linked before openids were kept', 'UPDATE wechat_accounts SET openid_sealed = NULL'],
  ])('%s', async (_when, before) => {
    const asked: (string | null)[] = []
    cloud.cloud.outside.contentCheck = {
      async check(_words, openid) {
        asked.push(openid)
        return 'pass'
      },
    }
    const phone = await phoneOf('oWRITER-1')
    const { person } = await phone.call('session.me', me)
    if (!person) throw new Error('the person agreed to be kept')
    await appoint(cloud, person, { role: 'street_staff' })
    if (before) await cloud.db.query(before)
    const token = await signIn(phone)
    const closing = { street: STREET, site: siteId(1), version: 1 as Version }
    await with_(token, 'sites.close', { ...closing, note: { zh: '停电，今天提前关门' } })
    expect(asked).toEqual(['oWRITER-1'])
    const kept = await cloud.db.query('SELECT * FROM wechat_accounts')
    expect(JSON.stringify(kept)).not.toContain('oWRITER')
    expect(JSON.stringify(cloud.log)).not.toContain('oWRITER')
  })
})
