import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { BUND, clientId, GUIZHOU, newSite, QINGPU } from '@tests/support/places'
import type { OutputOf } from '@/contract'
import { metresBetween } from '@/contract/place.rules'
import type { Persona } from '@/contract/session'
import type { SiteId } from '@/contract/wire'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const near = (over: object = {}) =>
  cloud
    .as('stranger')
    .call('sites.near', { at: GUIZHOU, needs: [], metres: 3000, limit: 50, ...over })

describe('near', () => {
  test('is nearest first, in metres', async () => {
    const { sites } = await near()
    const metres = sites.map((site) => site.metres ?? -1)
    expect(metres.length).toBeGreaterThan(20)
    expect(metres).toEqual([...metres].sort((a, b) => a - b))
    expect(metres[0]).toBeGreaterThanOrEqual(0)
  })

  test('holds to the radius and the limit', async () => {
    const { sites } = await near({ metres: 400 })
    expect(sites.every(({ metres }) => (metres ?? 0) <= 400)).toBe(true)
    expect((await near({ limit: 3 })).sites).toHaveLength(3)
  })

  test('finds only what has every need', async () => {
    const { sites } = await near({ needs: ['toilet', 'step_free'] })
    expect(sites.length).toBeGreaterThan(0)
    for (const { needs } of sites)
      expect(needs).toEqual(expect.arrayContaining(['toilet', 'step_free']))
  })

  test('looks across the border of the street', async () => {
    const { sites } = await near({ at: BUND, metres: 1500 })
    expect(new Set(sites.map(({ street }) => street))).toEqual(new Set([STREET, OTHER_STREET]))
  })

  test.each([1, 5, 20, 50])(
    'the nearest %i are those of all streets, wherever one stands',
    async (limit) => {
      const all = await cloud.db.query<{ site: string; lng: number; lat: number }>(
        'SELECT id AS site, lng, lat FROM sites WHERE NOT retired ORDER BY id',
      )
      for (const lng of [121.462, 121.4695, 121.4785, 121.4845, 121.4862, 121.4885, 121.499])
        for (const lat of [31.222, 31.2295, 31.2365, 31.2445]) {
          const at = { lng, lat }
          const metres = limit === 50 ? 5000 : 900
          const expected = all
            .map(({ site, ...place }) => ({ site, metres: metresBetween(at, place) }))
            .filter((one) => one.metres <= metres)
            .sort((a, b) => a.metres - b.metres)
            .slice(0, limit)
          const { sites } = await near({ at, metres, limit })
          expect({ at, metres: sites.map((one) => one.metres) }).toEqual({
            at,
            metres: expected.map((one) => Math.round(one.metres)),
          })
        }
    },
  )

  test('is empty far from every street that is served', async () => {
    expect((await near({ at: QINGPU })).sites).toEqual([])
  })

  test('leaves out what was taken down', async () => {
    const site = await newSite(cloud)
    const { street, version } = site
    const which = { street, site: site.site, version }
    await cloud.as('street_staff').call('sites.retire', { ...which, retired: true })
    expect((await near()).sites.map((card) => card.site)).not.toContain(site.site)
  })

  test('refuses a point outside of Shanghai, by its field', async () => {
    const at = { lng: 2.35, lat: 48.85 }
    await expect(near({ at })).rejects.toMatchObject({ code: 'invalid', field: 'at.lng' })
  })
})

/** The whole list, page after page, as somebody gets it. */
async function listed(persona: Persona, over: object = {}): Promise<SiteId[]> {
  const found: SiteId[] = []
  let after: string | null = null
  do {
    const asked = { street: STREET, needs: [], ...over, ...(after === null ? {} : { after }) }
    const page: OutputOf<'sites.list'> = await cloud.as(persona).call('sites.list', asked)
    found.push(...page.sites.map(({ site }) => site))
    after = page.next
  } while (after)
  return found
}

