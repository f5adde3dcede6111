import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { closePhones, openPhone, type Phone, type PhoneOptions } from '@tests/support/phone'

const FORM = 'pages/complaints/index'
const WORDS = '饮水机的热水连续三天不出水'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
afterEach(closePhones)

let strangers = 0
/** An old phone that nobody knows yet, on the real cloud. */
function phoneOf(options: PhoneOptions = {}): Phone {
  const person = cloud.wechat(`complaint-${++strangers}`)
  return openPhone({
    now: MONDAY,
    hostile: true,
    callFunction: ({ data }) => {
      const { action, input } = data as { action: string; input: unknown }
      return person.try(action, input)
    },
    ...options,
  })
}

async function press(phone: Phone, words: string) {
  await phone.wait(words)
  await phone.tap(words)
}

test('somebody agrees, complains, and follows it', async () => {
  const phone = phoneOf()
  await phone.open('pages/mine/index')
  await press(phone, '同意并继续')
  await phone.wait('微信用户')
  await phone.open(FORM, { street: STREET, site: 'v1srarvx4j' })
  await phone.wait('贵州路邻里客厅')
  await phone.type('发生了什么', WORDS)
  await press(phone, '提交')
  await phone.wait('收到您的投诉')
  expect(phone.text()).toContain('前答复')
  expect(phone.text()).not.toContain('查看答复的凭证')
  await press(phone, '看进展')
  await phone.wait('办理中')
  expect(phone.text()).toContain(WORDS)
})

test('who did not agree finds it again by the receipt on this phone, after the app was gone', async () => {
  const phone = phoneOf()
  await phone.open(FORM, { street: STREET })
  await press(phone, '这个小程序')
  await phone.type('发生了什么', '字太小，老人看不清')
  await press(phone, '提交')
  await phone.wait('查看答复的凭证')
  phone.restart()
  await phone.open('pages/complaints/mine/index', { street: STREET })
  await phone.wait('字太小，老人看不清')
})

test('without a network the words stay, and are sent once it is back', async () => {
  const phone = phoneOf()
  await phone.open(FORM, { street: STREET })
  await press(phone, '这个小程序')
  await phone.type('发生了什么', '按钮点了没有反应')
  phone.setOnline(false)
  await phone.wait('先写好，内容留在这台手机上')
  await press(phone, '提交')
  await phone.wait('连上网络后再试')
  phone.restart()
  phone.setOnline(true)
  await phone.open(FORM, { street: STREET })
  await press(phone, '提交')
  await phone.wait('收到您的投诉')
})
