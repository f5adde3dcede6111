import * as v from 'valibot'
import { ringProblem } from '@/contract/ring.rules'
import { Place, type Ring } from '@/contract/wire'

interface Words {
  zh: string
  en: string
}

const Position = v.looseTuple([v.number(), v.number()])
const Outline = v.array(Position)
const Polygon = v.array(Outline)
const Geometry = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: Polygon }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(Polygon) }),
])

const words = (zh: string, en: string): Words => ({ zh, en })

/** About 0.1 m: what a map drawn by hand never reaches, and what keeps shared corners equal. */
const six = (degrees: number) => Number(degrees.toFixed(6))

const isSame = (a: Place | undefined, b: Place | undefined) =>
  a?.lng === b?.lng && a?.lat === b?.lat

/** Six decimals, not closed, no corner twice in a row. */
function opened(outline: v.InferOutput<typeof Outline>): Place[] {
  const places = outline.map(([lng, lat]) => ({ lng: six(lng), lat: six(lat) }))
  const ring = places.filter((place, i) => i === 0 || !isSame(place, places[i - 1]))
  return ring.length > 1 && isSame(ring[0], ring.at(-1)) ? ring.slice(0, -1) : ring
}

function placeProblem(ring: readonly Place[]): Words | undefined {
  const stray = ring.find((place) => !v.is(Place, place))
  if (!stray) return undefined
  const { lng, lat } = stray
  if (v.is(Place, { lng: lat, lat: lng })) {
    return words('经度和纬度好像写反了', 'seems to have longitude and latitude swapped')
  }
  return words(`有一点（${lng}，${lat}）不在上海`, `has a point (${lng}, ${lat}) outside Shanghai`)
}

const RING = {
  few: words('不到三个角', 'has fewer than three corners'),
  crossing: words('的线自己相交或重叠', 'crosses or touches itself'),
}

const MOST_CORNERS = 2000

/** The outline in the text of a GeoJSON geometry, or the words that say why it is none. */
export function ringOf(text: string): Ring | Words {
  const read = v.safeParse(Geometry, JSON.parse(text))
  if (!read.success) {
    return words('要是一个多边形（Polygon）', 'must be a polygon (Polygon)')
  }
  const { type, coordinates } = read.output
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  const [[outline, ...holes] = [], ...others] = polygons
  if (others.length > 0) {
    return words(
      `有 ${polygons.length} 块，一个片区只能是一块`,
      `has ${polygons.length} parts; an area is one`,
    )
  }
  if (holes.length > 0) {
    return words(
      '里有洞，请把洞补上，或者分成几个片区',
      'has a hole; please fill it or split the area',
    )
  }
  const ring = opened(outline ?? [])
  if (ring.length > MOST_CORNERS) {
    return words(
      `有 ${ring.length} 个角，最多 ${MOST_CORNERS} 个，请简化`,
      `has ${ring.length} corners, at most ${MOST_CORNERS} fit; please simplify it`,
    )
  }
  const problem = placeProblem(ring)
  if (problem) return problem
  const odd = ringProblem(ring)
  return odd ? RING[odd] : ring
}
