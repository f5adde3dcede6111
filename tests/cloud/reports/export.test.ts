import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { parse } from 'csv-parse/sync'
import { Workbook } from 'exceljs'
import { rowsWithin, writeCsv, writeXlsx } from '@/cloud/sheets'
import type { InputOf } from '@/contract'
import { MAX_EXPORT_BYTES, MAX_EXPORT_ROWS } from '@/contract/reports-figures'
import type { AreaCode, Mobile } from '@/contract/wire'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { client } from '../homes/neighbours'
import { pathsIn, type Sown, sow } from './counting'
import { act, handled, type Offices, officesOf, report } from './reporting'

let cloud: TestCloud
let street: Offices
let path: AreaCode[]
beforeAll(async () => {
  cloud = await openCloud()
  path = (await pathsIn(cloud))[0] ?? []
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
  await sow(cloud, [], street.head.person)
})

type Input = Partial<InputOf<'reports.export'>>
const take = (who: Somebody, input: Input = {}) =>
  who.call('reports.export', {
    ...{ street: STREET, from: '2026-11-01', to: '2026-11-23', format: 'csv', language: 'zh' },
    ...input,
  })

const textOf = (base64: string) => Buffer.from(base64, 'base64').toString('utf8')
type Rows = Record<string, string>[]
const csvRows = (base64: string): Rows => parse(textOf(base64), { bom: true, columns: true })

async function sheetOf(base64: string) {
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(base64, 'base64') as never)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

/** As a sheet program shows it. */
const shown = (value: unknown): string => {
  if (!(value instanceof Date)) return value === null ? '' : String(value)
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}

async function xlsxRows(base64: string): Promise<Rows> {
  const sheet = await sheetOf(base64)
  const [, ...heads] = sheet.getRow(1).values as string[]
  const rows: Rows = []
  sheet.eachRow((row, n) => {
    if (n === 1) return
    rows.push(Object.fromEntries(heads.map((head, i) => [head, shown(row.getCell(i + 1).value)])))
  })
  return rows
}

/** One that went all the way, one in hand, and one about people. */
async function told() {
  const { resident, head, lane, at } = street
  const closed = await report(resident, at, {
    ...{ words: '门口有"装修"垃圾，\n两大袋', phone: '13912345678' as Mobile },
    at: { by: 'map', place: at, address: '贵州路 101 弄' },
  })
  await handled(head, closed)
  await act(lane, 'reports.verify', closed, { pass: true })
  await act(resident, 'reports.rate', closed, { rating: 'fair' })
  cloud.clock.set(tenOn('2026-11-23') + 60_000)
  const open = await report(resident, at, { words: '电话 13912345678 找我' })
  cloud.clock.set(tenOn('2026-11-23') + 120_000)
  const people = await report(resident, at, { category: 'quarrel' as never, anonymous: true })
  return { closed, open, people }
}

test('holds the rows of the figures in words, in both formats the same', async () => {
  const { closed, open, people } = await told()
  const file = await take(street.staff)
  expect(file).toMatchObject({ rows: 3, more: false, mime: 'text/csv' })
  expect(file.name).toBe(`reports-${STREET}-2026-11-01-2026-11-23.csv`)
  const text = textOf(file.base64)
  expect(text.startsWith('\ufeff编号,部件/事件,类别,')).toBe(true)
  expect(text.split('\r\n').at(-1)).toBe('')
  const rows = csvRows(file.base64)
  expect(rows.map((row) => row.编号)).toEqual([closed, open, people].map(({ number }) => number))
  expect(rows[0]).toMatchObject({
    ...{ 类别: '暴露垃圾', '部件/事件': '事件', 时限等级: '紧急', 状态: '已结案' },
    ...{
      内容: '门口有"装修"垃圾，\n两大袋',
      地址: '贵州路 101 弄',
      结果: '已解决',
      评价: '基本满意',
    },
    ...{ 提交时间: '2026-11-23 10:00', 计为收到: '2026-11-23', 首次联系期限: '2026-11-24' },
    ...{ 首次联系: '2026-11-23 10:00', 办结期限: '2026-11-26', 结案时间: '2026-11-23 10:00' },
    ...{ 退单次数: '0', 第几次办理: '1', 来源: '自己提交', 负责人岗位: '网格长' },
  })
  expect(rows[1]).toMatchObject({ 内容: '电话 139****5678 找我', 结果: '', 结案时间: '' })
  const xlsx = await take(street.staff, { format: 'xlsx' })
  expect(await xlsxRows(xlsx.base64)).toEqual(rows)
  expect(
    await xlsxRows((await take(street.staff, { format: 'xlsx', language: 'en' })).base64),
  ).toEqual(csvRows((await take(street.staff, { language: 'en' })).base64))
  expect(csvRows((await take(street.staff, { language: 'en' })).base64)[0]).toMatchObject({
    ...{ Category: 'Litter', State: 'Closed', Rating: 'Fair', 'Role of its owner': 'Lane head' },
  })
})

