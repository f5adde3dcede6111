import type { Geometry, Position } from 'geojson'
import L from 'leaflet'

/** A pin, or another round thing, that hides what is under it. */
export interface Pin {
  at: L.Point
  radius: number
}

/** What the map shows, and what of it is no longer free; px of the layer. */
export interface Room {
  view: L.Bounds
  pins: readonly Pin[]
  /** Of names that stand already. */
  taken: L.Bounds[]
  /** Height of a letter. */
  letter: number
}

/** Where along a road its name may stand, best first. */
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]

/** Width in letters of Chinese; a Latin letter is about half as wide. */
const lettersOf = (text: string) =>
  [...text].reduce((width, letter) => width + (letter.charCodeAt(0) > 255 ? 1 : 0.55), 0)

/** A road itself; of a block of water or a park the line through its middle, along its longer side. */
export function axisOf(geometry: Geometry): Position[] | undefined {
  if (geometry.type === 'LineString') return geometry.coordinates
  if (geometry.type !== 'Polygon' || geometry.coordinates[0]?.length !== 5) return undefined
  const [a, b, c, d] = geometry.coordinates[0] as [Position, Position, Position, Position]
  const middle = (p: Position, q: Position) => p.map((value, i) => (value + (q[i] ?? 0)) / 2)
  const length = (p: Position, q: Position) =>
    Math.hypot(...p.map((value, i) => value - (q[i] ?? 0)))
  return length(a, b) > length(b, c) ? [middle(a, d), middle(b, c)] : [middle(a, b), middle(d, c)]
}

/** Takes the room for words from `from` to `to`, if all of it is in sight, free of names and of pins. */
function take({ view, pins, taken, letter }: Room, from: L.Point, to: L.Point): boolean {
  const margin = L.point(letter / 2 + 2, letter / 2 + 2)
  const line = L.bounds([from, to])
  const box = L.bounds((line.min as L.Point).subtract(margin), (line.max as L.Point).add(margin))
  if (!view.contains(box) || taken.some((other) => other.overlaps(box))) return false
  const near = letter / 2 + 1
  const hidden = pins.some(
    ({ at, radius }) => L.LineUtil.pointToSegmentDistance(at, from, to) < radius + near,
  )
  if (!hidden) taken.push(box)
  return !hidden
}

/** Upright to read: never on its head. */
function angleOf(from: L.Point, to: L.Point): number {
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  return degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees
}

/** The middle of a name along the part of a road that is in sight, and how it leans; undefined: no room. */
export function spotAlong(room: Room, text: string, from: L.Point, to: L.Point) {
  const seen = L.LineUtil.clipSegment(from, to, room.view)
  const width = lettersOf(text) * room.letter
  if (!seen || seen[0].distanceTo(seen[1]) < width * 1.2) return undefined
  const [start, end] = seen
  const way = end.subtract(start)
  const half = way.multiplyBy(width / 2 / start.distanceTo(end))
  for (const share of SHARES) {
    const at = start.add(way.multiplyBy(share))
    if (take(room, at.subtract(half), at.add(half))) return { at, angle: angleOf(from, to) }
  }
  return undefined
}

/** On which side of its dot a place's name has room: right, or else left. */
export function sideOf(room: Room, text: string, dot: L.Point): 'right' | 'left' | undefined {
  const gap = room.letter / 2
  const width = lettersOf(text) * room.letter
  const ends = (sign: number) =>
    [L.point(dot.x + sign * gap, dot.y), L.point(dot.x + sign * (gap + width), dot.y)] as const
  if (take(room, ...ends(1))) return 'right'
  return take(room, ...ends(-1)) ? 'left' : undefined
}
