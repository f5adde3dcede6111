import type { AreaLevel, BoundaryFinding } from './areas'
import { spotOf } from './place.rules'
import type { Ring } from './wire'

/** The levels from the street down; an area's parent is of a level above its own, not always the next. */
export const LEVELS_DOWN: readonly AreaLevel[] = ['street', 'block', 'community', 'lane', 'grid']

/** Whether an area of one level may be the parent of one of another. */
export const isAbove = (parent: AreaLevel, child: AreaLevel): boolean =>
  LEVELS_DOWN.indexOf(parent) < LEVELS_DOWN.indexOf(child)

/** A piece of ground: what it covers, and how long its outline is with that of its holes. */
export interface Piece {
  squareMetres: number
  metres: number
}

/** Signed square metres of a ring on the plane and the metres around it. */
function around(ring: Ring): Piece {
  let [doubled, metres] = [0, 0]
  ring.forEach((place, i) => {
    const [a, b] = [spotOf(ring.at(i - 1) ?? place), spotOf(place)]
    doubled += a.x * b.y - b.x * a.y
    metres += Math.hypot(b.x - a.x, b.y - a.y)
  })
  return { squareMetres: Math.abs(doubled) / 2, metres }
}

/** A piece by its outline and its holes. */
export function pieceOf([outline = [], ...holes]: readonly Ring[]): Piece {
  const outer = around(outline)
  return holes.map(around).reduce(
    (sum, hole) => ({
      squareMetres: sum.squareMetres - hole.squareMetres,
      metres: sum.metres + hole.metres,
    }),
    outer,
  )
}

/**
 * Points are kept to 0.1 m, so two lines that were one may part by that much: a piece thinner than
 * this or smaller than a square metre is nobody's meaning.
 */
const ROUNDING_METRES = 0.3
const ROUNDING_SQUARE_METRES = 1

/** A slip of the hand rather than a claim to ground: the width of a path, or the ground of a flat. */
const SLIVER_METRES = 2
const SLIVER_SQUARE_METRES = 200

/** How much a piece means. Its width is that of a strip with the same ground and outline. */
export function weighPiece({ squareMetres, metres }: Piece): 'nothing' | 'sliver' | 'ground' {
  const width = metres === 0 ? 0 : (2 * squareMetres) / metres
  if (width < ROUNDING_METRES || squareMetres < ROUNDING_SQUARE_METRES) return 'nothing'
  return width < SLIVER_METRES || squareMetres < SLIVER_SQUARE_METRES ? 'sliver' : 'ground'
}

/** Two areas on the same ground, and an area out of its parent, forbid; the rest is for a person to judge. */
export const forbids = ({ is }: Pick<BoundaryFinding, 'is'>): boolean =>
  is === 'overlap' || is === 'outside'

const WORST: readonly BoundaryFinding['is'][] = ['overlap', 'outside', 'gap', 'sliver']

/** What forbids before what warns, the larger first. */
export const worstFirst = (findings: readonly BoundaryFinding[]): BoundaryFinding[] =>
  [...findings].sort(
    (a, b) => WORST.indexOf(a.is) - WORST.indexOf(b.is) || b.squareMetres - a.squareMetres,
  )
