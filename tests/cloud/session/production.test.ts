import { command, linkIn, type Ran } from '@tests/support/commands'
import { openProduction, type Production } from '@tests/support/production'
import { siteId } from '@tests/support/samples'
import type { StreetCode, Version } from '@/contract/wire'

/** An installation as it goes live: the first administrator comes by a command, the desk by a phone. */

const STREET = '310101002' as StreetCode
const me = { street: STREET }
const desk = { browser: 'chrome', system: 'windows' } as const

/** `npm run administrator`, as whoever deploys runs it. */
const administrator = (env: Record<string, string>, ...args: string[]) =>
  command('administrator', env, ...args)

let production: Production
let invited: Ran
beforeAll(async () => {
  production = await openProduction({
    before: async (env) => {
      const first = await administrator(env, '--street', STREET, '--name', '张三')
      expect(linkIn(first)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/i310101002/)
      // before anybody accepted it a fresh one takes its place
      invited = await administrator(env, '--street', STREET, '--name', '张三')
      expect(linkIn(invited)).not.toBe(linkIn(first))
    },
  })
}, 120_000)
afterAll(() => production.close())

/** The phone of somebody who agreed to be kept. */
async function phoneOf(openid: string) {
  const phone = production.phone(openid)
  await phone.call('session.open', { ...me, agreed: true })
  return phone
}

async function invitationBehind(scanned: string) {
  const found = await production.browser().call('codes.resolve', { scanned })
  if (found.is !== 'invitation') throw new Error(`the code is ${found.is}`)
  return { street: found.street, invitation: found.invitation }
}

test('there is nobody to play and no clock to move', async () => {
  const browser = production.browser()
  expect(await browser.refusal('session.personas', {})).toBe('unknown_action')
  expect(await browser.refusal('session.signInAs', { persona: 'street_staff' })).toBe(
    'unknown_action',
  )
  expect(await browser.refusal('clock.move', { to: null })).toBe('unknown_action')
  const { demonstration } = await browser.call('session.me', me)
  expect(demonstration).toBe(false)
})

test('the browser of a stranger may do nothing of the desk', async () => {
  expect(await production.browser().refusal('sites.operators', me)).toBe('sign_in')
  const resident = await phoneOf('oRESIDENT')
  expect(await resident.refusal('sites.operators', me)).toBe('forbidden')
})

test('from the printed link to the administrator’s desk', async () => {
  const phone = await phoneOf('oADMINISTRATOR')
  const invitation = await invitationBehind(linkIn(invited))
  const { invitation: claimed } = await phone.call('invitations.claim', invitation)
  expect(claimed).toMatchObject({ state: 'claimed', kind: 'administrator' })

  const browser = production.browser()
  const { request, key, number, link } = await browser.call('session.ask', {
    ...me,
    browser: desk,
  })
  const scanned = await phone.call('codes.resolve', { scanned: link })
  expect(scanned).toEqual({ is: 'signin', request })
  const { numbers } = await phone.call('session.look', { request })
  expect(numbers).toContain(number)
  expect(await browser.call('session.collect', { request, key })).toEqual({ state: 'asked' })
  await phone.call('session.confirm', { request, number })
  const collected = await browser.call('session.collect', { request, key })
  if (collected.state !== 'signed') throw new Error(collected.state)
  expect(await browser.call('session.collect', { request, key })).toEqual({ state: 'used' })

  const there = production.browser(collected.token)
  const known = await there.call('session.me', me)
  expect(known.roles.map(({ role }) => role)).toEqual(['administrator'])
  const can = { seeDesk: true, seeDoors: true, addSites: true, importFiles: true }
  expect(known).toMatchObject({ name: '张三', persona: null, can })
  expect(await there.call('sites.operators', me)).toEqual({ operators: [] })
  const { sessions } = await there.call('session.list', {})
  expect(sessions).toMatchObject([{ browser: desk, current: true }])

  // what others will read is checked in the name of the account behind the browser
  const closing = { ...me, site: siteId(1), version: 1 as Version, note: { zh: '今天提前关门' } }
  expect(await there.refusal('sites.close', closing)).toBe('not_found')
  expect(production.checked.at(-1)).toEqual({ words: '今天提前关门', openid: 'oADMINISTRATOR' })

  await phone.call('session.revoke', { session: 'others' })
  expect(await there.refusal('session.list', {})).toBe('sign_in')
})

test('the invitation works once, and for nobody else', async () => {
  const other = await phoneOf('oSOMEBODY')
  const invitation = await invitationBehind(linkIn(invited))
  expect(await other.refusal('invitations.claim', invitation)).toBe('conflict')
  expect((await other.call('session.me', me)).roles).toEqual([])
})

test('a request of another browser, a wrong number and an old request sign nobody in', async () => {
  const phone = await phoneOf('oOFFICE')
  const [one, two] = [production.browser(), production.browser()]
  const asked = await one.call('session.ask', { ...me, browser: desk })
  const { key } = await two.call('session.ask', { ...me, browser: desk })
  const { request, number } = asked
  expect(await two.refusal('session.collect', { request, key })).toBe('not_found')
  const wrong = number === 99 ? 98 : number + 1
  expect(await phone.call('session.confirm', { request, number: wrong })).toEqual({
    confirmed: false,
  })
  expect(await phone.refusal('session.confirm', { request, number })).toBe('not_found')
  expect(await one.call('session.collect', { request, key: asked.key })).toEqual({
    state: 'refused',
  })
  const late = await one.call('session.ask', { ...me, browser: desk })
  production.clock.pass(3 * 60_000)
  expect(await phone.refusal('session.look', { request: late.request })).toBe('not_found')
  const collected = await one.call('session.collect', { request: late.request, key: late.key })
  expect(collected).toEqual({ state: 'expired' })
})

test('a phone that guesses numbers is stopped after ten a minute', async () => {
  const phone = await phoneOf('oGUESSER')
  const codes: string[] = []
  for (let guess = 0; guess < 21; guess++) {
    const request = 'zzzzzzzz' as never
    codes.push(await phone.refusal('session.confirm', { request, number: 10 + guess }))
  }
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('not_found'))
  // two minutes at the most pass meanwhile
  expect(codes).toContain('too_many')
})

test('a street that has an administrator gets another one by the command only where asked for again', async () => {
  const { env } = production
  await production.stop()
  const refused = await administrator(env, '--street', STREET)
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('--again')
  expect(linkIn(refused)).toBe('')
  const again = await administrator(env, '--street', STREET, '--again')
  expect(linkIn(again)).toMatch(/\/s\/i310101002/)
  const unknown = await administrator(env, '--street', '310999999')
  expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('310999999') })
}, 60_000)
