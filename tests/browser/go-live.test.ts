import fs from 'node:fs'
import path from 'node:path'
import { type Browser, closeBrowser, openBrowser } from '@tests/support/browser'
import { command, linkIn } from '@tests/support/commands'
import { type Asker, openProduction, type Production } from '@tests/support/production'
import { askIn, confirmOn, sees, tap } from '@tests/support/signing-in'
import { settle } from '@tests/support/tour'
import type { StreetCode } from '@/contract/wire'
import { archive, bones, part } from '../cloud/imports/archive'
import { gbk, xlsxOf } from '../cloud/imports/sheets'

/** An empty street goes live from files alone: no personas, nothing invented but the files themselves. */

const STREET = '310101002' as StreetCode
const me = { street: STREET }
const FILES = path.resolve(__dirname, '../fixtures/go-live')

/** What is chosen on the page, and the file for it, in the order in which a street begins. */
const files = [
  { kind: '片区', name: 'areas.geojson', does: ['新增 7', '修改 1'], again: ['不变 8'] },
  { kind: '任职', name: 'appointments.csv', does: ['新增 7'], again: ['不变 7'] },
  { kind: '站点', name: 'sites.csv', does: ['新增 2'], again: ['不变 2'] },
  { kind: '门户', name: 'doors.csv', does: ['新增 6'], again: ['不变 6'] },
] as const
type Kind = (typeof files)[number]['kind']

const textOf = (name: string) => fs.readFileSync(path.join(FILES, name), 'utf8')
const bytes = (text: string) => new TextEncoder().encode(text)

/**
 * What a street keeps of what was done in it, even where all of that was undone: the files, their
 * rows and the history.
 */
const RECORDS = [
  ...['imports', 'import_rows', 'files', 'history', 'area_versions'],
  ...['sessions', 'rate_counters'],
]

let production: Production
let browser: Browser
let administrator: Asker
let link = ''

beforeAll(async () => {
  production = await openProduction({
    before: async (env) => {
      link = linkIn(await command('administrator', env, '--street', STREET, '--name', '示例管理员'))
    },
  })
  browser = await openBrowser({ url: `${production.url}/#/pages/mine/index`, width: 1280 })
  browser.page.setDefaultTimeout(20_000)
  administrator = await phoneOf('oADMINISTRATOR')
}, 120_000)

afterAll(async () => {
  await closeBrowser()
  await production.close()
})

/** The phone of somebody who agreed to be kept. */
async function phoneOf(openid: string) {
  const phone = production.phone(openid)
  await phone.call('session.open', { ...me, agreed: true })
  return phone
}

async function claim(phone: Asker, scanned: string) {
  const found = await phone.call('codes.resolve', { scanned })
  if (found.is !== 'invitation') throw new Error(`the code is ${found.is}`)
  const { street, invitation } = found
  return (await phone.call('invitations.claim', { street, invitation })).invitation
}

/** Every row of every table, as text. */
async function everything(): Promise<Record<string, string[]>> {
  const { db } = production.cloud
  const tables = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await db.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${name} t ORDER BY 1`,
    )
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

/** The same without what is only a record of it. */
async function things() {
  const all = Object.entries(await everything())
  return Object.fromEntries(all.filter(([table]) => !RECORDS.includes(table)))
}

const shown = (role: 'button' | 'radio', name: string | RegExp) =>
  browser.page.getByRole(role, { name, exact: true }).filter({ visible: true }).first()

/** Opens a page as somebody who typed its address. */
async function open(at: string) {
  await browser.page.goto(`${production.url}/#/pages/${at}`)
  await browser.page.reload()
  await settle(browser)
}

/** Calls are counted by the minute; nobody who looks at what they bring in fills one. */
const restUntilNextMinute = () => production.cloud.db.query('DELETE FROM rate_counters')

/** Chooses a file on the import page and sends it. */
async function send(kind: Kind, name: string, content: Uint8Array) {
  await restUntilNextMinute()
  await shown('radio', kind).click()
  const choosing = browser.page.waitForEvent('filechooser')
  await shown('button', '选择文件上传').click()
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
  await (await choosing).setFiles(file)
}

/** The preview of a file: how many rows do what. */
async function preview(kind: Kind, name: string, content: Uint8Array): Promise<string[]> {
  await send(kind, name, content)
  await browser.page.getByRole('heading', { name, exact: true }).filter({ visible: true }).waitFor()
  const counts = browser.page.locator('.wrapping.numbers .choice >> visible=true')
  await counts.first().waitFor()
  return counts.allInnerTexts()
}

/** What the preview says of its rows. */
const sentences = () => browser.page.locator('.import-words >> visible=true').allInnerTexts()

async function back() {
  await browser.page.goBack()
  await shown('button', '选择文件上传').waitFor()
}

/** The step that the foot offers, and the question that it asks. */
async function confirmed(act: string, done: string) {
  await tap(browser, act)
  await browser.page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click()
  await sees(browser, done)
}

const apply = () => confirmed('全部生效', '已经全部生效')

/** Brings in a file of ours, and the same again. */
async function bring({ kind, name, does, again }: (typeof files)[number]) {
  expect([name, await preview(kind, name, bytes(textOf(name)))]).toEqual([name, does])
  await apply()
  await back()
  expect([name, await preview(kind, name, bytes(textOf(name)))]).toEqual([name, again])
  await sees(browser, '文件和现有内容一样，没有要改的')
  expect(await shown('button', '全部生效').count()).toBe(0)
  await back()
}

