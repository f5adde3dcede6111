import fc from 'fast-check'
import { ringProblem } from '@/contract/ring.rules'
import type { Place } from '@/contract/wire'

/** Whole steps of a metre or so from a corner of the street, as places. */
const at = (x: number, y: number): Place => ({
  lng: Math.round((121.47 + x * 1e-5) * 1e6) / 1e6,
  lat: Math.round((31.22 + y * 1e-5) * 1e6) / 1e6,
})
const ringOf = (...corners: [number, number][]) => corners.map(([x, y]) => at(x, y))

test.each([
  ['nothing', [], 'few'],
  ['two corners', ringOf([0, 0], [9, 0]), 'few'],
  ['a triangle', ringOf([0, 0], [9, 0], [0, 9]), undefined],
  ['a square', ringOf([0, 0], [9, 0], [9, 9], [0, 9]), undefined],
  ['an L', ringOf([0, 0], [9, 0], [9, 3], [3, 3], [3, 9], [0, 9]), undefined],
  ['a corner in the middle of a side', ringOf([0, 0], [5, 0], [9, 0], [0, 9]), undefined],
  ['a bow tie', ringOf([0, 0], [9, 9], [9, 0], [0, 9]), 'crossing'],
  [
    'a corner that lies on another side',
    ringOf([0, 0], [9, 0], [9, 9], [5, 0], [0, 9]),
    'crossing',
  ],
  ['two corners in one place', ringOf([0, 0], [9, 0], [9, 9], [0, 0], [-9, 9]), 'crossing'],
  ['the same corner twice running', ringOf([0, 0], [9, 0], [9, 0], [0, 9]), 'crossing'],
  ['the first corner again at the end', ringOf([0, 0], [9, 0], [0, 9], [0, 0]), 'crossing'],
  ['a line there and back', ringOf([0, 0], [9, 0], [4, 0]), 'crossing'],
  ['a spike', ringOf([0, 0], [9, 0], [9, 9], [9, 20], [9, 9], [0, 9]), 'crossing'],
])('%s', (_, ring, problem) => {
  expect(ringProblem(ring as Place[])).toBe(problem)
})

const step = fc.integer({ min: -40, max: 40 })
const anyRing = fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 9 })
type Corner = [number, number]

/** Whether two sides share a point, by solving for where along each of them: another way than the rule's. */
function share([a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): boolean {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]]
  const across = rx * sy - ry * sx
  if (across !== 0) {
    const along = (qx * sy - qy * sx) / across
    const other = (qx * ry - qy * rx) / across
    return along >= 0 && along <= 1 && other >= 0 && other <= 1
  }
  if (qx * ry - qy * rx !== 0) return false
  const length = rx * rx + ry * ry
  const from = qx * rx + qy * ry
  const to = from + sx * rx + sy * ry
  return Math.min(from, to) <= length && Math.max(from, to) >= 0
}

/** The same question put to every pair of sides; neighbours may share their corner and no more. */
function crosses(corners: Corner[]): boolean {
  const n = corners.length
  const corner = (i: number) => corners[i % n] as Corner
  const same = (a: Corner, b: Corner) => a[0] === b[0] && a[1] === b[1]
  for (let i = 0; i < n; i++) {
    const [a, b, c] = [corner(i), corner(i + 1), corner(i + 2)]
    if (same(a, b)) return true
    const bent = (b[0] - a[0]) * (c[1] - b[1]) !== (b[1] - a[1]) * (c[0] - b[0])
    const onward = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0
    if (!bent && !onward) return true
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (share([a, b], [corner(j), corner(j + 1)])) return true
    }
  }
  return false
}

describe('any outline', () => {
  test('crosses where solving for the common points finds one', () => {
    const found = { crossing: 0, sound: 0 }
    fc.assert(
      fc.property(anyRing, (corners) => {
        const crossing = ringProblem(ringOf(...corners)) === 'crossing'
        found[crossing ? 'crossing' : 'sound'] += 1
        expect(crossing).toBe(crosses(corners))
      }),
      { seed: 7, numRuns: 2000 },
    )
    // Neither answer is the only one
    expect(Math.min(found.crossing, found.sound)).toBeGreaterThan(100)
  })

  test('is the same whichever corner it begins at and whichever way it runs', () => {
    fc.assert(
      fc.property(anyRing, fc.nat(8), (corners, turn) => {
        const said = ringProblem(ringOf(...corners))
        const by = turn % corners.length
        const turned = [...corners.slice(by), ...corners.slice(0, by)]
        expect(ringProblem(ringOf(...turned))).toBe(said)
        expect(ringProblem(ringOf(...[...turned].reverse()))).toBe(said)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('seen all round from one point is sound', () => {
    const angles = fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 8, maxLength: 20 })
    fc.assert(
      fc.property(
        angles,
        fc.array(fc.integer({ min: 300, max: 900 }), { minLength: 20, maxLength: 20 }),
        (turns, radii) => {
          const round = [0, 12, 24, ...turns].filter((one, i, all) => all.indexOf(one) === i)
          const corners = round
            .sort((a, b) => a - b)
            .map((turn, i): Corner => {
              const angle = (turn * Math.PI) / 18
              const radius = radii[i % radii.length] ?? 500
              return [Math.round(Math.cos(angle) * radius), Math.round(Math.sin(angle) * radius)]
            })
          expect(ringProblem(ringOf(...corners))).toBeUndefined()
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })
})
