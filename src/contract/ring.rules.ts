import type { Place, Ring } from './wire'

/**
 * What makes an outline none.
 *
 * - `few`: fewer than three corners
 * - `crossing`: the line crosses, touches or runs back along itself, so that inside and outside are not told apart
 */
export type RingProblem = 'few' | 'crossing'

/** Units of a degree, about 10 cm: whole numbers, so that the areas compared below are exact. */
const UNITS = 1e6

interface Corner {
  x: number
  y: number
}

const cornerOf = ({ lng, lat }: Place): Corner => ({
  x: Math.round(lng * UNITS),
  y: Math.round(lat * UNITS),
})

/** Twice the signed area of a triangle: positive where c lies to the left of a → b, zero on the line. */
const turn = (a: Corner, b: Corner, c: Corner): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Whether a point that is on the line through a and b lies between them. */
const between = (a: Corner, b: Corner, point: Corner): boolean =>
  Math.min(a.x, b.x) <= point.x &&
  point.x <= Math.max(a.x, b.x) &&
  Math.min(a.y, b.y) <= point.y &&
  point.y <= Math.max(a.y, b.y)

type Side = readonly [from: Corner, to: Corner]

/** Whether two sides have any point in common. */
function meet([a, b]: Side, [c, d]: Side): boolean {
  const [ofC, ofD] = [Math.sign(turn(a, b, c)), Math.sign(turn(a, b, d))]
  const [ofA, ofB] = [Math.sign(turn(c, d, a)), Math.sign(turn(c, d, b))]
  if (ofC * ofD < 0 && ofA * ofB < 0) return true
  return (
    (ofC === 0 && between(a, b, c)) ||
    (ofD === 0 && between(a, b, d)) ||
    (ofA === 0 && between(c, d, a)) ||
    (ofB === 0 && between(c, d, b))
  )
}

/** Whether a side runs back along the one before it, or has no length. */
function turnsBack([a, b]: Side, [, c]: Side): boolean {
  const forth = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y)
  return turn(a, b, c) === 0 && forth <= 0
}

/** What is wrong with an outline, if anything; corners less than about 10 cm apart are one. */
export function ringProblem(ring: Ring): RingProblem | undefined {
  if (ring.length < 3) return 'few'
  const corners = ring.map(cornerOf)
  const sides = corners.map((from, i): Side => [from, corners[(i + 1) % corners.length] ?? from])
  const crosses = sides.some((side, i) =>
    sides.slice(i + 1).some((other, k) => {
      const j = i + 1 + k
      const last = i === 0 && j === sides.length - 1
      if (j === i + 1 && turnsBack(side, other)) return true
      if (last && turnsBack(other, side)) return true
      return j !== i + 1 && !last && meet(side, other)
    }),
  )
  return crosses ? 'crossing' : undefined
}
