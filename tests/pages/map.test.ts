import fs from 'node:fs'
import path from 'node:path'
import L from 'leaflet'
import { middleOf } from '@/client/here'
import { type Pin, type Room, sideOf, spotAlong } from '@/components/map/name-spots'
import { toGcj02 } from '@/contract/gcj02.rules'
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

describe('names on the map', () => {
  /** 400 px wide and 200 px high; letters of 10 px. */
  const room = (...pins: Pin[]): Room => ({
    view: L.bounds([0, 0], [400, 200]),
    pins,
    taken: [],
    letter: 10,
  })
  const pin = (x: number, y: number): Pin => ({ at: L.point(x, y), radius: 8 })
  const along = (where: Room, from: L.Point, to: L.Point) => {
    const spot = spotAlong(where, '贵州路', from, to)
    return spot && { x: Math.round(spot.at.x), y: Math.round(spot.at.y), angle: spot.angle }
  }
  const [west, east] = [L.point(0, 100), L.point(400, 100)]

  test('a road is named in its middle, and elsewhere where a pin or a name stands there', () => {
    expect(along(room(), west, east)).toEqual({ x: 200, y: 100, angle: 0 })
    expect(along(room(pin(200, 100)), west, east)?.x).toBe(140)
    // 6 px above the letters: the pin does not touch them
    expect(along(room(pin(200, 80)), west, east)?.x).toBe(200)
    const shared = room()
    expect([along(shared, west, east)?.x, along(shared, west, east)?.x]).toEqual([200, 140])
  })

  test('a road that is full of pins has no name', () => {
    const pins = Array.from({ length: 21 }, (_, i) => pin(i * 20, 100))
    expect(along(room(...pins), west, east)).toBeUndefined()
  })

  test('of a long road the part in sight is named; what is too short for its name is not', () => {
    expect(along(room(), L.point(-1000, 100), L.point(200, 100))?.x).toBe(100)
    expect(along(room(), L.point(0, 300), L.point(400, 300))).toBeUndefined()
    expect(along(room(), L.point(100, 100), L.point(130, 100))).toBeUndefined()
  })

  test('a name stands upright, whichever way its road is drawn', () => {
    expect(along(room(), east, west)?.angle).toBe(0)
    expect(along(room(), L.point(100, 190), L.point(110, 10))?.angle).toBeCloseTo(-86.8, 1)
  })

  test('a place is named to its right, or to its left, or not at all', () => {
    const dot = L.point(200, 100)
    expect(sideOf(room(), '外滩', dot)).toBe('right')
    expect(sideOf(room(pin(215, 100)), '外滩', dot)).toBe('left')
    expect(sideOf(room(), '外滩', L.point(390, 100))).toBe('left')
    expect(sideOf(room(pin(215, 100), pin(185, 100)), '外滩', dot)).toBeUndefined()
  })
})
