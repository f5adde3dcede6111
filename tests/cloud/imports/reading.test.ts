import { openCloud, type TestCloud } from '@tests/support/open-cloud'
import { MAX_IMPORT_ROWS } from '@/contract/imports'
import { archive, bones, part } from './archive'
import { csv, gbk, HEADINGS, preview, row, xlsx, xlsxOf } from './sheets'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const refused = (bytes: Uint8Array, words: RegExp) =>
  expect(preview(cloud, bytes)).rejects.toMatchObject({
    code: 'invalid',
    field: 'file',
    message: expect.stringMatching(words),
  })
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bom = (bytes: Uint8Array) => new TextEncoder().encode(`\ufeff${text(bytes)}`)

describe('the same table from every program', () => {
  const rows = [row('R1'), row('R2', { 介绍: '有“引号”，\n也有换行。' })]
  const made = async (bytes: Uint8Array) => {
    const { counts, rows: seen } = await preview(cloud, bytes)
    return { counts, keys: seen.map(({ key, row: number }) => [number, key]) }
  }
  const expected = {
    counts: { add: 2, change: 0, same: 0, error: 0 },
    keys: [
      [2, 'R1'],
      [3, 'R2'],
    ],
  }

  test('CSV in UTF-8', async () => expect(await made(csv(rows))).toEqual(expected))
  test('CSV in UTF-8 with its mark', async () =>
    expect(await made(bom(csv(rows)))).toEqual(expected))
  test('CSV in GBK', async () => {
    const bytes = gbk(text(csv(rows)))
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    expect(await made(bytes)).toEqual(expected)
  })
  test('parted by tabs', async () => {
    const tabbed = [
      HEADINGS,
      ...rows.map((cells) => cells.map((cell) => String(cell).replace(/\n/g, ' '))),
    ]
    const bytes = new TextEncoder().encode(tabbed.map((cells) => cells.join('\t')).join('\n'))
    expect(await made(bytes)).toEqual(expected)
  })
  test('XLSX', async () => expect(await made(await xlsxOf(rows))).toEqual(expected))
  test('headings in English, starred, in another order', async () => {
    const headings = [
      'Name *',
      'KEY（必填）',
      'Kind',
      'Address',
      'Longitude',
      'Latitude',
      'Opening hours',
    ]
    const cells = ['Site', 'R1', 'point', 'Guizhou Road 1', 121.4785, 31.2345, 'Daily 9:00-17:00']
    const { counts } = await preview(cloud, csv([cells], headings))
    expect(counts).toMatchObject({ add: 1, error: 0 })
  })
  test('blank lines count, as in a sheet program', async () => {
    const [heading, ...lines] = text(csv([row('R1'), row('R2')])).split('\r\n')
    const { rows: seen } = await preview(
      cloud,
      new TextEncoder().encode([heading, '', lines[0], '', '', lines[1]].join('\n')),
    )
    expect(seen.map(({ row: number }) => number)).toEqual([3, 6])
  })
})

describe('cells of a workbook as a person sees them', () => {
  test('merged, rich, linked and numeric cells', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(HEADINGS)
      sheet.addRow(row('1', { 编号: 1, 经度: 121.47850000000001 }))
      sheet.addRow(row('2', { 编号: 2, 地址: '' }))
      sheet.mergeCells('E2:E3')
      sheet.getCell('B2').value = { richText: [{ text: '红' }, { text: '色驿站' }] }
      sheet.getCell('M2').value = { text: '链接', hyperlink: 'https://example.cn' }
      sheet.getCell('A3').numFmt = '000'
    })
    const { rows } = await preview(cloud, bytes)
    expect(rows.map(({ key, name, does }) => [key, name, does])).toEqual([
      ['1', '红色驿站', 'add'],
      ['002', '站点 2', 'add'],
    ])
  })

  test('a formula and an error are told by row and column', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(HEADINGS)
      sheet.addRow(row('1'))
      sheet.addRow(row('2'))
      sheet.getCell('B2').value = { formula: 'A1', result: '站点' }
      sheet.getCell('K3').value = { error: '#N/A' }
    })
    const { rows } = await preview(cloud, bytes)
    expect(
      rows.map(({ row: number, does, words }) => [number, does, words[0]?.column?.zh]),
    ).toEqual([
      [2, 'error', '名称'],
      [3, 'error', '容量'],
    ])
    expect(rows[0]?.words[0]?.en).toMatch(/formula/)
  })

  test('a date where hours should stand is a row error, not a guess', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(HEADINGS)
      sheet.addRow(row('1'))
      sheet.getCell('I2').value = new Date('2026-05-01T00:00:00Z')
    })
    const { rows } = await preview(cloud, bytes)
    expect(rows[0]).toMatchObject({ does: 'error', words: [{ column: { zh: '开放时间' } }] })
  })

  test('a validation over all cells of a sheet costs nothing', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(HEADINGS)
      sheet.addRow(row('1'))
      Object.assign(
        (sheet as unknown as { dataValidations: { model: object } }).dataValidations.model,
        {
          'A1:XFD1048576': { type: 'list', allowBlank: true, formulae: ['"点,线,面"'] },
        },
      )
    })
    const began = Date.now()
    expect((await preview(cloud, bytes)).counts.add).toBe(1)
    expect(Date.now() - began).toBeLessThan(5000)
  })
})

