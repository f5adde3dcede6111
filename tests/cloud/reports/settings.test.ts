import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Answer } from '@/client/outbox/means'
import { openOutbox } from '@/client/outbox/outbox'
import type { InputOf } from '@/contract'
import type { ErrorCode } from '@/contract/errors'
import type { CategoryCode } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import {
  type CategoryInput,
  MAX_CATEGORIES,
  MAX_CATEGORY_WORDS,
  type ReportSettings,
  SETTINGS,
} from '@/contract/reports-settings'
import { suggestCategories } from '@/contract/reports-words.rules'
import type { ClientId } from '@/contract/wire'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { fountain } from '../rights/setting-scenarios'
import { act, type Offices, officesOf, report, seenBy, type Told, told } from './reporting'

let cloud: TestCloud
let street: Offices
beforeEach(async () => {
  cloud = await openCloud()
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
})
afterEach(() => cloud.close())

const settings = () => street.staff.call('reports.settings', { street: STREET })
const offered = () => cloud.as('stranger').call('reports.categories', { street: STREET })
const codeOf = (code: string) => code as CategoryCode
const found = ({ categories }: ReportSettings, code: string) =>
  categories.find((one) => one.code === code)

/** What stands, as somebody would write it again. */
async function termsOf(code: string): Promise<CategoryInput> {
  const one = found(await settings(), code)
  if (!one) throw new Error(`no ${code}`)
  const { kind, group, name, dispatch, open, anonymous, words } = one
  return { kind, group, name, class: one.class, dispatch, open, anonymous, words }
}

const seen = async () => ({
  street: STREET,
  version: (await settings()).versions.categories,
})
const put = async (code: string | undefined, category: Partial<CategoryInput>) => {
  const standing = code ? await termsOf(code) : fountain()
  return street.staff.call('reports.setCategory', {
    ...(await seen()),
    ...(code && { code: codeOf(code) }),
    category: { ...standing, ...category },
  })
}
const retire = async (code: string, retired = true) =>
  street.staff.call('reports.retireCategory', { ...(await seen()), code: codeOf(code), retired })
const move = async (code: string, to: 'up' | 'down') =>
  street.staff.call('reports.moveCategory', { ...(await seen()), code: codeOf(code), to })
const clockIt = async (clocks: InputOf<'reports.setClocks'>['clocks']) => {
  const { versions } = await settings()
  const asked = { street: STREET, version: versions.clocks, clocks }
  return street.staff.call('reports.setClocks', asked)
}
const added = ({ categories }: ReportSettings) => {
  const one = categories.find(({ origin }) => origin === 'own')
  if (!one) throw new Error('none was added')
  return one
}
const historyOf = async (of: keyof typeof SETTINGS) =>
  (await street.staff.call('history.list', { street: STREET, subject: SETTINGS[of] })).lines

/** Somebody's phone with one report in its outbox, and no network yet. */
function phoneOf(who: Somebody, given: Told) {
  const net = { online: false }
  const kept = new Map<string, string>()
  const ask = async (name: unknown, input: unknown): Promise<Answer<never>> => {
    if (!net.online) return { is: 'lost' }
    const answer = await who.try(name, input)
    if (answer.ok) return { is: 'answered', data: answer.data as never }
    const { code, field } = answer.error
    return { is: 'refused', code: code as ErrorCode, field }
  }
  const asker = { owns: (whose: string) => whose === who.person, still: () => true }
  const outbox = openOutbox(
    {
      ...{ now: () => cloud.clock.now(), random: () => 0.5, after: () => () => undefined },
      kept: {
        read: (name) => JSON.parse(kept.get(name) ?? 'null'),
        write: (name, value) => kept.set(name, JSON.stringify(value)) !== undefined,
        remove: (name) => void kept.delete(name),
        names: () => [...kept.keys()],
      },
      who: async () => (net.online ? { is: 'answered', data: asker } : { is: 'lost' }),
      ...{ call: ask, send: async () => 'lost', drop: async () => undefined },
    },
    () => undefined,
  )
  const { client, street: _, photos: __, ...rest } = told(street.at, given)
  const entry = { client: client as ClientId, street: STREET, whose: who.person, told: rest }
  outbox.enqueue({ ...entry, photos: [] })
  return { outbox, net, entry }
}

