import type { Place } from './wire'

/**
 * Metres per degree on a plane that is true at 31.23° N, the latitude of People's Square; at the
 * edges of the city it is 0.7 % off. The migrations compute `spot` columns with the same factors.
 */
const METRES_PER_LNG = 95_080
const METRES_PER_LAT = 111_195

/** A point of the plane, metres. */
export interface Spot {
  x: number
  y: number
}

/** Where a place lies on the plane. */
export function spotOf(place: Place): Spot {
  return { x: place.lng * METRES_PER_LNG, y: place.lat * METRES_PER_LAT }
}

/** The place of a point of the plane. */
export const placeAt = ({ x, y }: Spot): Place => ({
  lng: x / METRES_PER_LNG,
  lat: y / METRES_PER_LAT,
})

/** Straight-line distance in metres. */
export function metresBetween(a: Place, b: Place): number {
  const from = spotOf(a)
  const to = spotOf(b)
  return Math.hypot(from.x - to.x, from.y - to.y)
}

/** Ways in a grid of streets are longer than the line, and an unhurried walker makes 65 m a minute. */
const DETOUR = 1.3
const METRES_PER_MINUTE = 65

/** Minutes on foot for a straight-line distance, at least 1. */
export function walkMinutes(metres: number): number {
  return Math.max(1, Math.round((metres * DETOUR) / METRES_PER_MINUTE))
}