test('characters that no database keeps are an error of their cell', async () => {
  const strange = ['_x0000_', 'x_xD800_x', '\u202e倒着']
  const seen = await preview(
    cloud,
    await xlsxOf(strange.map((name, i) => row(`R${i}`, { 名称: name }))),
  )
  expect(seen.rows.map(({ does, words }) => [does, words[0]?.column?.zh])).toEqual(
    strange.map(() => ['error', '名称']),
  )
})

test('long cells and whole characters at every cut', async () => {
  const long = '😀'.repeat(3000)
  const rows = HEADINGS.flatMap((heading, i) => [
    row(`R${i}`, { [heading]: long }),
    row(`S${i}`, { [heading]: `x${long}` }),
  ])
  const seen = await preview(cloud, csv(rows))
  expect(seen.counts).toEqual({ add: 0, change: 0, same: 0, error: rows.length })
  expect(Math.max(...seen.rows.map((one) => JSON.stringify(one).length))).toBeLessThan(1500)
})

describe('formula-like text', () => {
  test.each(['=HYPERLINK("http://x")', '+1+cmd', '-x', '@SUM(A1)', '＝1'])(
    '%s is a row error',
    async (name) => {
      const { rows } = await preview(cloud, csv([row('R1', { 名称: name })]))
      expect(rows[0]).toMatchObject({ does: 'error', words: [{ column: { zh: '名称' } }] })
    },
  )
  test('a telephone number with its plus is none', async () => {
    const { counts } = await preview(cloud, csv([row('R1', { 电话: '+86 21 0123 4567' })]))
    expect(counts.add).toBe(1)
  })
})

describe('what is no such table is refused in words', () => {
  test('columns that are unknown, missing or twice, by name', async () => {
    const headings = HEADINGS.map((name) =>
      name === '地址' ? '住址' : name === '英文名称' ? '名称' : name,
    )
    await refused(
      csv([row('R1')], headings),
      /不认识的列：“住址”；缺少的列：“地址”；重复的列：“名称”/,
    )
  })
  test('no more than its heading', () => refused(csv([]), /只有列名/))
  test('nothing but blanks', () => refused(new TextEncoder().encode('\r\n , ,\r\n'), /什么也没有/))
  test('an empty workbook', async () => refused(await xlsx(() => undefined), /什么也没有/))
  test('an encoding that is neither', () =>
    refused(Uint8Array.of(0xff, 0xff, 0x41, 0x80, 0xff), /文字编码/))
  test('UTF-16', () => refused(new Uint8Array(Buffer.from('\ufeff编号,名称', 'utf16le')), /UTF-16/))
  test('a quote without its other', () =>
    refused(new TextEncoder().encode(`${HEADINGS.join(',')}\n"R1,x\n`), /引号没有成对/))
  test('a picture', () => refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), /不是能读的表格/))
  test('an old .xls', () =>
    refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), /另存为.*\.xlsx/))
  test('macros', () => refused(archive([...bones, part('xl/vbaProject.bin', 'x')]), /宏/))
  test('another archive', () =>
    refused(archive([part('word/document.xml', '<w/>')]), /不是能读的表格/))
  test('a workbook that no reader reads', () =>
    refused(archive(bones), /读不出这个表格|什么也没有/))

  test(`${MAX_IMPORT_ROWS.sites + 1} rows`, async () => {
    const rows = Array.from({ length: MAX_IMPORT_ROWS.sites + 1 }, (_, i) => row(`R${i}`))
    await refused(csv(rows), /5,001 行，一次最多 5,000 行/)
    await refused(await xlsxOf(rows), /5,001 行，一次最多 5,000 行/)
  })
})

describe('archives that swell', () => {
  const swelling = Buffer.alloc(60 * 1024 * 1024)

  test('one that says so is not inflated at all', () =>
    refused(archive([...bones, { name: 'xl/sharedStrings.xml', body: swelling }]), /太大/))
  test('one that lies is found while inflating, within what it claims', () =>
    refused(
      archive([...bones, { name: 'xl/sharedStrings.xml', body: swelling, claims: 1000 }]),
      /太大/,
    ))
  test('too many parts', () =>
    refused(
      archive([...bones, ...Array.from({ length: 600 }, (_, i) => part(`p${i}`, ''))]),
      /不是能读的表格/,
    ))
  test('a merged range of a billion cells', () =>
    refused(
      archive([...bones, part('xl/worksheets/sheet1.xml', '<mergeCell ref="A1:XFD1048576"/>')]),
      /太大/,
    ))
})
