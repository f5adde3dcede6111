import type { Feature, Geometry, Position } from 'geojson'
import L from 'leaflet'

interface Named {
  name: string
  en?: string
  kind: string
}

interface Road {
  text: string
  points: L.LatLng[]
}

/** The pane of all names: below the markers, so that none covers a place that can be tapped. */
export const NAMES = 'names'

/** Width in letters of Chinese; a Latin letter is about half as wide. */
const lettersOf = (text: string) =>
  [...text].reduce((width, letter) => width + (letter.charCodeAt(0) > 255 ? 1 : 0.55), 0)

/** Where along a road its name may stand, best first. */
const SPOTS = [0.5, 0.3, 0.7, 0.15, 0.85]

/** A road itself; of a block of water or a park the line through its middle, along its longer side. */
function axisOf(geometry: Geometry): Position[] | undefined {
  if (geometry.type === 'LineString') return geometry.coordinates
  if (geometry.type !== 'Polygon' || geometry.coordinates[0]?.length !== 5) return undefined
  const [a, b, c, d] = geometry.coordinates[0] as [Position, Position, Position, Position]
  const middle = (p: Position, q: Position) => p.map((value, i) => (value + (q[i] ?? 0)) / 2)
  const length = (p: Position, q: Position) =>
    Math.hypot(...p.map((value, i) => value - (q[i] ?? 0)))
  return length(a, b) > length(b, c) ? [middle(a, d), middle(b, c)] : [middle(a, b), middle(d, c)]
}

/** Upright to read: never on its head. */
function angleOf(from: L.Point, to: L.Point): number {
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  return degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees
}

/** The first place for a name, big enough for it and free of other names. */
function place(map: L.Map, { text, points }: Road, letter: number, taken: L.Bounds[]) {
  const from = map.latLngToLayerPoint(points[0] as L.LatLng)
  const to = map.latLngToLayerPoint(points[points.length - 1] as L.LatLng)
  const width = lettersOf(text) * letter
  if (from.distanceTo(to) < width * 1.5) return undefined
  const angle = angleOf(from, to)
  const radians = (Math.abs(angle) * Math.PI) / 180
  const half = L.point(
    (width * Math.cos(radians) + letter * Math.sin(radians)) / 2 + 2,
    (width * Math.sin(radians) + letter * Math.cos(radians)) / 2 + 2,
  )
  for (const share of SPOTS) {
    const middle = from.add(to.subtract(from).multiplyBy(share))
    const box = L.bounds(middle.subtract(half), middle.add(half))
    if (taken.some((other) => other.overlaps(box))) continue
    taken.push(box)
    return { at: map.layerPointToLatLng(middle), angle }
  }
  return undefined
}

function nameTag(text: string, angle: number) {
  const tag = document.createElement('span')
  tag.textContent = text
  tag.style.transform = `translate(-50%, -50%) rotate(${angle.toFixed(1)}deg)`
  return L.divIcon({ className: 'map-road-name', html: tag, iconSize: [0, 0] })
}

/** Names along the roads, as many as there is room for at each zoom. */
export function nameRoads(
  map: L.Map,
  features: readonly Feature<Geometry, Named>[],
  english: boolean,
) {
  const roads = features.flatMap(({ geometry, properties: { name, en } }) => {
    const axis = axisOf(geometry)
    const points = axis?.map(([lng = 0, lat = 0]) => L.latLng(lat, lng))
    return points ? [{ text: english ? (en ?? name) : name, points }] : []
  })
  const letter = Number.parseFloat(getComputedStyle(map.getContainer()).fontSize)
  const places = features.flatMap(({ geometry, properties: { name, en } }) => {
    if (geometry.type !== 'Point') return []
    const [lng = 0, lat = 0] = geometry.coordinates
    return [{ at: L.latLng(lat, lng), width: lettersOf(english ? (en ?? name) : name) * letter }]
  })
  const names = L.layerGroup().addTo(map)
  const draw = () => {
    names.clearLayers()
    const taken = places.map(({ at, width }) => {
      const from = map.latLngToLayerPoint(at)
      return L.bounds(from.subtract([letter, letter]), from.add([width + letter, letter]))
    })
    for (const road of roads) {
      const found = place(map, road, letter, taken)
      if (!found) continue
      const icon = nameTag(road.text, found.angle)
      L.marker(found.at, { icon, pane: NAMES, interactive: false, keyboard: false }).addTo(names)
    }
  }
  map.on('zoomend', draw)
  draw()
}
