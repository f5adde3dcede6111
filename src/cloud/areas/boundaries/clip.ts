import { type Piece, pieceOf } from '@/contract/boundaries.rules'
import type { Place, Ring } from '@/contract/wire'

/** Whole units of a degree, about 0.1 m: points that were equal stay equal. */
const UNITS = 1e6

type Pair = [number, number]
type Polygon = Pair[][]

/** A ring as the clipping library has it, with the box around it; both in units. */
export interface Shape {
  polygon: Polygon
  box: { west: number; south: number; east: number; north: number }
}

/** A connected piece of ground that a question answers with: its outline first, then its holes. */
export interface Cut extends Piece {
  rings: Ring[]
}

const unit = (degrees: number) => Math.round(degrees * UNITS)

/** A ring, ready to be held against others. */
export function shapeOf(ring: Ring): Shape {
  const pairs = ring.map(({ lng, lat }): Pair => [unit(lng), unit(lat)])
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
  const box = {
    west: Math.min(...xs),
    south: Math.min(...ys),
    east: Math.max(...xs),
    north: Math.max(...ys),
  }
  return { polygon: [pairs], box }
}

/** Whether the boxes of two shapes share ground: only then can the shapes. */
export const mayMeet = ({ box: a }: Shape, { box: b }: Shape): boolean =>
  a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north

const placeOf = ([x, y]: Pair): Place => ({ lng: x / UNITS, lat: y / UNITS })

function cutsOf(polygons: Polygon[]): Cut[] {
  return polygons.map((polygon) => {
    // the library repeats the first point at the end
    const rings = polygon.map((ring) => ring.slice(0, -1).map(placeOf))
    return { rings, ...pieceOf(rings) }
  })
}

/** 51 KB that only an import of shapes needs. */
const library = () => import('polyclip-ts')

/** The ground that two shapes share. */
export async function sharedBy(a: Shape, b: Shape): Promise<Cut[]> {
  const { intersection } = await library()
  return cutsOf(intersection(a.polygon, b.polygon))
}

/** The ground of a shape that none of the others has. */
export async function leftOf(shape: Shape, others: readonly Shape[]): Promise<Cut[]> {
  const { difference } = await library()
  return cutsOf(difference(shape.polygon, ...others.map(({ polygon }) => polygon)))
}

/** Square metres that lie in one of two shapes and not in the other. */
export async function squareMetresMoved(a: Ring, b: Ring): Promise<number> {
  const { xor } = await library()
  const cuts = cutsOf(xor(shapeOf(a).polygon, shapeOf(b).polygon))
  return cuts.reduce((sum, { squareMetres }) => sum + squareMetres, 0)
}
