import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { command, linkIn } from '@tests/support/commands'
import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { openProduction, type Production } from '@tests/support/production'
import { setDivisionBoundaries } from '@/cloud/database/seed/divisions'
import { serveStreet } from '@/cloud/database/seed/serve'
import type { StreetCode } from '@/contract/wire'
import { feature, file } from './files'

/** How an installation comes to serve another street of Shanghai. */

const AWAY = '310106013' as StreetCode
/** A square of about 1 km, far from the streets that are served. */
const ring = [
  { lng: 121.455, lat: 31.265 },
  { lng: 121.465, lat: 31.265 },
  { lng: 121.465, lat: 31.275 },
  { lng: 121.455, lat: 31.275 },
]
const INSIDE = { lng: 121.46, lat: 31.27 }
/** What people elsewhere are told to try: no division of Shanghai. */
const NONE = '310101003'

describe('the command', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-street-'))
  const outline = path.join(folder, 'areas.geojson')
  const other = path.join(folder, 'other.geojson')
  let production: Production
  let invited = ''

  beforeAll(async () => {
    const drawn = feature([AWAY, 'street', '', '随便写的名字'], ring, { 英文名称: 'Away Town' })
    writeFileSync(
      outline,
      file([feature([`${AWAY}901`, 'community', AWAY, '居民区'], ring), drawn]),
    )
    writeFileSync(other, file([feature([NONE, 'street', '', '别处'], ring)]))
    production = await openProduction({
      before: async (env) => {
        const street = (...args: string[]) => command('street', env, ...args)
        for (const [args, said] of [
          [['31010'], 'npm run street'],
          [[NONE, other], NONE],
          [[AWAY], 'No boundary'],
          [[AWAY, other], '编号'],
        ] as const) {
          expect(await street(...args)).toMatchObject({
            code: 1,
            said: expect.stringContaining(said),
          })
        }
        expect(await street(AWAY, outline)).toMatchObject({
          code: 0,
          said: expect.stringMatching(/^静安区.+（310106013） is served now/m),
        })
        expect(await street(AWAY)).toMatchObject({
          code: 0,
          said: expect.stringContaining('nothing was changed'),
        })
        invited = linkIn(await command('administrator', env, '--street', AWAY))
      },
    })
  }, 180_000)
  afterAll(async () => {
    await production.close()
    rmSync(folder, { recursive: true })
  })

  test('the street answers by its real name, with its outline and nobody in it', async () => {
    const asked = { street: AWAY, at: INSIDE }
    const answer = await production.browser().call('areas.responsible', asked)
    if (answer.is !== 'here') throw new Error(answer.is)
    expect(answer.path).toEqual([
      { code: AWAY, level: 'street', zh: '静安寺街道', en: 'Away Town' },
    ])
    expect([answer.answers, answer.party]).toEqual([null, []])
    const elsewhere = await production
      .browser()
      .call('areas.responsible', { street: STREET, at: INSIDE })
    expect(elsewhere).toMatchObject({
      is: 'elsewhere',
      division: { code: AWAY, district: '静安区' },
    })
  })

  test('its first administrator holds nothing in the street beside it', async () => {
    const phone = production.phone('oAWAY')
    await phone.call('session.open', { street: AWAY, agreed: true })
    const found = await phone.call('codes.resolve', { scanned: invited })
    if (found.is !== 'invitation') throw new Error(found.is)
    const { street, invitation } = found
    await phone.call('invitations.claim', { street, invitation })
    expect((await phone.call('areas.tree', { street: AWAY })).areas).toHaveLength(1)
    expect(await phone.refusal('areas.tree', { street: STREET })).toBe('forbidden')
  })
})

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

test('the boundary of its division will do; served again, a street stays as it is', async () => {
  const serve = (code: string) => cloud.db.tx((tx) => serveStreet(tx, { code }))
  await expect(serve(AWAY)).rejects.toThrow('No boundary')
  await cloud.db.tx((tx) => setDivisionBoundaries(tx, [{ code: AWAY, ring, en: 'In English' }]))
  expect(await serve(AWAY)).toEqual({
    name: { zh: '静安寺街道', en: 'In English' },
    district: { zh: '静安区', en: "Jing'an District" },
    added: true,
  })
  const all = () =>
    Promise.all(
      ['streets', 'areas', 'area_versions'].map((table) =>
        cloud.db.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`),
      ),
    )
  const before = await all()
  for (const code of [AWAY, STREET]) expect((await serve(code)).added).toBe(false)
  expect(await all()).toEqual(before)
  for (const code of ['310106', '310101002003', NONE]) {
    await expect(serve(code)).rejects.toThrow(`no street or town with the code ${code}`)
  }
})
