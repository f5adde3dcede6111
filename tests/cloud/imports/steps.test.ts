import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { ImportView } from '@/contract/imports'
import type { SiteId } from '@/contract/wire'
import { apply, bytesOf, csv, everything, preview, row, undo, which } from './sheets'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const bring = async (rows: (string | number)[][]) => apply(cloud, await preview(cloud, csv(rows)))

async function siteBy(key: string) {
  const [found] = await cloud.db.query<{ site: SiteId; version: number }>(
    'SELECT id AS site, version FROM sites WHERE street = $1 AND import_key = $2',
    [STREET, key],
  )
  if (!found) throw new Error(`no site ${key}`)
  return { street: STREET, ...found }
}
const counts = ({ counts: { add, change, same, error } }: ImportView) => [add, change, same, error]
const sentences = ({ rows }: ImportView) =>
  rows.flatMap(({ words }) => words.map(({ column, zh }) => (column ? `${column.zh}：${zh}` : zh)))

const LINE = { 类型: '线', 线路站点: 'A1 > A2>A1', 名称: '红色漫步' }
const two = [row('A1'), row('A2', { 经度: 121.479 })]

describe('preview', () => {
  test('tells each row and changes nothing', async () => {
    const before = await everything(cloud)
    const seen = await preview(cloud, csv([...two, row('L1', LINE)]))
    expect(counts(seen)).toEqual([3, 0, 0, 0])
    expect(sentences(seen)).toContain('新增线“红色漫步”')
    expect(seen.can).toEqual({ apply: true, undo: false })
    const [sites, stops, history, operators, areas] = await everything(cloud)
    expect([sites, stops, operators, areas]).toEqual([before[0], before[1], before[3], before[4]])
    expect(history).toHaveLength((before[2]?.length ?? 0) + 1)
  })

  test('tells a change column by column, from what to what', async () => {
    await bring(two)
    const seen = await preview(
      cloud,
      csv([
        row('A1', {
          开放时间: '周一至周五 09:00-18:00；周六、周日 09:00-17:00',
          设施: '热水、AED',
          容量: '',
          英文名称: '',
          经度: 121.4786,
        }),
        two[1] ?? [],
      ]),
    )
    expect(counts(seen)).toEqual([0, 1, 1, 0])
    expect(sentences(seen)).toEqual([
      '英文名称：Site A1 → （空）',
      '经度：位置移动约 10 米',
      '设施：加上 AED；去掉 厕所',
      '开放时间：周一至周五 08:30-20:00 → 09:00-18:00',
      '容量：30 → （空）',
    ])
    expect(seen.rows[0]?.words.map(({ en }) => en)).toContain('Mon-Fri 08:30-20:00 → 09:00-18:00')
  })

  test('a column that the file lacks stays as it is', async () => {
    await bring(two)
    const headings = ['编号', '名称', '类型', '地址', '经度', '纬度', '开放时间']
    const cells = headings.map(
      (heading) =>
        row('A1')[
          ['编号', '名称', '英文名称', '类型', '地址', '经度', '纬度', '设施', '开放时间'].indexOf(
            heading,
          )
        ] ?? '',
    )
    expect(counts(await preview(cloud, csv([cells], headings)))).toEqual([0, 0, 1, 0])
  })

  test('errors name their column, and all of a row at once', async () => {
    const seen = await preview(
      cloud,
      csv([
        row('A1', {
          类型: '圆',
          经度: '121,4',
          开放时间: '周一 18:00-02:00',
          设施: '厕所、沙发',
          电话: '打我',
          容量: '三十',
          运营方: '无名公司',
          线路站点: '',
        }),
        row('A2', { 经度: 31.2345, 纬度: 121.4785 }),
        row('A3', { 经度: 121.11, 纬度: 31.15 }),
        row('A4', { 名称: '字'.repeat(31), 英文名称: 'x' }),
        row('A5', { 线路站点: 'A1' }),
        row('A6', { 类型: '线', 线路站点: 'A6>A9' }),
        row('A7'),
        row('A7'),
      ]),
    )
    expect(counts(seen)).toEqual([1, 0, 0, 7])
    const columns = (key: string) =>
      seen.rows
        .filter((one) => one.key === key)
        .flatMap(({ words }) => words.map(({ column }) => column?.zh))
    expect(columns('A1')).toEqual(['类型', '经度', '开放时间', '设施', '电话', '容量', '运营方'])
    expect(columns('A2')).toEqual(['经度'])
    expect(columns('A3')).toEqual(['经度'])
    expect(columns('A4')).toEqual(['名称'])
    expect(columns('A5')).toEqual(['线路站点'])
    expect(columns('A6')).toEqual(['线路站点'])
    expect(sentences(seen)).toContain('编号：和第 8 行重复')
    expect(sentences(seen)).toContain('经度：和纬度好像写反了')
    expect(sentences(seen)).toContain('经度：和纬度指的位置不在本街道的范围里')
    expect(sentences(seen)).toContain('线路站点：没有编号为 A6、A9 的点')
    expect(seen.can.apply).toBe(false)
    await expect(apply(cloud, seen)).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'rows_wrong', count: 7 },
    })
  })

  test('words that others may not read are an error of their row alone', async () => {
    const seen = await preview(cloud, csv([...two, row('A3', { 介绍: '这里代开发票' })]))
    expect(counts(seen)).toEqual([2, 0, 0, 1])
    expect(seen.rows[0]).toMatchObject({ row: 4, does: 'error' })
    expect(sentences(seen)).toContain('这一行的文字没有通过内容检查，请换个说法')
  })

  test('an operator is named', async () => {
    const { operators } = await staff().call('sites.operators', { street: STREET })
    await bring([row('A1', { 运营方: operators[0]?.name.zh ?? '' })])
    const { site } = await staff().call(
      'sites.get',
      await siteBy('A1').then(({ street, site }) => ({ street, site })),
    )
    expect(site.operator?.operator).toBe(operators[0]?.operator)
  })
})

