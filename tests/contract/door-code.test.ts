import { createHash, createHmac } from 'node:crypto'
import nacl from 'tweetnacl'
import { doorBody, doorCode, isFresh, readDoorScene, type Sha512 } from '@/contract/door-code.rules'
import type { DeviceId, StreetCode } from '@/contract/wire'

const node: Sha512 = (bytes) => createHash('sha512').update(bytes).digest()
const phone: Sha512 = (bytes) => nacl.hash(bytes)

const body = doorBody('310101002' as StreetCode, '0123456789' as DeviceId)
const secret = 'a'.repeat(64)
const code = { prefix: `https://example.org/s/${body}`, secret }
const NOW = Date.parse('2026-11-26T06:00:10Z')
const STEP = 30_000
const sceneAt = (now: number) => doorCode(phone, code, now).text.slice(-32)

test('fits into a scene of WeChat, and says its street and device', () => {
  const scene = sceneAt(NOW)
  expect(scene).toMatch(/^[0-9a-z]{32}$/)
  expect(readDoorScene(scene)).toMatchObject({ street: '310101002', device: '0123456789', body })
  expect(doorCode(phone, code, NOW).until).toBe(Date.parse('2026-11-26T06:00:30Z'))
})

test('the phone and the cloud make the same, and it is an HMAC', () => {
  expect(doorCode(node, code, NOW)).toEqual(doorCode(phone, code, NOW))
  const step = Math.floor(NOW / STEP)
  const mac = createHmac('sha512', secret).update(`${body}.${step}`).digest()
  const letters = Array.from(
    mac.subarray(0, 12),
    (byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31],
  )
  expect(sceneAt(NOW).slice(-12)).toBe(letters.join(''))
})

test.each([
  [-3, false],
  [-2, true],
  [0, true],
  [2, true],
  [3, false],
])('%i half minutes off: %s', (steps, fresh) => {
  const scene = readDoorScene(sceneAt(NOW + steps * STEP))
  expect(scene && isFresh(node, scene, secret, NOW)).toBe(fresh)
})

test('another secret, another device, another letter: none', () => {
  const scene = readDoorScene(sceneAt(NOW))
  if (!scene) throw new Error('it is a scene')
  expect(isFresh(node, scene, 'b'.repeat(64), NOW)).toBe(false)
  const other = doorBody('310101002' as StreetCode, '0123456780' as DeviceId)
  expect(isFresh(node, { ...scene, body: other }, secret, NOW)).toBe(false)
  const mac = `${scene.mac.slice(0, -1)}${scene.mac.endsWith('0') ? '1' : '0'}`
  expect(isFresh(node, { ...scene, mac }, secret, NOW)).toBe(false)
})

test.each([
  '',
  's3101010020123456789',
  `${'d'.repeat(32)}`,
  sceneAt(NOW).slice(1),
  `${sceneAt(NOW)}0`,
])('no code of a door: %s', (text) => expect(readDoorScene(text)).toBeUndefined())
