import fc from 'fast-check'
import { coverageOf } from '@/contract/coverage.rules'
import type { AreaCode } from '@/contract/wire'

const grid = (n: number) => `310101002003-g0${n}` as AreaCode
/** So many metres east of a point of the street, on the plane. */
const east = (metres: number) => ({ lng: 121.47 + metres / 95_080, lat: 31.23 })

test('a door counts where a site is within the walk, and not one step farther', () => {
  // ten minutes at 65 m a minute, ways 1.3 times the line: 500 m, and what rounds to ten
  const at = (metres: number) =>
    coverageOf([{ at: east(metres), area: grid(1), doors: 4 }], [east(0)], 10).covered
  expect(at(0)).toBe(4)
  expect(at(500)).toBe(4)
  expect(at(530)).toBe(0)
})

test('areas are counted apart, the least covered first; buildings without doors count nowhere', () => {
  const homes = [
    { at: east(0), area: grid(1), doors: 10 },
    { at: east(5000), area: grid(1), doors: 30 },
    { at: east(0), area: grid(2), doors: 5 },
    { at: east(6000), area: grid(3), doors: 0 },
  ]
  expect(coverageOf(homes, [east(0)], 15)).toEqual({
    doors: 45,
    covered: 15,
    areas: [
      { area: grid(1), doors: 40, covered: 10 },
      { area: grid(2), doors: 5, covered: 5 },
    ],
    white: [homes[1]],
  })
})

test('without sites every door is a white spot; without doors there is nothing to tell', () => {
  const homes = [{ at: east(0), area: grid(1), doors: 2 }]
  expect(coverageOf(homes, [], 15)).toEqual(
    expect.objectContaining({ doors: 2, covered: 0, white: homes }),
  )
  expect(coverageOf([], [east(0)], 15)).toEqual({ doors: 0, covered: 0, areas: [], white: [] })
})

const metres = fc.integer({ min: 0, max: 3000 })
const someHomes = fc.array(
  fc.record({
    at: metres.map(east),
    area: fc.integer({ min: 1, max: 4 }).map(grid),
    doors: fc.nat(50),
  }),
  { maxLength: 40 },
)
const someSites = fc.array(metres.map(east), { maxLength: 10 })

test('covered and white are all doors; more sites or a longer walk never cover less', () => {
  fc.assert(
    fc.property(someHomes, someSites, someSites, (homes, sites, more) => {
      const ten = coverageOf(homes, sites, 10)
      const white = ten.white.reduce((sum, { doors }) => sum + doors, 0)
      expect(ten.covered + white).toBe(ten.doors)
      expect(ten.areas.reduce((sum, { covered }) => sum + covered, 0)).toBe(ten.covered)
      expect(coverageOf(homes, [...sites, ...more], 10).covered).toBeGreaterThanOrEqual(ten.covered)
      expect(coverageOf(homes, sites, 15).covered).toBeGreaterThanOrEqual(ten.covered)
    }),
    { numRuns: 200, seed: 20261123 },
  )
})