describe('apply', () => {
  test('does all of it, each thing with its history and its cause', async () => {
    const seen = await preview(cloud, csv([...two, row('L1', LINE)]))
    const done = await apply(cloud, seen)
    expect(done).toMatchObject({
      state: 'applied',
      can: { apply: false, undo: true },
      version: seen.version + 1,
    })
    const { street, site } = await siteBy('L1')
    const { site: line } = await staff().call('sites.get', { street, site })
    expect(line.stops.map(({ name }) => name.zh)).toEqual(['站点 A1', '站点 A2', '站点 A1'])
    expect(line).toMatchObject({
      kind: 'line',
      demo: true,
      version: 1,
      phone: '021-01234567',
      capacity: 30,
      intro: { zh: '可以歇脚。' },
    })
    const causes = await cloud.db.query<{ noun: string }>(
      `SELECT c.noun, c.subject FROM history h JOIN history c ON c.street = $1 AND c.id = h.cause
       WHERE h.street = $1 AND h.noun = 'sites' AND h.subject = $2`,
      [STREET, site],
    )
    expect(causes).toEqual([{ noun: 'imports', subject: seen.import }])
    const { lines } = await staff().call('history.list', {
      street,
      subject: { noun: 'imports', id: seen.import },
    })
    expect(lines.map(({ did }) => did).sort()).toEqual(['imports.apply', 'imports.preview'])
  })

  test.each([true, false])(
    'is marked as an example only in a demonstration: %s',
    async (demonstration) => {
      await cloud.db.query(
        `INSERT INTO wechat_accounts (openid_hash, person, linked_at)
       SELECT $1, id, now() FROM persons WHERE persona = 'street_staff'`,
        [cloud.cloud.secrets.hash('openid', 'staff at a phone')],
      )
      const seen = await preview(cloud, csv([row('A1')]))
      cloud.cloud.settings = { ...cloud.cloud.settings, demonstration }
      await cloud.wechat('staff at a phone').call('imports.apply', which(seen))
      const marked = await cloud.db.query(
        `SELECT demo FROM sites WHERE street = $1 AND import_key = 'A1'`,
        [STREET],
      )
      expect(marked).toEqual([{ demo: demonstration }])
    },
  )

  test('the same file again: every row the same, nothing doubles', async () => {
    await bring([...two, row('L1', LINE)])
    const before = await everything(cloud)
    const again = await preview(cloud, csv([...two, row('L1', LINE)]))
    expect(counts(again)).toEqual([0, 0, 3, 0])
    expect(again.can.apply).toBe(false)
    await expect(apply(cloud, again)).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'nothing_to_do' },
    })
    expect((await everything(cloud))[0]).toEqual(before[0])
  })

  test('twice is a conflict, also for two at once', async () => {
    const seen = await preview(cloud, csv(two))
    const both = await Promise.all([1, 2].map(() => staff().try('imports.apply', which(seen))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } })
    await expect(apply(cloud, seen)).rejects.toMatchObject({ code: 'conflict' })
    await expect(apply(cloud, { ...seen, version: seen.version + 1 })).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'done_already' },
    })
  })

  test('two previews of one file: the second to come finds its keys taken', async () => {
    const [first, second] = [await preview(cloud, csv(two)), await preview(cloud, csv(two))]
    await apply(cloud, first)
    const before = await everything(cloud)
    await expect(apply(cloud, second)).rejects.toMatchObject({ code: 'conflict' })
    expect(await everything(cloud)).toEqual(before)
  })

  test('somebody changes a site between preview and apply: named, and nothing half done', async () => {
    await bring(two)
    const changed = [row('A1', { 容量: 50 }), row('A2', { 经度: 121.479, 容量: 50 }), row('A3')]
    const seen = await preview(cloud, csv(changed))
    await staff().call('sites.update', { ...(await siteBy('A2')), changes: { phone: '12345' } })
    const before = await everything(cloud)
    await expect(apply(cloud, seen)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/第 3 行“站点 A2”在预览之后有人改过/),
      because: {
        ...{ why: 'rows_changed', since: 'preview', count: 1 },
        rows: [{ row: 3, name: '站点 A2' }],
      },
    })
    expect(await everything(cloud)).toEqual(before)
    const { import: still } = await staff().call('imports.get', {
      street: STREET,
      import: which(seen).import,
    })
    expect(still).toMatchObject({ state: 'preview', version: seen.version })
  })

  test('a stop that is taken down between preview and apply holds the line back', async () => {
    await bring(two)
    const seen = await preview(cloud, csv([row('L1', LINE)]))
    await staff().call('sites.retire', { ...(await siteBy('A2')), retired: true })
    await expect(apply(cloud, seen)).rejects.toMatchObject({ code: 'conflict' })
    await expect(siteBy('L1')).rejects.toThrow()
  })
})

