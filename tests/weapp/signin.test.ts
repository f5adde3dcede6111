import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { closePhones, openPhone, type Phone } from '@tests/support/phone'

const SCAN = 'pages/scan/index'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
afterEach(closePhones)

/** An old phone that nobody knows yet, on the real cloud. */
function phoneOf(openid: string): Phone {
  const person = cloud.wechat(openid)
  return openPhone({
    now: MONDAY,
    hostile: true,
    callFunction: ({ data }) => {
      const { action, input } = data as { action: string; input: unknown }
      return person.try(action, input)
    },
  })
}

async function press(phone: Phone, words: string) {
  await phone.wait(words)
  await phone.tap(words)
}

const desk = { browser: 'edge', system: 'windows' } as const
const ask = () => cloud.as('stranger').call('session.ask', { street: STREET, browser: desk })

test('a phone signs a desk in: agree, scan, pick the number, and see it among the devices', async () => {
  const phone = phoneOf('signin-1')
  const asked = await ask()
  await phone.open(SCAN, { q: asked.link })
  await phone.wait('先让我们认得您')
  await press(phone, '去“我的”')
  await press(phone, '同意并继续')
  await phone.wait('微信用户')

  await phone.open(SCAN, { q: asked.link })
  await phone.wait('Edge · Windows')
  await press(phone, String(asked.number))
  await phone.wait('电脑上已经登录')
  const { request, key } = asked
  const collected = await cloud.as('stranger').call('session.collect', { request, key })
  expect(collected.state).toBe('signed')
  await press(phone, '回“我的”')
  await phone.wait('登录的设备')
  await phone.wait('Edge · Windows')
})

test('who did not ask for it refuses', async () => {
  const phone = phoneOf('signin-2')
  const { link, request, key } = await ask()
  await phone.open('pages/mine/index')
  await press(phone, '同意并继续')
  await phone.wait('微信用户')
  await phone.open(SCAN, { q: link })
  await press(phone, '不是我，拒绝登录')
  await phone.wait('已经拒绝，没有登录')
  const collected = await cloud.as('stranger').call('session.collect', { request, key })
  expect(collected).toEqual({ state: 'refused' })
})
