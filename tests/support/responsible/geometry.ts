/**
 * The plane geometry of the responsibility oracle: distances and a winding number, in metres seen
 * from the point, where the numbers are small and doubles lose nothing that matters.
 */
export interface OraclePoint {
  lng: number
  lat: number
}

/** The ring's sides in metres, as seen from the point: the point is the origin. */
function sides(ring: OraclePoint[], point: OraclePoint) {
  const seen = ring.map(({ lng, lat }) => ({
    x: (lng - point.lng) * 95080,
    y: (lat - point.lat) * 111195,
  }))
  return seen.map((from, i) => ({ from, to: seen[(i + 1) % seen.length]! }))
}

/** From the point to the nearest point of the ring's sides, whether it is inside or not. */
export function metresToEdge(ring: OraclePoint[], point: OraclePoint): number {
  const distances = sides(ring, point).map(({ from, to }) => {
    const along = { x: to.x - from.x, y: to.y - from.y }
    const length2 = along.x ** 2 + along.y ** 2
    const share = length2 === 0 ? 0 : -(from.x * along.x + from.y * along.y) / length2
    const t = Math.min(1, Math.max(0, share))
    return Math.hypot(from.x + t * along.x, from.y + t * along.y)
  })
  return Math.min(...distances)
}

/** Walking the ring, an eye at a point inside turns once round; outside it turns back again. */
export function goesRound(ring: OraclePoint[], point: OraclePoint): boolean {
  let turned = 0
  for (const { from, to } of sides(ring, point)) {
    turned += Math.atan2(from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y)
  }
  return Math.abs(turned) > Math.PI
}
