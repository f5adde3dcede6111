import { type AreaName, type BoundaryFinding, MAX_FINDINGS } from '@/contract/areas'
import { weighPiece } from '@/contract/boundaries.rules'
import type { AreaCode, Ring } from '@/contract/wire'
import { type Cut, leftOf, mayMeet, type Shape, shapeOf, sharedBy } from './clip'

/** An area as a version would have it. */
export interface Bounded extends AreaName {
  parent: AreaCode | null
  ring: Ring
}

interface Held extends Bounded {
  shape: Shape
}

/** Corners that show where something is. */
const MAX_CORNERS = 100

/** Degrees to six decimals, and as many corners as a map needs. */
function forMap(ring: Ring): Ring {
  const every = Math.ceil(ring.length / MAX_CORNERS)
  const six = (degrees: number) => Number(degrees.toFixed(6))
  return ring
    .filter((_, i) => i % every === 0)
    .map(({ lng, lat }) => ({ lng: six(lng), lat: six(lat) }))
}

const nameOf = ({ code, level, zh, en }: AreaName): AreaName => ({ code, level, zh, en })

function asFindings(
  cuts: readonly Cut[],
  is: 'overlap' | 'outside' | 'gap',
  areas: readonly AreaName[],
): BoundaryFinding[] {
  return cuts.flatMap((cut) => {
    const weight = weighPiece(cut)
    const [outline] = cut.rings
    if (weight === 'nothing' || !outline) return []
    return [
      {
        is: weight === 'sliver' ? ('sliver' as const) : is,
        areas: areas.map(nameOf),
        squareMetres: Math.round(cut.squareMetres),
        ring: forMap(outline),
      },
    ]
  })
}

/** Lets other calls of this process go on: a whole street takes seconds. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What is odd inside one parent, or, at the top, between the areas without a parent. */
async function findInside(
  parent: Held | undefined,
  children: readonly Held[],
  { touched, gaps }: { touched: ReadonlySet<string>; gaps: boolean },
): Promise<BoundaryFinding[]> {
  const found: BoundaryFinding[] = []
  for (const [i, child] of children.entries()) {
    await breathe()
    const asked = (other: Held) => touched.has(child.code) || touched.has(other.code)
    if (parent && asked(parent)) {
      found.push(
        ...asFindings(await leftOf(child.shape, [parent.shape]), 'outside', [child, parent]),
      )
    }
    for (const other of children.slice(i + 1)) {
      if (!asked(other) || !mayMeet(child.shape, other.shape)) continue
      found.push(...asFindings(await sharedBy(child.shape, other.shape), 'overlap', [child, other]))
      if (found.length >= MAX_FINDINGS) return found
    }
  }
  if (!parent || !gaps) return found
  const left = await leftOf(
    parent.shape,
    children.map(({ shape }) => shape),
  )
  return [...found, ...asFindings(left, 'gap', [parent])]
}

/**
 * What is odd about the boundaries of a street, at most `MAX_FINDINGS` and a parent's more. Only where
 * a file touched an area or its parent.
 * @param areas all areas as they would be
 * @param touched codes of the areas that the file holds or ends
 * @param gaps whether to look for them: not while some areas of the file cannot be read
 */
export async function findOdd(
  areas: readonly Bounded[],
  touched: ReadonlySet<string>,
  gaps: boolean,
): Promise<BoundaryFinding[]> {
  const held = new Map(areas.map((area) => [area.code, { ...area, shape: shapeOf(area.ring) }]))
  const families = new Map<AreaCode | null, Held[]>()
  for (const area of held.values()) {
    families.set(area.parent, [...(families.get(area.parent) ?? []), area])
  }
  const found: BoundaryFinding[] = []
  for (const [code, children] of families) {
    const family = [...children.map((child) => child.code), ...(code ? [code] : [])]
    if (!family.some((member) => touched.has(member))) continue
    const parent = code === null ? undefined : held.get(code)
    found.push(...(await findInside(parent, children, { touched, gaps })))
    if (found.length >= MAX_FINDINGS) break
  }
  return found
}
