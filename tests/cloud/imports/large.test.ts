import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { ImportView } from '@/contract/imports'
import { allDoors, begin, DOOR_HEADINGS, doorRows, doorsCsv, previewDoors, readOn } from './large'
import { apply, undo, which } from './sheets'

/** As many doors as a file may hold in the long run; a part and a half otherwise. */
const DOORS = process.env.LONG ? 100_000 : 6000

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const counts = ({ counts: { add, change, same, error } }: ImportView) => [add, change, same, error]
const sentences = ({ rows }: ImportView) =>
  rows.flatMap(({ row, words }) =>
    words.map(({ column, zh }) => `${row} ${column ? `${column.zh}：` : ''}${zh}`),
  )
const doorsNow = async () => {
  const [row] = await cloud.db.query<{ doors: number; buildings: number }>(
    `SELECT (SELECT count(*)::int FROM doors WHERE street = $1) AS doors,
            (SELECT count(*)::int FROM buildings WHERE street = $1) AS buildings`,
    [STREET],
  )
  return row
}

test(
  'a large file is read in parts with progress, applied, repeated and undone',
  async () => {
    const before = await doorsNow()
    const untouched = process.env.LONG ? [] : await allDoors(cloud)
    const rows = doorRows(DOORS)
    const begun = await begin(cloud, doorsCsv(rows))
    expect(begun).toMatchObject({
      state: 'reading',
      progress: { done: 0, total: DOORS },
      rows: [],
      can: { apply: false, undo: false },
    })
    await expect(apply(cloud, begun)).rejects.toMatchObject({ because: { why: 'still_reading' } })
    const told: number[] = []
    const seen = await readOn(cloud, begun, ({ progress }) => {
      if (progress) told.push(progress.done)
    })
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.length).toBe(Math.ceil(DOORS / 4000) - 1)
    expect(counts(seen)).toEqual([DOORS, 0, 0, 0])
    expect(seen.progress).toBeNull()
    expect(await doorsNow()).toEqual(before)

    const done = await apply(cloud, seen)
    expect(done.state).toBe('applied')
    expect(await doorsNow()).toEqual({
      doors: (before?.doors ?? 0) + DOORS,
      buildings: (before?.buildings ?? 0) + DOORS / 20,
    })

    const again = await previewDoors(cloud, rows)
    expect(counts(again)).toEqual([0, 0, DOORS, 0])
    expect(again.can.apply).toBe(false)

    await undo(cloud, done)
    expect(await doorsNow()).toEqual(before)
    if (!process.env.LONG) expect(await allDoors(cloud)).toEqual(untouched)
  },
  process.env.LONG ? 300_000 : 60_000,
)

test('the timer reads to the end what a phone has left', async () => {
  const begun = await begin(cloud, doorsCsv(doorRows(6000)))
  await cloud.runTimers()
  const { version: _, ...ids } = which(begun)
  const now = async () => (await cloud.as('street_staff').call('imports.get', ids)).import
  expect((await now()).state).toBe('reading')
  cloud.clock.set(cloud.clock.now() + 61_000)
  await cloud.runTimers()
  expect(await now()).toMatchObject({ state: 'preview', counts: { add: 6000 } })
})

