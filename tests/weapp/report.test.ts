import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { closePhones, openPhone, type Phone } from '@tests/support/phone'
import { jpegOf } from '@tests/support/pictures'
import type { ReportId } from '@/contract/wire'
import type { Somebody } from '../cloud/complaints/people'
import { type Offices, officesOf, PATH, seenBy } from '../cloud/reports/reporting'

const FORM = 'pages/reports/index'
const MINE = 'pages/reports/mine/index'
const THREAD = 'pages/reports/thread/index'
const HANDLE = 'pages/reports/handle/index'
const WORDS = '门口堆了一大袋装修垃圾，轮椅过不去'

let cloud: TestCloud
let offices: Offices
let site: string

beforeAll(async () => {
  cloud = await openCloud()
  offices = await officesOf(cloud)
  takeFilesAsWeChatDoes()
  const [row] = await cloud.db.query<{ id: string }>(
    'SELECT id FROM sites WHERE street = $1 AND area = $2 AND NOT retired ORDER BY id LIMIT 1',
    [STREET, PATH.grid],
  )
  if (!row) throw new Error(`the seed has no site in ${PATH.grid}`)
  site = row.id
})
afterAll(() => cloud.close())
afterEach(closePhones)

/** A phone inside WeChat sends to a path of the cloud's storage, not to a link. */
function takeFilesAsWeChatDoes() {
  const { outside } = cloud.cloud
  const { storage } = outside
  outside.storage = { ...storage, ticket: async (cloudPath) => ({ by: 'cloud', cloudPath }) }
}

/** Somebody's phone on the real cloud. */
function phoneOf(who: Somebody): Phone {
  const phone = openPhone({
    now: MONDAY,
    callFunction: ({ data }) => {
      const { action, input } = data as { action: string; input: unknown }
      return who.try(action, input)
    },
  })
  phone.answer('requestSubscribeMessage', {})
  phone.answer('chooseMedia', { tempFiles: [{ tempFilePath: 'wxfile://tmp/1.jpg', size: 900 }] })
  phone.answer('cloud.uploadFile', async ({ cloudPath }: { cloudPath: string }) => {
    await cloud.cloud.outside.storage.write(cloudPath, await jpegOf())
    return { fileID: `cloud://test/${cloudPath}` }
  })
  return phone
}

/** As soon as it is there. */
async function press(phone: Phone, words: string) {
  await phone.wait(words)
  await phone.tap(words)
}

async function ownerOf(report: ReportId): Promise<Somebody> {
  const [row] = await cloud.db.query<{ owner: string }>(
    'SELECT owner FROM reports WHERE street = $1 AND id = $2',
    [STREET, report],
  )
  const owner = Object.values(offices).find((one) => 'person' in one && one.person === row?.owner)
  if (!owner) throw new Error(`nobody of this street owns ${report}`)
  return owner as Somebody
}

/** The page of whoever has it now. */
async function ownersPage(report: ReportId): Promise<Phone> {
  const phone = phoneOf(await ownerOf(report))
  await phone.open(HANDLE, { street: STREET, report })
  return phone
}

/** Takes it on. */
async function accept(phone: Phone) {
  await press(phone, '接单')
  await phone.wait('接了单就不能由您核查')
  await phone.tap('接单')
}

/** Notes that the reporter was called. */
async function contact(phone: Phone) {
  await press(phone, '记录首次联系')
  await press(phone, '打了电话')
  await press(phone, '记下')
}

/** Hands in that it is done, for somebody else to verify. */
async function resolve(phone: Phone) {
  await press(phone, '交办理结果')
  await press(phone, '解决了')
  await press(phone, '已经清理干净')
  await press(phone, '交出结果')
  await phone.wait('结果已经交给别人核查')
}

async function verify(report: ReportId) {
  const phone = await ownersPage(report)
  await press(phone, '核查')
  await press(phone, '办好了')
  await press(phone, '通过，结案')
  await phone.wait('已结案')
}

/** What the resident has reported, as the cloud tells them. */
const told = async () => (await offices.resident.call('reports.mine', { street: STREET })).reports

test('told without a network and killed, sent once; handled, verified, redone one level up, closed', async () => {
  const mine = phoneOf(offices.resident)
  await mine.open(FORM, { street: STREET, site })
  await mine.wait('微网格')
  mine.setOnline(false)
  await mine.wait('现在没有网络，照样可以报')
  await press(mine, '拍照片')
  await mine.type('发生了什么', WORDS)
  await press(mine, '提交')
  await mine.wait('已保存，有网时自动发送')
  expect(await told()).toEqual([])

  mine.restart()
  mine.setOnline(true)
  await mine.open(MINE, { street: STREET })
  await mine.wait('已派遣')
  const [line, ...more] = await told()
  if (!line) throw new Error('it never arrived')
  expect(more).toEqual([])
  const { report } = line
  const sent = await seenBy(offices.resident, { report })
  expect(sent.photos.length + sent.photosWaiting).toBe(1)

  expect(await ownerOf(report)).toBe(offices.head)
  const head = await ownersPage(report)
  await accept(head)
  await contact(head)
  await resolve(head)
  expect(await ownerOf(report)).not.toBe(offices.head)
  await verify(report)

  await mine.open(THREAD, { street: STREET, report })
  await press(mine, '不满意')
  await mine.wait('由上一级')
  await mine.tap('提交评价')
  await mine.wait('由上一级重新办理')
  const redoing = await ownersPage(report)
  expect(await ownerOf(report)).not.toBe(offices.head)
  await accept(redoing)
  await resolve(redoing)
  await verify(report)

  mine.restart()
  await mine.open(THREAD, { street: STREET, report })
  await press(mine, '基本满意')
  await mine.tap('提交评价')
  await mine.wait('评价基本满意')
  const closed = await seenBy(offices.resident, { report })
  expect(closed).toMatchObject({ state: 'closed', round: 2, rating: { is: 'fair' } })
})
