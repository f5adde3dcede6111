import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import type { ImportView } from '@/contract/imports'
import type { AppointmentId, InvitationId, PersonId } from '@/contract/wire'
import type { Somebody } from '../complaints/people'
import { apply, csv, undo, which, xlsxOf } from '../imports/sheets'
import { GRID, GUIZHOU, historyOf, officeOf, personaId } from './office'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const HEADINGS = ['编号', '姓名', '手机', '角色', '片区', '开始', '结束', '代班']
const MOBILES = ['13912345678', '13812340001', '13712340002']
const [ZHANG = '', LI = '', WANG = ''] = MOBILES
const LANDLINE = '021-63612345'

type Said = Record<string, string>

/** A row that is right, but for what a test says of it: a volunteer of a grid, without a phone. */
const row = (key: string, over: Said = {}): string[] => {
  const cells: Said = { 编号: key, 姓名: `人${key}`, 角色: '志愿者', 片区: GRID, ...over }
  return HEADINGS.map((heading) => cells[heading] ?? '')
}

const zhang = (over: Said = {}) =>
  row('R1', { 姓名: '张三', 手机: ZHANG, 角色: '微网格长', ...over })
const li = (over: Said = {}) =>
  row('R2', {
    姓名: '李四',
    手机: '+86 138-1234-0001',
    角色: '网格长',
    片区: `${GUIZHOU}-l1`,
    ...over,
  })

async function send(bytes: Uint8Array, name = '任职.csv'): Promise<ImportView> {
  const file = await upload(cloud, 'street_staff', name, bytes)
  const input = { street: STREET, kind: 'appointments', file } as const
  return (await cloud.as('street_staff').call('imports.preview', input)).import
}
const preview = (...rows: string[][]) => send(csv(rows, HEADINGS))
const bring = async (...rows: string[][]) => apply(cloud, await preview(...rows))

const counts = ({ counts: { add, change, same, error } }: ImportView) => [add, change, same, error]
const sentences = ({ rows }: ImportView) =>
  rows.flatMap(({ words }) => words.map(({ column, zh }) => (column ? `${column.zh}：${zh}` : zh)))

const TABLES = ['persons', 'appointments', 'invitations', 'absences']

/** Every row of what an import may leave, but for what counts changes. */
const everything = () =>
  Promise.all(
    TABLES.map((table) =>
      cloud.db.query(
        `SELECT (to_jsonb(t) - 'version' - 'phone_sealed')::text AS row FROM ${table} t ORDER BY 1`,
      ),
    ),
  )

interface Held {
  appointment: AppointmentId
  person: PersonId
  name: string
  role: string
  area: string
  from: string
  until: string | null
  standIn: string | null
  open: number
  [field: string]: unknown
}

async function heldBy(key: string): Promise<Held> {
  const [found] = await cloud.db.query<Held>(
    `SELECT a.id AS appointment, a.person, p.name, a.role, a.area, a.from_day AS "from",
            a.until_day AS until, s.name AS "standIn",
            (SELECT count(*)::int FROM invitations i WHERE i.street = $1 AND i.person = a.person
             AND i.claimed_at IS NULL AND i.revoked_at IS NULL) AS open
     FROM appointments a JOIN persons p ON p.id = a.person LEFT JOIN persons s ON s.id = a.stand_in
     WHERE a.street = $1 AND a.import_key = $2`,
    [STREET, key],
  )
  if (!found) throw new Error(`nothing is called ${key}`)
  return found
}

/** Somebody new in WeChat accepts what the key's holder was invited to. */
async function claim(key: string, openid: string): Promise<Somebody> {
  const phone = cloud.wechat(openid)
  const { person, name } = await phone.call('session.open', { street: STREET, agreed: true })
  const [open] = await cloud.db.query<{ invitation: InvitationId }>(
    `SELECT id AS invitation FROM invitations WHERE street = $1 AND person = $2
     AND claimed_at IS NULL AND revoked_at IS NULL`,
    [STREET, (await heldBy(key)).person],
  )
  if (!open || !person) throw new Error('nothing to accept')
  await phone.call('invitations.claim', { street: STREET, ...open })
  return { ...phone, person, name: name ?? '' }
}