test('asking for more of what is read, or of another’s file, changes nothing', async () => {
  const seen = await previewDoors(cloud, doorRows(20))
  const { version: _, ...ids } = which(seen)
  const staff = cloud.as('street_staff')
  expect((await staff.call('imports.continue', ids)).import).toEqual(seen)
  await expect(
    staff.call('imports.continue', { street: STREET, import: '0000000000' }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(cloud.as('resident').call('imports.continue', ids)).rejects.toMatchObject({
    code: 'forbidden',
  })
})

describe('a smaller file is a preview at once', () => {
  const base = ['试验路1弄1号', '1单元', '101室', 121.4785, 31.2345, 3, '']
  const row = (over: Record<string, string | number> = {}) =>
    DOOR_HEADINGS.map((heading, i) => over[heading] ?? base[i] ?? '')
  const bring = async (rows: ReturnType<typeof row>[], headings = DOOR_HEADINGS) =>
    begin(cloud, doorsCsv(rows, headings))
  const stands = (address = '试验路1弄1号') =>
    cloud.db.query<{ unit: string; room: string; expected: number | null; lng: number }>(
      `SELECT d.unit, d.room, d.expected, b.lng FROM buildings b
       JOIN doors d ON d.street = $1 AND d.building = b.id
       WHERE b.street = $1 AND b.address = $2 ORDER BY d.unit, d.room`,
      [STREET, address],
    )

  test('two ways to write a door are one door', async () => {
    const seen = await bring([
      row(),
      row({ 地址: ' 试验路 １ 弄 1 号', 单元: '１', 室号: '102', 预计人数: '' }),
      row({ 单元: '1', 室号: '101' }),
    ])
    expect(seen.state).toBe('preview')
    expect(counts(seen)).toEqual([2, 0, 0, 1])
    expect(sentences(seen)).toContain('4 室号：和第 2 行是同一户')
    expect(seen.rows.find((one) => one.row === 2)).toMatchObject({
      key: '试验路1弄1号',
      name: '1单元101室',
    })
    expect(sentences(seen)).toContain('2 新增试验路1弄1号1单元101室，归贵州路第02微网格')
  })

  test('errors name their row and column, and nothing is brought in', async () => {
    const before = await doorsNow()
    const seen = await bring([
      row({ 地址: '' }),
      row({ 室号: '', 经度: '东' }),
      row({ 室号: '103', 经度: 31.2345, 纬度: 121.4785, 地址: '甲路1号' }),
      row({ 室号: '104', 经度: 121.11, 纬度: 31.15, 地址: '乙路1号' }),
      row({ 室号: '105', 预计人数: '三' }),
      row({ 室号: '106', 微网格: '310101002006-g01' }),
      row({ 室号: '107', 地址: '=1+1' }),
      row({ 室号: '108', 地址: '代开发票路1号' }),
      row({ 室号: '109', 地址: '长'.repeat(41) }),
      row({ 室号: '110', 经度: 121.4786 }),
    ])
    expect(seen.can.apply).toBe(false)
    const said = sentences(seen)
    expect(said).toEqual(
      expect.arrayContaining([
        '2 地址：没有填写',
        '3 室号：没有填写',
        '3 经度：“东”不是数字',
        '4 经度：和纬度好像写反了',
        '5 经度：和纬度指的位置不在本街道的范围里',
        '6 预计人数：应是 0 到 200 的整数，不知道就空着',
        '7 微网格：写的是“310101002006-g01”，可是这个位置在贵州路第02微网格（310101002003-g02）',
        '8 地址：是公式或像公式（以 = + - @ 开头），请改成普通文字或数值',
        '9 这一行的文字没有通过内容检查，请换个说法',
        '10 地址：最多 40 个字，现在有 41 个',
      ]),
    )
    expect(said.some((words) => /^11 经度：和纬度与第 \d+ 行不同，地址却一样$/.test(words))).toBe(
      true,
    )
    await expect(apply(cloud, seen)).rejects.toMatchObject({ because: { why: 'rows_wrong' } })
    expect(await doorsNow()).toEqual(before)
  })

  test('a file changes people and moves a building, and undoing puts both back', async () => {
    await apply(cloud, await bring([row(), row({ 室号: '102' })]))
    const first = await stands()
    const seen = await bring([
      row({ 经度: 121.4787, 预计人数: 5 }),
      row({ 室号: '102', 经度: 121.4787 }),
      row({ 室号: '103', 经度: 121.4787, 预计人数: '' }),
    ])
    expect(counts(seen)).toEqual([1, 2, 0, 0])
    expect(sentences(seen)[0]).toBe('2 预计人数：3 → 5')
    expect(sentences(seen)[1]).toMatch(/^2 经度：楼栋移动约 19 米/)
    const done = await apply(cloud, seen)
    expect(await stands()).toEqual([
      { unit: '1', room: '101', expected: 5, lng: 121.4787 },
      { unit: '1', room: '102', expected: 3, lng: 121.4787 },
      { unit: '1', room: '103', expected: null, lng: 121.4787 },
    ])
    await undo(cloud, done)
    expect(await stands()).toEqual(first)
  })

  test('a column that the file lacks stays as it is', async () => {
    await apply(cloud, await bring([row()]))
    const headings = DOOR_HEADINGS.filter((heading) => heading !== '预计人数')
    const seen = await bring([row().filter((_, i) => DOOR_HEADINGS[i] !== '预计人数')], headings)
    expect(counts(seen)).toEqual([0, 0, 1, 0])
  })

  test('what somebody changed since the preview, or since the import, stops it whole', async () => {
    const seen = await bring([row(), row({ 室号: '102' })])
    const other = await apply(cloud, await bring([row({ 室号: '201' })]))
    await expect(apply(cloud, seen)).rejects.toMatchObject({
      because: { why: 'rows_changed', since: 'preview', count: 2 },
    })
    expect(await stands()).toHaveLength(1)
    await cloud.db.query(
      `UPDATE doors SET expected = 7, version = version + 1 WHERE street = $1 AND import = $2`,
      [STREET, other.import],
    )
    await expect(undo(cloud, other)).rejects.toMatchObject({
      because: { why: 'rows_changed', since: 'apply', rows: [{ row: 2 }] },
    })
    expect(await stands()).toHaveLength(1)
  })

  test('a building that others have put doors in is not undone', async () => {
    const done = await apply(cloud, await bring([row()]))
    await apply(cloud, await bring([row(), row({ 室号: '102' })]))
    await expect(undo(cloud, done)).rejects.toMatchObject({ because: { why: 'rows_changed' } })
    expect(await stands()).toHaveLength(2)
  })

  test('more rows than doors may have, and wrong columns, are refused whole', async () => {
    await expect(bring([row()], ['住址', ...DOOR_HEADINGS.slice(1)])).rejects.toMatchObject({
      code: 'invalid',
      field: 'file',
      message: expect.stringMatching(/不认识的列：“住址”；缺少的列：“地址”/),
    })
    await expect(begin(cloud, doorsCsv(doorRows(100_001)))).rejects.toMatchObject({
      code: 'invalid',
      field: 'file',
      message: expect.stringMatching(/100,001 行，一次最多 100,000 行/),
    })
  })
})