test('the deploy command invites the first administrator, whose phone signs the desk in', async () => {
  expect(await claim(administrator, link)).toMatchObject({
    kind: 'administrator',
    state: 'claimed',
  })
  await confirmOn(administrator, await askIn(browser))
  await sees(browser, '已经登录')
  await open('desk/index')
  await shown('button', /^从表格导入/).click()
  await sees(browser, '还没有导入过')
})

let empty: Record<string, string[]>

test('areas, appointments, sites and doors come from files, and again do nothing', async () => {
  empty = await things()
  for (const file of files) await bring(file)
  const all = await everything()
  const rows = ['areas', 'appointments', 'sites', 'buildings', 'doors'].map((t) => all[t]?.length)
  // the street itself and its administrator were there
  expect(rows).toEqual([8, 8, 2, 2, 6])
  const sheet = textOf('sites.csv')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const [headings = [], ...cells] = sheet
  expect(await preview('站点', 'sites.xlsx', await xlsxOf(cells, headings))).toEqual(['不变 2'])
  await back()
  expect(await preview('任职', 'gbk.csv', gbk(textOf('appointments.csv')))).toEqual(['不变 7'])
  await back()
})

test('broken files are told row by row, and change nothing', async () => {
  await open('imports/index')
  const before = await things()
  const refused = async (kind: Kind, name: string, content: Uint8Array, words: string) => {
    await send(kind, name, content)
    await sees(browser, words)
    expect(await shown('button', '选择文件上传').isVisible()).toBe(true)
  }
  const wrong = async (kind: Kind, name: string, content: Uint8Array, counts: string[]) => {
    expect([name, await preview(kind, name, content)]).toEqual([name, counts])
    expect(await shown('button', '全部生效').count()).toBe(0)
    const said = await sentences()
    await back()
    return said
  }
  const [doors, offices] = [textOf('doors.csv'), textOf('appointments.csv')]
  await refused('门户', 'columns.csv', bytes(doors.replace('室号', '门牌')), '不认识的列：“门牌”')
  await refused('任职', 'half.csv', Uint8Array.of(...gbk(offices), 0xff), '认不出文件的文字编码')
  const macros = archive([...bones, part('xl/vbaProject.bin', 'x')])
  await refused('站点', 'sites.xlsm', macros, '表格里带有宏')

  const overlapping = textOf('areas.geojson')
    .replaceAll('31.2347', '31.2346')
    .replace('31.2346', '31.235')
  const overlap = await wrong('片区', 'overlap.geojson', bytes(overlapping), ['有错 2', '不变 6'])
  expect(overlap.join()).toContain('示例二格')

  const rows = offices
    .replace('微网格长', '村长')
    .replace('示例街坊', '没有的街坊')
    .replace('13800000004', '不会说')
  expect(await wrong('任职', 'rows.csv', bytes(rows), ['有错 3', '不变 4'])).toEqual([
    expect.stringMatching(/^角色：不认识“村长”，可以写：志愿者、微网格长/),
    '片区：本街道没有“没有的街坊”',
    '手机：不像手机号，也不像带区号的座机号',
  ])
  const formulas = doors.replace('示例路2号,,一楼', '示例路2号,,=1+1').replace(',2\n', ',+1+1\n')
  const formula = '是公式或像公式（以 = + - @ 开头），请改成普通文字或数值'
  expect(await wrong('门户', 'formulas.csv', bytes(formulas), ['有错 2', '不变 4'])).toEqual([
    `预计人数：${formula}`,
    `室号：${formula}`,
  ])
  expect(await things()).toEqual(before)
})

test('undone from the last to the first, nothing is left', async () => {
  await open('imports/index')
  for (const { name } of [...files].reverse()) {
    const row = browser.page.locator('.row >> visible=true', { hasText: name })
    await row.filter({ hasText: '已经生效' }).click()
    await confirmed('撤回这次导入', '已经撤回，恢复到导入前')
    await back()
  }
  expect(await things()).toEqual(empty)
  const standing = await administrator.call('sites.list', { ...me, needs: [] })
  expect(standing.sites).toEqual([])
})

test('a place leads to its grid, and to its head once that one has accepted', async () => {
  await open('imports/index')
  for (const { kind, name, does } of files.slice(0, 2)) {
    expect(await preview(kind, name, bytes(textOf(name)))).toEqual(does)
    await apply()
    await back()
  }
  await open('areas/here/index')
  await sees(browser, '这里属于示例一格')
  await sees(browser, '这里暂时没有人接手')
  await sees(browser, '示例甲还没有登录过，消息到不了，接着找')

  await open('appointments/index')
  await tap(browser, '重新邀请 示例甲')
  const invitation = browser.page.locator('.invitation-link >> visible=true')
  const head = await phoneOf('oHEAD')
  expect(await claim(head, (await invitation.textContent()) ?? '')).toMatchObject({
    state: 'claimed',
  })

  // in the browser of a stranger, who has no answer from before
  const url = `${production.url}/#/pages/areas/here/index`
  const stranger = await openBrowser({ url })
  await sees(stranger, '示例甲 · 微网格长')
  await sees(stranger, '由示例甲负责')
  expect(await stranger.axe()).toEqual([])
  expect([...browser.errors, ...stranger.errors]).toEqual([])
  await stranger.close()
})