describe('undo', () => {
  test('puts back byte by byte what it changed, and takes down what it added', async () => {
    await bring([...two, row('L1', LINE)])
    const keys = ['A1', 'A2', 'L1']
    const before = await Promise.all(keys.map((key) => bytesOf(cloud, key)))
    const done = await bring([
      row('A1', {
        名称: '新名',
        英文名称: '',
        设施: '',
        开放时间: '每天 全天；节假日 休息',
        电话: '',
        容量: '',
        介绍: '',
        经度: 121.4787,
      }),
      row('A2', { 经度: 121.479, 地址: '新地址' }),
      row('A3'),
      row('L1', { ...LINE, 线路站点: 'A2>A3' }),
    ])
    expect(await bytesOf(cloud, 'A1')).not.toBe(before[0])
    expect(await bytesOf(cloud, 'L1')).not.toBe(before[2])
    const { street, site } = await siteBy('A3')
    const undone = await undo(cloud, done)
    expect(undone).toMatchObject({ state: 'undone', can: { apply: false, undo: false } })
    expect(await Promise.all(keys.map((key) => bytesOf(cloud, key)))).toEqual(before)
    for (const persona of ['resident', 'street_staff'] as const) {
      const asked = cloud.as(persona).call('sites.get', { street, site })
      await expect(asked).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(undo(cloud, undone)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a site whose code was printed is taken down; the same key again puts it back', async () => {
    const done = await bring(two)
    const { street, site } = await siteBy('A1')
    const second = await siteBy('A2')
    await staff().call('sites.poster', { street, site })
    await staff().call('sites.poster', { street, site: second.site })
    await undo(cloud, done)
    const seen = await preview(cloud, csv(two))
    expect(counts(seen)).toEqual([0, 2, 0, 0])
    expect(sentences(seen)).toEqual(['重新上架', '重新上架'])
    const again = await apply(cloud, seen)
    expect((await cloud.as('stranger').call('sites.get', { street, site })).site.retired).toBe(
      false,
    )
    await undo(cloud, again)
    await expect(cloud.as('stranger').call('sites.get', { street, site })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('somebody changed a row since: named, and nothing half done', async () => {
    const done = await bring(two)
    await staff().call('sites.update', { ...(await siteBy('A2')), changes: { capacity: 5 } })
    const before = await everything(cloud)
    await expect(undo(cloud, done)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/第 3 行“站点 A2”在导入之后有人改过/),
      because: {
        ...{ why: 'rows_changed', since: 'apply', count: 1 },
        rows: [{ row: 3, name: '站点 A2' }],
      },
    })
    expect(await everything(cloud)).toEqual(before)
  })

  test('a preview cannot be undone', async () => {
    const seen = await preview(cloud, csv(two))
    await expect(undo(cloud, seen)).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'not_applied' },
    })
  })
})

describe('what was brought in', () => {
  test('is listed newest first, without its rows', async () => {
    await bring([row('A1')])
    cloud.clock.set(cloud.clock.now() + 60_000)
    await bring([row('A2')])
    const { imports } = await staff().call('imports.list', { street: STREET })
    expect(imports.map(({ counts: { add } }) => add)).toEqual([1, 1])
    expect(imports[0]?.at.localeCompare(imports[1]?.at ?? '')).toBe(1)
    expect(imports[0]).not.toHaveProperty('rows')
    expect(imports[0]?.by).toBeTruthy()
  })

  test('the template is a table of ours that opens in Excel', async () => {
    const { fileName, text: template } = await staff().call('imports.template', {
      street: STREET,
      kind: 'sites',
    })
    expect(fileName).toMatch(/\.csv$/)
    expect(template.startsWith('\ufeff编号,名称,')).toBe(true)
    expect(counts(await preview(cloud, new TextEncoder().encode(template)))).toEqual([1, 0, 0, 0])
  })
})