describe('a category', () => {
  test('a street begins with all of them; each tells how many live reports it has', async () => {
    const sent = await report(street.resident, street.at)
    await report(street.resident, street.at)
    await act(street.resident, 'reports.withdraw', sent)
    const { categories, clocks, versions } = await settings()
    expect(categories.map(({ code }) => code)).toEqual(DEFAULT_CATEGORIES.map(({ code }) => code))
    expect(new Set(categories.map(({ origin }) => origin))).toEqual(new Set(['default']))
    expect(categories.filter(({ live }) => live > 0)).toMatchObject([{ code: 'litter', live: 1 }])
    expect([clocks, versions]).toEqual([DEFAULT_CLOCKS, { categories: 1, clocks: 1 }])
  })

  test('a new one is suggested by its words, told, and dispatched as it says', async () => {
    const { code } = added(await put(undefined, { words: ['喷泉', 'Fountain', '喷泉'] }))
    expect(code).toMatch(/^own_[a-z]{10}$/)
    const { categories } = await offered()
    expect(categories.at(-1)).toEqual({ ...fountain(), code, words: ['喷泉', 'fountain'] })
    const suggested = (words: string) => suggestCategories(words, categories).map((one) => one.code)
    expect([suggested('广场的喷泉坏了'), suggested('The Fountain')]).toEqual([[code], [code]])
    const told = { category: code, words: '喷泉坏了' }
    const sent = await report(street.resident, street.at, told)
    expect(sent).toMatchObject({
      ...{ state: 'dispatched', class: 'b', open: true, due: '2026-11-26' },
      category: { code, name: fountain().name },
    })
    await put(code, { dispatch: 'desk', class: 'a' })
    expect(await report(street.resident, street.at, told)).toMatchObject({
      ...{ state: 'reported', class: 'a', due: '2026-11-24' },
    })
    expect(found(await settings(), code)).toMatchObject({ origin: 'own', live: 2 })
  })

  test('one of all streets is changed here alone, and back again', async () => {
    const after = await put('noise', { name: { zh: '扰民噪声' }, class: 'd' })
    expect(found(after, 'noise')).toMatchObject({ origin: 'changed', name: { zh: '扰民噪声' } })
    const other = await cloud.as('stranger').call('reports.categories', { street: OTHER_STREET })
    expect(other.categories).toEqual(DEFAULT_CATEGORIES)
    const { name } = DEFAULT_CATEGORIES.find(({ code }) => code === 'noise') ?? fountain()
    expect(found(await put('noise', { name, class: 'c' }), 'noise')?.origin).toBe('default')
  })

  test('what was told before keeps its class, its days, and who sees it', async () => {
    const quarrel = { category: codeOf('quarrel') }
    const [litter, closed] = [
      await report(street.resident, street.at),
      await report(street.resident, street.at, quarrel),
    ]
    await put('litter', { class: 'a', open: false, anonymous: true, dispatch: 'desk' })
    await put('quarrel', { open: true, class: 'd' })
    expect(await seenBy(cloud.as('stranger'), litter)).toMatchObject({
      ...{ class: 'b', due: litter.due, open: true, state: 'dispatched' },
    })
    const asked = cloud
      .as('stranger')
      .call('reports.get', { street: STREET, report: closed.report })
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
    const near = await cloud.as('stranger').call('reports.near', {
      ...{ street: STREET, at: street.at, metres: 100, live: true, limit: 50 },
    })
    expect(near.reports.map((line) => line.report)).toEqual([litter.report])
    // put into the same one again it stays hidden, and what was public does not
    const terms = { category: codeOf('quarrel'), class: 'c' as const }
    const still = await act(street.head, 'reports.recategorize', closed, terms)
    expect(still).toMatchObject({ open: false, category: { code: 'quarrel' } })
    // from now on it is as the street says
    expect(await report(street.resident, street.at, quarrel)).toMatchObject({ open: true })
    expect(await report(street.resident, street.at)).toMatchObject({
      ...{ open: false, state: 'reported', class: 'a' },
    })
  })

  test('its limits: a name of its own, words that are few and short, and not too many of them', async () => {
    const refused = async (code: string | undefined, change: Partial<CategoryInput>) =>
      put(code, change).then(
        () => 'done',
        (no: { code: string; field?: string }) => [no.code, no.field],
      )
    expect(await refused(undefined, { name: { zh: '噪声' } })).toEqual(['invalid', 'category.name'])
    expect(await refused('litter', { name: { zh: '噪声' } })).toEqual(['invalid', 'category.name'])
    expect(await refused(undefined, { name: { zh: ' ' } })).toEqual(['invalid', 'category.name.zh'])
    const words = Array.from({ length: MAX_CATEGORY_WORDS + 1 }, (_, i) => `词${i}`)
    expect(await refused(undefined, { words })).toEqual(['invalid', 'category.words'])
    expect(await refused(undefined, { words: ['一'.repeat(11)] })).toEqual([
      ...['invalid', 'category.words.0'],
    ])
    expect(await refused(undefined, { class: 'e' as never })).toEqual(['invalid', 'category.class'])
    await cloud.db.query(
      `INSERT INTO report_categories (street, code, place, category)
       SELECT $1, 'own_' || chr(97 + n / 26) || chr(97 + n % 26), 1000 + n,
         jsonb_build_object('code', 'own_' || chr(97 + n / 26) || chr(97 + n % 26)) || $2::jsonb
       FROM generate_series(1, $3::int) AS n`,
      [STREET, JSON.stringify(fountain()), MAX_CATEGORIES - DEFAULT_CATEGORIES.length],
    )
    expect(await refused(undefined, { name: { zh: '喷水池' } })).toEqual(['invalid', 'category'])
  })

  test('words that others read pass the content check', async () => {
    for (const change of [
      { name: { zh: '赌博网站' } },
      { group: { zh: '公共设施', en: '赌博网站' } },
      { words: ['喷泉', '赌博网站'] },
    ]) {
      await expect(put(undefined, change)).rejects.toMatchObject({ code: 'content_refused' })
      await expect(put('litter', change)).rejects.toMatchObject({ code: 'content_refused' })
    }
  })

  test('one that is not there', async () => {
    const { staff } = street
    const asked = { ...(await seen()), code: codeOf('nothing') }
    for (const tried of [
      staff.call('reports.setCategory', { ...asked, category: fountain() }),
      staff.call('reports.retireCategory', { ...asked, retired: true }),
    ]) {
      await expect(tried).rejects.toMatchObject({ code: 'not_found' })
    }
    const moved = staff.call('reports.moveCategory', { ...asked, to: 'up' })
    await expect(moved).rejects.toMatchObject({ code: 'not_found' })
  })

  test('changes places with the next one of its group, past those that are retired, and no farther', async () => {
    const order = ({ categories }: ReportSettings) =>
      categories.flatMap(({ code, group, retired }) =>
        group.zh === '公共设施' ? [retired ? `(${code})` : code] : [],
      )
    await retire('step_free')
    expect(order(await move('charging', 'up'))).toEqual([
      ...['hydrant', 'charging', '(step_free)', 'fitness'],
    ])
    await expect(move('hydrant', 'up')).rejects.toMatchObject({ code: 'invalid', field: 'to' })
    await expect(move('fitness', 'down')).rejects.toMatchObject({ code: 'invalid', field: 'to' })
    const own = added(await put(undefined, {}))
    expect(order(await move(own.code, 'up')).slice(-2)).toEqual([own.code, 'fitness'])
    const codes = (await offered()).categories.map(({ code }) => code)
    const places = ['hydrant', 'charging', own.code, 'fitness'].map((code) =>
      codes.indexOf(codeOf(code)),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })
})

describe('a retired one', () => {
  test('is not offered, keeps what was told in it, and comes back', async () => {
    const sent = await report(street.resident, street.at, { category: codeOf('posters') })
    const after = await retire('posters')
    expect(found(after, 'posters')).toMatchObject({ retired: true, live: 1, origin: 'default' })
    const codes = async () => (await offered()).categories.map(({ code }) => code)
    expect(await codes()).not.toContain('posters')
    const { name } = found(after, 'posters') ?? fountain()
    expect((await seenBy(street.resident, sent)).category).toMatchObject({ code: 'posters', name })
    // it may take another class where it is; another report may not be put there
    const terms = { category: codeOf('posters'), class: 'd' as const }
    const stays = await act(street.head, 'reports.recategorize', sent, terms)
    expect(stays).toMatchObject({ class: 'd', category: { code: 'posters' } })
    const other = await report(street.resident, street.at)
    await expect(act(street.head, 'reports.recategorize', other, terms)).rejects.toMatchObject({
      ...{ code: 'invalid', field: 'category' },
    })
    await retire('posters', false)
    expect(await codes()).toEqual(DEFAULT_CATEGORIES.map(({ code }) => code))
  })

  test('its name is free, and it comes back only under another one', async () => {
    await retire('posters')
    await put('litter', { name: { zh: '乱张贴' } })
    await expect(retire('posters', false)).rejects.toMatchObject({ code: 'invalid', field: 'code' })
    await put('posters', { name: { zh: '小广告' } })
    expect(found(await retire('posters', false), 'posters')?.retired).toBe(false)
  })

  test('the one for everything else stays, by whatever name', async () => {
    await put('other', { name: { zh: '说不清的事' } })
    await expect(retire('other')).rejects.toMatchObject({ code: 'invalid', field: 'code' })
  })

  test('what a caller tells is not put there', async () => {
    await retire('posters')
    const { anonymous: _, ...asked } = told(street.at, { category: codeOf('posters') })
    const entered = street.staff.call('reports.enter', { ...asked, via: 'phone' })
    await expect(entered).rejects.toMatchObject({ code: 'invalid', field: 'category' })
  })

  test('what waited on a phone since before arrives by itself, hidden as it was meant, and the desk sees it first', async () => {
    const { resident, staff } = street
    const { outbox, net, entry } = phoneOf(resident, { category: codeOf('noise'), anonymous: true })
    await outbox.wake()
    expect(outbox.items()).toMatchObject([{ state: { is: 'waiting' } }])
    await retire('noise')
    net.online = true
    await outbox.wake()
    expect(outbox.items()).toMatchObject([{ client: entry.client, state: { is: 'sent' } }])
    const { reports } = await resident.call('reports.mine', { street: STREET })
    expect(reports).toMatchObject([{ state: 'reported', category: { name: { zh: '噪声' } } }])
    const [line] = reports
    const shown = await seenBy(staff, { report: line?.report as never })
    expect(shown).toMatchObject({ open: false, work: { mine: true, reporter: 'hidden' } })
  })
})

describe('the clocks', () => {
  const SLOW = { contact: 2, finish: { a: 2, b: 4, c: 4, d: 20 }, cutoff: 9 }

  test('hold for what is received from now on, and at once', async () => {
    const before = await report(street.resident, street.at)
    const { clocks, versions } = await clockIt(SLOW)
    expect([clocks, versions]).toEqual([SLOW, { categories: 1, clocks: 2 }])
    expect((await offered()).clocks).toEqual(SLOW)
    const after = await report(street.resident, street.at)
    expect(after).toMatchObject({ due: '2026-11-30', contact: { due: '2026-11-26' } })
    expect(await seenBy(street.resident, before)).toMatchObject({
      ...{ due: before.due, contact: before.contact },
    })
  })

  test('a more urgent class never has more days; each has its limits', async () => {
    const refused = async (change: Partial<typeof SLOW>) =>
      clockIt({ ...SLOW, ...change }).then(
        () => 'done',
        (no: { code: string; field?: string }) => no.field,
      )
    expect(await refused({ finish: { a: 3, b: 2, c: 5, d: 15 } })).toBe('clocks.finish.b')
    expect(await refused({ finish: { a: 1, b: 2, c: 2, d: 1 } })).toBe('clocks.finish.d')
    expect(await refused({ finish: { a: 0, b: 2, c: 2, d: 3 } })).toBe('clocks.finish.a')
    expect(await refused({ finish: { a: 1, b: 2, c: 2, d: 61 } })).toBe('clocks.finish.d')
    expect(await refused({ contact: 31 })).toBe('clocks.contact')
    expect(await refused({ contact: 1.5 })).toBe('clocks.contact')
    expect(await refused({ cutoff: 25 })).toBe('clocks.cutoff')
    expect((await settings()).clocks).toEqual(DEFAULT_CLOCKS)
    expect(await refused({ cutoff: 0, finish: { a: 60, b: 60, c: 60, d: 60 } })).toBe('done')
  })
})

describe('changes', () => {
  test('are written with who, before and after; what changes nothing is not', async () => {
    await put('litter', { name: { zh: '垃圾', en: 'Rubbish' }, class: 'c' })
    await put('litter', {})
    await retire('posters')
    await retire('posters')
    await move('toilet', 'up')
    await put(undefined, {})
    await clockIt({ ...DEFAULT_CLOCKS, cutoff: 16 })
    await clockIt({ ...DEFAULT_CLOCKS, cutoff: 16 })
    expect(
      (await historyOf('categories')).map(({ did, by, changed, note }) => [did, by, changed, note]),
    ).toEqual([
      ['reports.addCategory', street.staff.name, ['category'], '喷泉故障'],
      ['reports.moveCategory', street.staff.name, ['categoryPlace'], '公共厕所'],
      ['reports.retireCategory', street.staff.name, ['categoryOffer'], '乱张贴'],
      ['reports.setCategory', street.staff.name, ['categoryName', 'categoryClass'], '垃圾'],
    ])
    expect(await historyOf('clocks')).toMatchObject([
      { did: 'reports.setClocks', by: street.staff.name, changed: ['clockCutoff'] },
    ])
    const [kept] = await cloud.db.query<{ before: { class: string }; after: { class: string } }>(
      `SELECT before, after FROM history WHERE street = $1 AND did = 'reports.setCategory'`,
      [STREET],
    )
    expect([kept?.before.class, kept?.after.class]).toEqual(['b', 'c'])
  })

  test('what somebody else changed since is told, and nothing is lost of it', async () => {
    const { staff, other } = street
    const stale = await seen()
    const terms = await termsOf('litter')
    const code = codeOf('litter')
    await put('litter', { class: 'c' })
    const late = other.try('reports.setCategory', {
      ...{ ...stale, code, category: { ...terms, dispatch: 'desk' } },
    })
    expect(await late).toMatchObject({
      error: {
        code: 'conflict',
        because: { why: 'changed', by: staff.name, fields: ['categoryClass'] },
      },
    })
    expect(found(await settings(), 'litter')).toMatchObject({ class: 'c', dispatch: 'grid' })
    // the clocks have a version of their own
    const clocks = { ...DEFAULT_CLOCKS, contact: 2 }
    const asked = { street: STREET, version: 1, clocks }
    await other.call('reports.setClocks', asked)
    await expect(staff.call('reports.setClocks', asked)).rejects.toMatchObject({
      because: { why: 'changed', by: other.name, fields: ['clockContact'] },
    })
  })

  test('of two at the same time one holds', async () => {
    const asked = await seen()
    const adds = await Promise.all(
      [street.staff, street.other].map((who, i) =>
        who.try('reports.setCategory', { ...asked, category: fountain(`喷泉${i}`) }),
      ),
    )
    const codes = adds.map((answer) => (answer.ok ? 'ok' : answer.error.code))
    expect(codes.sort()).toEqual(['conflict', 'ok'])
    expect((await settings()).categories.filter(({ origin }) => origin === 'own')).toHaveLength(1)
  })

  test('are for the staff of the street and its administrator', async () => {
    const { head, secretary, block, supervisor, resident } = street
    for (const who of [head, secretary, block, supervisor, resident]) {
      await expect(who.call('reports.settings', { street: STREET })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    const administrator = await somebody(cloud, { role: 'administrator', area: STREET })
    expect((await administrator.call('reports.settings', { street: STREET })).clocks).toEqual(
      DEFAULT_CLOCKS,
    )
  })
})
