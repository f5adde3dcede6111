import fs from 'node:fs'
import path from 'node:path'
import { toGcj02 } from '@/client/gcj02'
import { middleOf } from '@/client/here'
import { mapTokens } from '@/styles/map-tokens'

test('the colours of WeChat’s map are those of the tokens', () => {
  const sheet = fs.readFileSync(path.resolve(__dirname, '../../src/styles/tokens.scss'), 'utf8')
  const root = sheet.slice(0, sheet.indexOf('}'))
  for (const [name, colour] of Object.entries(mapTokens)) {
    const token = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`).replace(/2$/, '-2')
    expect(root).toContain(`--${token}: ${colour};`)
  }
})

/** Pairs published with eviltransform's own tests, degrees. */
test.each([
  ['Shanghai', 121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
  ['Shenzhen', 113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
])('WGS-84 to GCJ-02 in %s', (_, lng, lat, toLng, toLat) => {
  const found = toGcj02({ lng, lat })
  expect(found.lng).toBeCloseTo(toLng, 6)
  expect(found.lat).toBeCloseTo(toLat, 6)
})

test('the middle of an outline', () => {
  const ring = [
    { lng: 121.47, lat: 31.22 },
    { lng: 121.49, lat: 31.22 },
    { lng: 121.48, lat: 31.24 },
  ]
  expect(middleOf(ring)).toEqual({ lng: 121.48, lat: 31.23 })
})