test('a workbook has a heading that stays, and moments and days that can be sorted', async () => {
  await told()
  const sheet = await sheetOf((await take(street.staff, { format: 'xlsx' })).base64)
  expect(sheet.name).toBe('工单')
  expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
  const heads = sheet.getRow(1).values as string[]
  const cell = (head: string) => sheet.getRow(2).getCell(heads.indexOf(head))
  const moment = cell('提交时间')
  expect(moment.value).toEqual(new Date('2026-11-23T10:00:00Z'))
  expect(moment.numFmt).toBe('yyyy-mm-dd hh:mm')
  expect(cell('办结期限').value).toEqual(new Date('2026-11-26T00:00:00Z'))
  expect(cell('办结期限').numFmt).toBe('yyyy-mm-dd')
  expect(cell('退单次数').value).toBe(0)
})

const base = (): Omit<Sown, 'id'> => ({
  ...{ state: 'handling', category: 'litter', open: true, via: 'app', maker: 'm', reporter: null },
  ...{ contact_sealed: null, path, place: street.at, reportedAt: tenOn('2026-11-20') },
  ...{ contactDue: '2026-11-23', contactedAt: null, due: '2026-11-25', closedAt: null },
  ...{
    result: null,
    rating: null,
    round: 1,
    returns: 0,
    redoneByRating: false,
    words: '',
    address: null,
  },
})
const rowsOf = (n: number, own: (i: number) => Partial<Sown>): Sown[] =>
  Array.from({ length: n }, (_, i) => ({
    ...base(),
    id: `ex${String(i).padStart(8, '0')}`,
    ...own(i),
  }))

test('nothing that somebody typed is a formula, however a sheet program reads the file', async () => {
  const nasty = [
    '=1+1',
    '+86',
    '-1',
    '@SUM(A1)',
    '＝1',
    '\t=1',
    '=HYPERLINK("http://x","y")',
    '"=1"',
  ]
  await sow(
    cloud,
    rowsOf(nasty.length, (i) => ({ words: nasty[i], address: nasty[i] ?? null })),
    street.head.person,
  )
  const rows = csvRows((await take(street.staff)).base64)
  expect(rows.map((row) => row.内容)).toEqual(
    nasty.map((words) => (words === '"=1"' ? words : `'${words}`)),
  )
  for (const row of rows)
    expect(Object.values(row).filter((text) => /^[=+\-@\t＝]/.test(text))).toEqual([])
  const sheet = await sheetOf((await take(street.staff, { format: 'xlsx' })).base64)
  const heads = sheet.getRow(1).values as string[]
  nasty.forEach((words, i) => {
    expect(sheet.getRow(i + 2).getCell(heads.indexOf('内容')).value).toBe(words)
  })
})

