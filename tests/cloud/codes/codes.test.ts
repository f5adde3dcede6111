import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { newSite } from '@tests/support/places'
import fc from 'fast-check'
import { readScene, sceneIn, writeScene } from '@/cloud/codes/scene'
import { secretsFrom } from '@/cloud/secrets'

const secrets = secretsFrom('a secret of thirty-two characters')
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const codeId = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 8, maxLength: 8 })

describe('a scene', () => {
  test('is what was written, fits WeChat and uses only its characters', () => {
    fc.assert(
      fc.property(codeId, (id) => {
        const scene = writeScene(secrets, { kind: 'site', street: STREET, id })
        expect(scene).toMatch(/^[0-9a-z]{1,32}$/)
        expect(readScene(secrets, scene)).toEqual({ kind: 'site', street: STREET, id })
      }),
      { seed: 7 },
    )
  })

  test('with any character changed is forged or not ours', () => {
    const scene = writeScene(secrets, { kind: 'site', street: STREET, id: 'abcdefgh' })
    for (let at = 0; at < scene.length; at++) {
      for (const letter of LETTERS) {
        if (letter === scene[at]) continue
        const read = readScene(secrets, scene.slice(0, at) + letter + scene.slice(at + 1))
        expect(read === 'forged' || read === undefined).toBe(true)
      }
    }
  })

  test('of another installation is forged', () => {
    const other = secretsFrom('another secret of 32 characters!')
    const scene = writeScene(other, { kind: 'site', street: STREET, id: 'abcdefgh' })
    expect(readScene(secrets, scene)).toBe('forged')
  })

  test('stands in our link and in nobody else’s', () => {
    const home = 'https://home.example.cn'
    expect(sceneIn(home, `${home}/s/abc?x=1#y`)).toBe('abc')
    expect(sceneIn(home, ' abc ')).toBe('abc')
    expect(sceneIn(home, 'https://evil.example/s/abc')).toBe('https://evil.example/s/abc')
  })
})

describe('what was scanned', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  const resolve = (scanned: string) => cloud.as('stranger').call('codes.resolve', { scanned })

  test.each([
    'https://weixin.qq.com/r/abc',
    'WIFI:S:cafe;T:WPA;P:secret;;',
    '6901234567892',
    '你好',
  ])('%s is somebody else’s', async (scanned) => {
    expect(await resolve(scanned)).toEqual({ is: 'foreign' })
  })

  test('damaged or guessed it is unknown', async () => {
    const { street, site } = await newSite(cloud)
    const { scene, link } = await cloud.as('street_staff').call('sites.poster', { street, site })
    expect(await resolve(`${scene.slice(0, -1)}${scene.endsWith('0') ? '1' : '0'}`)).toEqual({
      is: 'unknown',
    })
    expect(await resolve(link.slice(0, -3))).toEqual({ is: 'unknown' })
  })

  test('well signed but never printed it is unknown', async () => {
    const { secrets: own } = cloud.cloud
    const scene = writeScene(own, { kind: 'site', street: STREET, id: '00000000' })
    expect(await resolve(scene)).toEqual({ is: 'unknown' })
  })

  test('of a kind that this version does not know it is newer', async () => {
    const body = `z${STREET}abcdefgh`
    expect(await resolve(body + cloud.cloud.secrets.mac('scene', body))).toEqual({ is: 'newer' })
  })
})
