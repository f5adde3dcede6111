/**
 * Cuts a plane along lines of constant u or v and gives back outlines of groups of cells. Whatever
 * two outlines share they share point by point: neighbours, and a child with its parent.
 */

/** A sorted list of numbers without doubles. */
const sorted = (numbers) => [...new Set(numbers)].sort((a, b) => a - b)

/** All cells between the lines, each with its corners and its centre. */
export function cellsBetween(us, vs) {
  const columns = sorted(us)
  const rows = sorted(vs)
  return columns.slice(1).flatMap((east, i) =>
    rows.slice(1).map((north, j) => {
      const [west, south] = [columns[i], rows[j]]
      return { west, south, east, north, u: (west + east) / 2, v: (south + north) / 2 }
    }),
  )
}

export const isWithin = ({ u, v }, [west, south, east, north]) =>
  west < u && u < east && south < v && v < north

/** The lines of one axis that a cut draws, with those of its pieces. */
export const linesOf = (cut, axis) =>
  cut
    ? [
        ...(cut.axis === axis ? cut.at : []),
        ...Object.values(cut.again).flatMap((one) => linesOf(one, axis)),
      ]
    : []

/** The groups of cells that a cut makes, from the south or west on. @throws if one is empty */
export function piecesOf(cut, cells) {
  if (cells.length === 0) throw new Error('a cut lies outside what it cuts')
  if (!cut) return [cells]
  const limits = [-Infinity, ...cut.at, Infinity]
  return limits.slice(1).flatMap((end, i) => {
    const between = cells.filter((cell) => limits[i] < cell[cut.axis] && cell[cut.axis] < end)
    return piecesOf(cut.again[i], between)
  })
}

const key = ([u, v]) => `${u},${v}`

/** The sides of a cell, counter-clockwise. */
function sidesOf({ west, south, east, north }) {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return corners.map((from, i) => [from, corners[(i + 1) % 4]])
}

/** The sides that only one of the cells has, from where they start. */
function rimOf(cells) {
  const sides = new Map()
  for (const [from, to] of cells.flatMap(sidesOf)) {
    if (!sides.delete(`${key(to)}>${key(from)}`)) sides.set(`${key(from)}>${key(to)}`, [from, to])
  }
  const next = new Map()
  for (const [from, to] of sides.values()) {
    if (next.has(key(from))) throw new Error(`an outline touches itself at ${key(from)}`)
    next.set(key(from), to)
  }
  return next
}

/** The one outline of a group of cells, with every corner of a cell on the way. @throws if it has holes or parts */
export function outlineOf(cells) {
  const next = rimOf(cells)
  const [start] = next.values()
  const ring = [start]
  for (let at = next.get(key(start)); key(at) !== key(start); at = next.get(key(at))) ring.push(at)
  if (ring.length !== next.size) throw new Error('a group of cells is not in one piece')
  return ring
}

/** The points of a ring where it turns. */
export const turnsOf = (ring) =>
  ring.filter(([u, v], i) => {
    const [beforeU, beforeV] = ring.at(i - 1)
    const [afterU, afterV] = ring[(i + 1) % ring.length]
    return !((beforeU === u && u === afterU) || (beforeV === v && v === afterV))
  })

/** Leaves out the points of an outline where no outline turns. */
export function thinned(ring, turns) {
  return ring.filter((point) => turns.has(key(point)))
}

/** The keys of all turns of many rings. */
export const turnsIn = (rings) => new Set(rings.flatMap(turnsOf).map(key))