/** All text that the database keeps anywhere. */
async function allText(): Promise<string> {
  const tables = await cloud.db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const texts = await Promise.all(
    tables.map(({ name }) =>
      cloud.db.query<{ text: string }>(
        `SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') AS text FROM "${name}" t`,
      ),
    ),
  )
  return texts
    .flat()
    .map(({ text }) => text)
    .join(' ')
}

describe('preview', () => {
  test('tells each row in words with masked phones, and changes nothing', async () => {
    const before = await everything()
    const seen = await preview(
      zhang({ 开始: '2026/12/1', 结束: '2027年11月30日' }),
      li({ 代班: 'R1' }),
    )
    expect(counts(seen)).toEqual([2, 0, 0, 0])
    const [one = '', two = ''] = seen.rows.map(({ words: [first] }) => first?.zh)
    expect(one).toContain('任命张三（139****5678）为')
    expect(one).toContain('微网格长，从2026年12月1日起到2027年11月30日，等本人接受邀请')
    expect(two).toContain('从2026年11月23日起，张三代班')
    expect(seen.rows[0]?.words[0]?.en).toContain('Appoints 张三 (139****5678) grid head of')
    expect(await everything()).toEqual(before)
  })

  test('one lead too many is a warning, not an error', async () => {
    const seen = await preview(
      zhang(),
      row('R9', { 姓名: '王五', 角色: 'grid_head' }),
      row('R10', { 姓名: '赵六', 角色: 'Grid head', 开始: '2028-01-01' }),
    )
    expect(counts(seen)).toEqual([3, 0, 0, 0])
    const warned = sentences(seen).filter((words) => words.startsWith('片区：请留意'))
    expect(warned).toHaveLength(3)
    expect(warned.join()).toContain('王五')
  })

  test('errors name their column', async () => {
    const [ended] = await cloud.db.query<{ code: string }>(
      `UPDATE areas SET ended = 2 WHERE street = $1 AND code = $2 RETURNING code`,
      [STREET, `${GUIZHOU}-g04`],
    )
    const wrong: [Said, string, string][] = [
      [{ 编号: '' }, '编号', '没有填写'],
      [{ 姓名: `张三${ZHANG}` }, '姓名', '不能写电话号码'],
      [{ 手机: '1391234567' }, '手机', '不像手机号'],
      [{ 角色: '班长' }, '角色', '不认识“班长”'],
      [{ 角色: '系统管理员' }, '角色', '另一位系统管理员'],
      [{ 角色: 'operator' }, '角色', '运营合同'],
      [{ 角色: '星级合伙人' }, '角色', '任职名单'],
      [{ 片区: '桃花源' }, '片区', '本街道没有“桃花源”'],
      [{ 片区: `${OTHER_STREET}001` }, '片区', '本街道没有'],
      [{ 片区: ended?.code ?? '' }, '片区', '已经撤销'],
      [{ 角色: '微网格长', 片区: GUIZHOU }, '片区', '要写微网格'],
      [{ 开始: '明天' }, '开始', '不是日期'],
      [{ 开始: '2026-12-02', 结束: '2026-12-01' }, '结束', '早于开始'],
      [{ 开始: '2024-01-01', 结束: '2026-11-22' }, '结束', '已经过去'],
      [{ 代班: 'E14' }, '代班', '要是另一个人'],
      [{ 代班: '谁也不是' }, '代班', '没有找到'],
      [{ 代班: `李四 ${LI}` }, '代班', '没有找到“李四 ****”'],
    ]
    const seen = await preview(...wrong.map(([over], i) => row(`E${i}`, over)))
    expect(counts(seen)).toEqual([0, 0, 0, wrong.length])
    const said = sentences({ ...seen, rows: [...seen.rows].sort((a, b) => a.row - b.row) })
    wrong.forEach(([, column, words], i) => {
      expect(said[i]).toContain(words)
      expect(said[i]).toMatch(new RegExp(`^${column}：`))
    })
    await expect(apply(cloud, seen)).rejects.toMatchObject({ because: { why: 'rows_wrong' } })
  })

  test('a key stands once, and a mobile number is one person’s; a landline may be an office’s', async () => {
    const seen = await preview(
      zhang(),
      zhang(),
      row('R3', { 姓名: '不是张三', 手机: ZHANG }),
      row('R4', { 手机: LANDLINE }),
      row('R5', { 手机: LANDLINE }),
    )
    expect(counts(seen)).toEqual([3, 0, 0, 2])
    expect(sentences(seen)).toContain('编号：和第 2 行重复')
    expect(sentences(seen)).toContain('手机：和第 2 行是同一个手机号，姓名却不同')
    await bring(zhang())
    expect(sentences(await preview(row('R3', { 姓名: '不是张三', 手机: ZHANG })))).toEqual([
      '手机：这个手机号已经登记在本街道另一个人名下',
    ])
  })

  test('wrong columns and formulas are said without the numbers in them', async () => {
    const file = await upload(cloud, 'street_staff', '任职.csv', csv([zhang()], zhang()))
    const input = { street: STREET, kind: 'appointments', file } as const
    const answer = await cloud.as('street_staff').try('imports.preview', input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', field: 'file' } })
    expect(JSON.stringify(answer)).not.toContain(ZHANG)
    const seen = await preview(row(ZHANG, { 代班: '=1+1' }))
    expect(sentences(seen)).toEqual([expect.stringContaining('代班：是公式')])
    expect(seen.rows[0]?.key).toBe('139****5678')
  })

  test('is for who works for the whole street', async () => {
    const template = { street: STREET, kind: 'appointments' } as const
    for (const persona of ['community_secretary', 'grid_head', 'resident', 'operator'] as const) {
      const answer = await cloud.as(persona).try('imports.template', template)
      expect(answer).toMatchObject({ error: { code: 'forbidden' } })
    }
    const { text } = await cloud.as('street_staff').call('imports.template', template)
    expect(counts(await send(new TextEncoder().encode(text)))).toEqual([1, 0, 0, 0])
  })
})

describe('apply', () => {
  test('makes records, appointments, stand-ins and one open invitation each', async () => {
    const seen = await apply(
      cloud,
      await send(
        await xlsxOf(
          [zhang({ 代班: `李四 ${LI}` }), li(), row('R3', { 姓名: '张三', 手机: ZHANG })],
          HEADINGS,
        ),
        '任职.xlsx',
      ),
    )
    expect(seen.state).toBe('applied')
    const [one, two, again] = [await heldBy('R1'), await heldBy('R2'), await heldBy('R3')]
    expect(one).toMatchObject({
      ...{ name: '张三', role: 'grid_head', area: GRID, from: '2026-11-23', until: null },
      ...{ standIn: '李四', open: 1 },
    })
    expect(two).toMatchObject({ role: 'lane_head', open: 1 })
    expect(again.person).toBe(one.person)
    const [line] = await historyOf(cloud, 'appointments', one.appointment)
    expect(line).toMatchObject({ did: 'imports.apply', by: await personaId(cloud, 'street_staff') })
    expect(line?.cause).not.toBeNull()
    const { appointments } = await cloud
      .as('street_staff')
      .call('appointments.list', { street: STREET, q: ZHANG })
    expect(appointments.map(({ phone }) => phone)).toEqual(['139****5678', '139****5678'])
  })

  test('the same file again changes nothing; the same number later is the same person', async () => {
    await bring(zhang(), li({ 代班: 'R1' }))
    expect(counts(await preview(zhang(), li({ 代班: 'R1' })))).toEqual([0, 0, 2, 0])
    await bring(row('R7', { 姓名: '李四', 手机: LI, 代班: `张三，${ZHANG}` }))
    expect((await heldBy('R7')).person).toBe((await heldBy('R2')).person)
    expect(await heldBy('R7')).toMatchObject({ standIn: '张三', open: 1 })
  })

  test('the same key changes what it called before', async () => {
    await bring(zhang(), li())
    const changed = zhang({ 姓名: '章三', 手机: WANG, 结束: '2027-06-30', 代班: 'R2' })
    const seen = await preview(changed, li({ 片区: `${GUIZHOU}-l2` }))
    expect(counts(seen)).toEqual([0, 2, 0, 0])
    expect(sentences(seen)).toEqual(
      expect.arrayContaining([
        '姓名：张三 → 章三',
        '手机：139****5678 → 137****0002',
        '结束：（空） → 2027年6月30日',
        '代班：（空） → 李四',
      ]),
    )
    const before = await heldBy('R1')
    await apply(cloud, seen)
    expect(await heldBy('R1')).toMatchObject({
      ...{ person: before.person, appointment: before.appointment, name: '章三' },
      ...{ until: '2027-06-30', standIn: '李四', open: 1 },
    })
  })

  test('who has claimed a record keeps it, and what a handover is for is refused', async () => {
    await bring(zhang())
    const { person } = await claim('R1', 'zhang')
    const told = await preview(zhang({ 姓名: '张山', 手机: LI }))
    expect(counts(told)).toEqual([0, 0, 1, 0])
    expect(sentences(told)).toEqual([expect.stringContaining('以本人的为准（张三）')])
    await bring(zhang({ 结束: '2027-06-30' }), row('R8', { 姓名: '张三', 手机: ZHANG }))
    expect(await heldBy('R1')).toMatchObject({ person, until: '2027-06-30' })
    expect(await heldBy('R8')).toMatchObject({ person, open: 0 })
    expect(sentences(await preview(zhang({ 角色: '志愿者' })))[0]).toContain('角色：本人已经接受')
  })

  test('an appointment that is over keeps its key', async () => {
    await bring(zhang())
    const { person } = await heldBy('R1')
    const { step } = await officeOf(cloud, person)
    await cloud.as('street_staff').call('appointments.end', { ...step, hands: [] })
    expect(sentences(await preview(zhang()))[0]).toContain('编号：的任命已经结束了')
  })

  test('what was accepted between preview and apply is not overwritten', async () => {
    await bring(zhang())
    const seen = await preview(zhang({ 姓名: '章三' }))
    await claim('R1', 'zhang')
    await expect(apply(cloud, seen)).rejects.toMatchObject({ because: { why: 'rows_changed' } })
    const two = [await preview(row('N1', { 手机: LI })), await preview(row('N1', { 手机: LI }))]
    const fresh = await preview(row('N2', { 手机: LI, 姓名: '人N1' }))
    await apply(cloud, two[0] as ImportView)
    for (const late of [two[1] as ImportView, fresh]) {
      await expect(apply(cloud, late)).rejects.toMatchObject({ because: { why: 'rows_changed' } })
    }
  })

  test('the last one of a street who can be reached is not ended by a sheet', async () => {
    const seen = await bring(row('S1', { 姓名: '张三', 角色: '街道工作人员', 片区: STREET }))
    expect(seen.state).toBe('applied')
    await claim('S1', 'zhang')
    await cloud.db.query(
      `UPDATE appointments SET until_day = '2026-11-25'
       WHERE street = $1 AND role = 'street_staff' AND import_key IS NULL`,
      [STREET],
    )
    const ends = row('S1', { 姓名: '张三', 角色: '街道工作人员', 片区: STREET, 结束: '2026-12-01' })
    await expect(bring(ends)).rejects.toMatchObject({ because: { why: 'last_of_street' } })
  })
})

describe('undo', () => {
  test('leaves nothing of what it added and puts back what it changed', async () => {
    const empty = await everything()
    const first = await bring(zhang(), li({ 代班: 'R1' }))
    const filled = await everything()
    const second = await bring(
      zhang({ 姓名: '章三', 手机: WANG, 结束: '2027-06-30', 代班: 'R5' }),
      row('R5', { 姓名: '钱七', 手机: LANDLINE }),
      row('R6', { 姓名: '李四', 手机: LI }),
    )
    await cloud.as('street_staff').call('appointments.away', {
      ...{ street: STREET, person: (await heldBy('R5')).person },
      ...{ from: '2026-12-01', until: '2026-12-02' },
    })
    await undo(cloud, second)
    expect(await everything()).toEqual(filled)
    const lines = await historyOf(cloud, 'appointments', (await heldBy('R1')).appointment)
    expect(lines.map(({ did }) => did)).toEqual(['imports.apply', 'imports.apply', 'imports.undo'])
    const stale = await apply(cloud, await preview(li({ 片区: `${GUIZHOU}-l2`, 代班: '' })))
    await expect(undo(cloud, first)).rejects.toMatchObject({ because: { why: 'rows_changed' } })
    await undo(cloud, stale)
    expect(await everything()).toEqual(filled)
    expect(empty).not.toEqual(filled)
  })

  test('of a whole file leaves the tables as they were', async () => {
    const before = await everything()
    await undo(cloud, await bring(zhang({ 代班: 'R2' }), li({ 代班: 'R1' }), row('R3')))
    expect(await everything()).toEqual(before)
  })

  test('is refused where somebody accepted, and names the row', async () => {
    const done = await bring(zhang(), li())
    await claim('R2', 'li')
    const refused = await cloud.as('street_staff').try('imports.undo', which(done))
    expect(refused).toMatchObject({
      ok: false,
      error: {
        message: expect.stringContaining('第 3 行“李四”的任命本人已经接受'),
        because: { why: 'rows_held', holds: 'invitation', count: 1 },
      },
    })
    expect(await heldBy('R1')).toMatchObject({ open: 1 })
  })

  test('is refused where open work would be left behind, and goes once it is done', async () => {
    await bring(zhang())
    const { person } = await claim('R1', 'zhang')
    const office = { 姓名: '张三', 手机: ZHANG, 角色: '街道工作人员', 片区: STREET }
    const done = await bring(row('S1', office))
    expect(await heldBy('S1')).toMatchObject({ person, open: 0 })
    await cloud.db.query(
      `INSERT INTO assignments (street, id, noun, subject, kind, title, owner, given_at, due, about)
       VALUES ($1, 'busy000000', 'complaints', 'busy000000', 'answer_complaint', 'T', $2, $3,
               '2026-11-30', false)`,
      [STREET, person, new Date(cloud.clock.now())],
    )
    await expect(undo(cloud, done)).rejects.toMatchObject({
      because: { why: 'rows_held', holds: 'work', rows: [{ row: 2, name: '张三' }] },
    })
    expect(await heldBy('S1')).toMatchObject({ person })
    await cloud.db.query(
      'UPDATE assignments SET done_at = given_at WHERE street = $1 AND owner = $2',
      [STREET, person],
    )
    expect((await undo(cloud, done)).state).toBe('undone')
    await expect(heldBy('S1')).rejects.toThrow('nothing is called S1')
    expect(await heldBy('R1')).toMatchObject({ person })
  })
})

test('no phone is anywhere in the clear, neither in a table nor in an answer', async () => {
  const done = await bring(zhang({ 代班: `李四 ${LI}` }), li(), row('R3', { 手机: LANDLINE }))
  const answers = [
    done,
    await bring(zhang({ 手机: WANG, 代班: '' })),
    await preview(
      row('X', { 手机: `${ZHANG}9`, 代班: `无名 ${WANG}` }),
      row(LI),
      row('Y', { 姓名: WANG }),
    ),
    await preview(row('Z', { 姓名: ZHANG, 结束: '=A1' })),
    await cloud.as('street_staff').call('appointments.list', { street: STREET, q: LI }),
  ]
  const kept = `${await allText()} ${JSON.stringify(answers)}`
  expect(kept).toContain('张三')
  for (const number of [...MOBILES, LANDLINE, LANDLINE.replace('-', ''), '138-1234-0001']) {
    expect(kept).not.toContain(number)
  }
})