test('ends at the border of one’s areas and at the filters, and tells withdrawn and merged ones too', async () => {
  const far = (await pathsIn(cloud)).find(([, block]) => block !== path[1]) ?? []
  const rows = rowsOf(6, (i) => ({
    ...(i < 2 && { path: far }),
    ...(i === 3 && { category: 'tree', state: 'withdrawn' as const }),
    ...(i === 4 && { state: 'merged' as const }),
    ...(i === 5 && { reportedAt: tenOn('2026-10-31') }),
  }))
  await sow(cloud, rows, street.head.person)
  const count = async (who: Somebody, input: Input = {}) => (await take(who, input)).rows
  expect(await count(street.staff)).toBe(5)
  const secretary = await somebody(cloud, { role: 'community_secretary', area: path[2] })
  expect(await count(secretary)).toBe(3)
  expect(await count(secretary, { category: 'tree' as never })).toBe(1)
  expect(await count(street.staff, { area: path[2] })).toBe(3)
  expect(await count(street.staff, { from: '2026-10-31', to: '2026-10-31' })).toBe(1)
  await expect(take(secretary, { area: far[1] })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(take(street.head)).rejects.toMatchObject({ code: 'forbidden' })
  const states = csvRows((await take(street.staff)).base64).map((row) => row.状态)
  expect(states).toEqual(expect.arrayContaining(['已撤回', '已并案']))
})

test('says when there is more', async () => {
  await sow(
    cloud,
    rowsOf(MAX_EXPORT_ROWS + 1, (i) => ({ words: i % 50 ? '' : '短' })),
    street.head.person,
  )
  const many = await take(street.staff)
  expect(many).toMatchObject({ rows: MAX_EXPORT_ROWS, more: true })
})

test('takes as many rows as have room, and they are as large as they say', async () => {
  const row = ['S20261123-0001', '很'.repeat(500), 3, { day: '2026-11-23' }, null] as const
  const rows = Array.from({ length: 2_500 }, () => row)
  const taken = rowsWithin(rows, MAX_EXPORT_BYTES)
  expect(taken.length).toBeGreaterThan(1_500)
  expect(taken.length).toBeLessThan(rows.length)
  expect(rowsWithin(rows.slice(0, 10), MAX_EXPORT_BYTES)).toHaveLength(10)
  const table = { name: 'n', columns: row.map(() => ({ heading: 'h', width: 4 })), rows: taken }
  for (const bytes of [writeCsv(table), await writeXlsx(table)]) {
    expect(bytes.length).toBeLessThan(MAX_EXPORT_BYTES + 1_000)
  }
})

test('leaves who took it, of which period and how many', async () => {
  await told()
  await take(street.secretary, { format: 'xlsx' })
  const [row] = await cloud.db.query<{ by: string; after: object }>(
    `SELECT by_person AS by, after FROM history WHERE street = $1 AND did = 'reports.export'`,
    [STREET],
  )
  expect(row).toMatchObject({
    by: street.secretary.person,
    after: { from: '2026-11-01', to: '2026-11-23', format: 'xlsx', rows: 3 },
  })
})

test('says nothing of who reported, who owns or whom to call', async () => {
  const { staff, at } = street
  await told()
  await staff.call('reports.enter', {
    ...{ street: STREET, client: client(), category: 'litter' as never, via: 'phone' },
    ...{ words: '来电说的事', at: { by: 'map', place: at } },
    caller: { name: '来电的孙女士', phone: '13987654321' as Mobile },
  })
  await cloud.db.query(`UPDATE persons SET name = '某某的名字' WHERE id = ANY($1)`, [
    [street.resident.person, street.head.person],
  ])
  for (const language of ['zh', 'en'] as const) {
    for (const format of ['csv', 'xlsx'] as const) {
      const { base64 } = await take(staff, { format, language })
      const rows = format === 'csv' ? csvRows(base64) : await xlsxRows(base64)
      const all = JSON.stringify(rows)
      expect(rows).toHaveLength(4)
      expect(all).not.toMatch(/孙女士|某某的名字|13912345678|13987654321|8765/)
      for (const { person } of [street.resident, street.head, staff])
        expect(all).not.toContain(person)
    }
  }
})