describe('mine', () => {
  test.each([
    ['operator', 'some'],
    ['community_secretary', 'some'],
    ['street_staff', 'all'],
    ['grid_head', 'none'],
    ['resident', 'none'],
    ['stranger', 'none'],
  ] as const)('of %s: exactly those that they may change, here %s', async (persona, how) => {
    const all = await listed(persona)
    const may: SiteId[] = []
    for (const site of all) {
      const { site: seen } = await cloud.as(persona).call('sites.get', { street: STREET, site })
      if (seen.can.edit) may.push(site)
    }
    expect(await listed(persona, { mine: true })).toEqual(may)
    const share = may.length === 0 ? 'none' : may.length === all.length ? 'all' : 'some'
    expect(share).toBe(how)
  })

  test('in another street nothing is', async () => {
    for (const persona of ['operator', 'community_secretary', 'street_staff'] as const) {
      expect(await listed(persona, { street: OTHER_STREET, mine: true })).toEqual([])
    }
  })
})

describe('list', () => {
  test('with words: those whose name or address holds them, in either language and case', async () => {
    const name = { zh: '100% 图书角', en: 'Reading_Corner' }
    const { site } = await newSite(cloud, { name, address: { zh: '九江路 77 弄' } })
    for (const words of ['图书', '100%', 'reading_c', '77 弄']) {
      expect([words, await listed('stranger', { words })]).toEqual([words, [site]])
    }
    expect(await listed('stranger', { words: '没有这样的名字' })).toEqual([])
    expect(await listed('stranger', { words: '图书', kind: 'line' })).toEqual([])
  })

  test('pages through all sites of a street by name, none twice', async () => {
    const seen: string[] = []
    let after: string | undefined
    for (let i = 0; i < 40; i++) await newSite(cloud)
    do {
      const page = await cloud
        .as('stranger')
        .call('sites.list', { street: STREET, needs: [], after })
      seen.push(...page.sites.map(({ site }) => site))
      after = page.next ?? undefined
    } while (after)
    const [row] = await cloud.db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM sites WHERE street = $1 AND NOT retired',
      [STREET],
    )
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(row?.n)
  })

  test('can show one kind', async () => {
    const { sites } = await cloud
      .as('stranger')
      .call('sites.list', { street: STREET, needs: [], kind: 'line' })
    expect(sites).toHaveLength(3)
  })

  test('knows only the streets that are served', async () => {
    const asked = cloud.as('stranger').call('sites.list', { street: '310107005', needs: [] })
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('get', () => {
  test('tells what a reader came for', async () => {
    const { site, street } = await newSite(cloud)
    const answer = await cloud.as('stranger').call('sites.get', { street, site })
    expect(answer.site).toMatchObject({
      kind: 'point',
      needs: ['toilet'],
      retired: false,
      demo: true,
    })
    expect(answer.site.areas.map(({ level }) => level)).toEqual(
      expect.arrayContaining(['street', 'community']),
    )
    expect(answer.site.can).toEqual({ edit: false, editPlace: false, close: false, print: false })
    expect(answer.calendar.from <= '2026-11-23' && '2026-11-23' <= answer.calendar.to).toBe(true)
  })

  test('a line has its stops in walking order, an area its outline', async () => {
    const { sites } = await cloud.as('stranger').call('sites.list', { street: STREET, needs: [] })
    const [line, area] = ['line', 'area'].map((kind) => sites.find((site) => site.kind === kind)!)
    const lineView = await cloud
      .as('stranger')
      .call('sites.get', { street: STREET, site: line!.site })
    const areaView = await cloud
      .as('stranger')
      .call('sites.get', { street: STREET, site: area!.site })
    expect(lineView.site.stops.length).toBeGreaterThanOrEqual(4)
    expect(areaView.site.ring?.length).toBeGreaterThanOrEqual(3)
  })

  test('a site of another street is not there under this one', async () => {
    const { site } = await newSite(cloud)
    const asked = cloud.as('stranger').call('sites.get', { street: OTHER_STREET, site })
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('visit', () => {
  test('counts a person once within a stay, again after it', async () => {
    const { street, site } = await newSite(cloud)
    const visit = () =>
      cloud.as('resident').call('sites.visit', { street, site, client: clientId() })
    expect((await visit()).counted).toBe(true)
    expect((await visit()).counted).toBe(false)
    cloud.clock.set(cloud.clock.now() + 46 * 60_000)
    expect((await visit()).counted).toBe(true)
  })

  test('makes quiet into busy where the capacity is known', async () => {
    const made = await newSite(cloud)
    const { street, site, version } = made
    await cloud
      .as('street_staff')
      .call('sites.update', { street, site, version, changes: { capacity: 5 } })
    const levels: (string | undefined)[] = []
    for (let i = 0; i < 5; i++) {
      const { crowd } = await cloud
        .as('stranger')
        .call('sites.visit', { street, site, client: clientId() })
      levels.push(crowd?.level)
    }
    expect(levels).toEqual(['quiet', 'some', 'some', 'busy', 'busy'])
  })

  test('shows in the lists at once', async () => {
    const { street, site, version } = await newSite(cloud)
    const stranger = cloud.as('stranger')
    await cloud
      .as('street_staff')
      .call('sites.update', { street, site, version, changes: { capacity: 5 } })
    const crowds = async () => {
      const lists = [await near(), await stranger.call('sites.list', { street, needs: [] })]
      return lists.map(({ sites }) => sites.find((card) => card.site === site)?.crowd ?? null)
    }
    expect(await crowds()).toEqual([null, null])
    const { crowd } = await stranger.call('sites.visit', { street, site, client: clientId() })
    expect(crowd).toMatchObject({ people: 1, capacity: 5 })
    expect(await crowds()).toEqual([crowd, crowd])
  })

  test('by whoever it was made, is in the lists within seconds, and gone after the stay', async () => {
    const { street, site, version } = await newSite(cloud)
    await cloud
      .as('street_staff')
      .call('sites.update', { street, site, version, changes: { capacity: 5 } })
    const people = async () =>
      (await near()).sites.find((card) => card.site === site)?.crowd?.people ?? 0
    expect(await people()).toBe(0)
    // Another instance of the cloud counts somebody in.
    await cloud.db.query(
      'INSERT INTO site_visits (street, site, visitor, at) VALUES ($1, $2, $3, $4)',
      [street, site, 'another', new Date(cloud.clock.now())],
    )
    cloud.clock.set(cloud.clock.now() + 5_000)
    expect(await people()).toBe(1)
    cloud.clock.set(cloud.clock.now() + 46 * 60_000)
    expect(await people()).toBe(0)
  })

  test('keeps nothing that leads back to a person, and is forgotten after the stay', async () => {
    const { street, site } = await newSite(cloud)
    await cloud.as('resident').call('sites.visit', { street, site, client: clientId() })
    const rows = await cloud.db.query('SELECT * FROM site_visits WHERE street = $1 AND site = $2', [
      street,
      site,
    ])
    const [person] = await cloud.db.query<{ id: string }>(
      "SELECT id FROM persons WHERE persona = 'resident'",
    )
    expect(JSON.stringify(rows)).not.toContain(person?.id)
    cloud.clock.set(cloud.clock.now() + 46 * 60_000)
    await cloud.runTimers()
    const left = await cloud.db.query('SELECT 1 FROM site_visits WHERE street = $1 AND site = $2', [
      street,
      site,
    ])
    expect(left).toEqual([])
  })
})

describe('poster and code', () => {
  const staff = () => cloud.as('street_staff')

  test('a scene fits WeChat, stays the same, and leads to the site', async () => {
    const { street, site } = await newSite(cloud)
    const first = await staff().call('sites.poster', { street, site })
    const again = await staff().call('sites.poster', { street, site })
    expect(first.scene).toMatch(/^[0-9a-z]{28}$/)
    expect(again.scene).toBe(first.scene)
    expect(first.link).toBe(`http://127.0.0.1:8787/s/${first.scene}`)
    for (const scanned of [first.scene, first.link, `${first.link}?from=wall`]) {
      expect(await cloud.as('stranger').call('codes.resolve', { scanned })).toEqual({
        is: 'site',
        street,
        site,
      })
    }
  })

  test('replaced or taken down, the old one says so and names the place', async () => {
    const { street, site, version, name } = await newSite(cloud)
    const { scene } = await staff().call('sites.poster', { street, site })
    const replaced = await staff().call('sites.replaceCode', { street, site, version })
    const ended = { is: 'ended', name }
    expect(await staff().call('codes.resolve', { scanned: scene })).toEqual(ended)
    const fresh = await staff().call('sites.poster', { street, site })
    expect(fresh.scene).not.toBe(scene)
    await staff().call('sites.retire', {
      street,
      site,
      version: replaced.site.version,
      retired: true,
    })
    expect(await staff().call('codes.resolve', { scanned: fresh.scene })).toEqual(ended)
  })

  test('the operators of a street are there to choose from', async () => {
    const { operators } = await staff().call('sites.operators', { street: STREET })
    expect(operators.length).toBeGreaterThanOrEqual(5)
  })
})
