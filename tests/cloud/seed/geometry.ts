import base from '@/assets/map/base.json'
import { spotOf } from '@/contract/place.rules'
import type { Place } from '@/contract/wire'

/** The outline that was published, from the base map. */
export const realOutline: Place[] = (() => {
  const street = base.features.find(({ properties }) => properties.kind === 'street')
  const [ring] = street!.geometry.coordinates as number[][][]
  return ring!.slice(0, -1).map(([lng, lat]) => ({ lng: lng!, lat: lat! }))
})()

const sides = (ring: readonly Place[]) =>
  ring.map((from, i) => [from, ring[(i + 1) % ring.length]!] as const)

/** Even-odd rule; a point on the border may go either way. */
export function holds(ring: readonly Place[], { lng, lat }: Place): boolean {
  const crossings = sides(ring).filter(([a, b]) => {
    if (a.lat > lat === b.lat > lat) return false
    return lng < a.lng + ((lat - a.lat) / (b.lat - a.lat)) * (b.lng - a.lng)
  })
  return crossings.length % 2 === 1
}

/** Metres from a place to the nearest side of a ring. */
export function metresToBorder(ring: readonly Place[], place: Place): number {
  const p = spotOf(place)
  const distances = sides(ring).map(([from, to]) => {
    const [a, b] = [spotOf(from), spotOf(to)]
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)
    const t = Math.min(1, Math.max(0, along))
    return Math.hypot(a.x + t * dx - p.x, a.y + t * dy - p.y)
  })
  return Math.min(...distances)
}

/** Square metres of a ring. */
export function sizeOf(ring: readonly Place[]): number {
  const doubled = sides(ring).reduce((sum, [from, to]) => {
    const [a, b] = [spotOf(from), spotOf(to)]
    return sum + a.x * b.y - b.x * a.y
  }, 0)
  return Math.abs(doubled) / 2
}

/** mulberry32: the same numbers in [0, 1) for the same seed, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Places spread evenly over the box around a ring. */
export function placesAround(ring: readonly Place[], count: number, seed: number): Place[] {
  const random = seeded(seed)
  const span = (values: number[]) => [Math.min(...values), Math.max(...values)] as const
  const [west, east] = span(ring.map(({ lng }) => lng))
  const [south, north] = span(ring.map(({ lat }) => lat))
  return Array.from({ length: count }, () => ({
    lng: west + random() * (east - west),
    lat: south + random() * (north - south),
  }))
}
