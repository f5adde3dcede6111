/**
 * Draws the areas of the demonstration: `node scripts/draw-areas.mjs [file]` writes
 * src/cloud/database/seed/areas.json, or the file named, from scripts/areas/plan.mjs and the outline
 * in the base map. All areas share one list of points, so that borders meet exactly.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import {
  cellsBetween,
  isWithin,
  linesOf,
  outlineOf,
  piecesOf,
  thinned,
  turnsIn,
} from './areas/lattice.mjs'
import { ACROSS, BLOCKS, COMMUNITIES, JOG, NEIGHBOUR, RIVER, STREET } from './areas/plan.mjs'

const OUT = process.argv[2] ?? 'src/cloud/database/seed/areas.json'
const base = JSON.parse(readFileSync('src/assets/map/base.json', 'utf8'))
const outline = base.features.find(({ properties }) => properties.kind === 'street').geometry
  .coordinates[0]

/** Corners of the real outline: south-west, south-east and north-west span the frame. */
const [southWest, southEast] = outline
const northWest = outline.at(-2)

/** Degrees of a point of the frame, to 0.1 m; the outline's own corners exactly. */
function degreesOf([u, v]) {
  const along = (axis) => {
    const east = southEast[axis] - southWest[axis]
    const north = northWest[axis] - southWest[axis]
    return Number((southWest[axis] + u * east + v * north).toFixed(6))
  }
  const point = [along(0), along(1)]
  const near = (corner) => corner.every((value, axis) => Math.abs(value - point[axis]) < 1.5e-5)
  return outline.find(near) ?? point
}

const covers = ({ covers }, cell) => covers.some((rectangle) => isWithin(cell, rectangle))
function cells() {
  const cuts = COMMUNITIES.flatMap(({ lanes, grids }) => [lanes, ...grids])
  const rectangles = [...COMMUNITIES, ACROSS].flatMap(({ covers }) => covers)
  const lines = (axis, [low, high]) => [
    ...cuts.flatMap((cut) => linesOf(cut, axis)),
    ...[...rectangles, JOG].flatMap((rectangle) => [rectangle[low], rectangle[high]]),
  ]
  return cellsBetween([...lines('u', [0, 2]), RIVER], lines('v', [1, 3]))
}

const two = (number) => String(number).padStart(2, '0')
const CHINESE = ['一', '二', '三', '四']

/** Lanes and grids of a community with the cells of each; grids are counted through the community. */
function within({ zh, en, lanes, grids }, code, its) {
  const found = []
  let number = 0
  const pieces = piecesOf(lanes, its)
  if (pieces.length !== grids.length) throw new Error(`${code} says nothing of one of its lanes`)
  for (const [i, inLane] of pieces.entries()) {
    const lane = `${code}-l${i + 1}`
    if (lanes) {
      const name = { zh: `${zh}第${CHINESE[i]}街坊`, en: `${en} Lane ${i + 1}` }
      found.push({ code: lane, level: 'lane', parent: code, ...name, cells: inLane })
    }
    for (const inGrid of piecesOf(grids[i], inLane)) {
      number += 1
      const name = { zh: `${zh}第${two(number)}微网格`, en: `${en} Grid ${two(number)}` }
      const parent = lanes ? lane : code
      found.push({ code: `${code}-g${two(number)}`, level: 'grid', parent, ...name, cells: inGrid })
    }
  }
  return found
}

function communityOf(street, parent, community, all) {
  const { zh, en } = community
  const its = all.filter((cell) => covers(community, cell))
  const code = `${street.code}${community.code}`
  const name = { zh: `${zh}居民区`, en: `${en} Community` }
  return { code, level: 'community', parent, ...name, cells: its }
}

/** The sub-district and everything below it, parents first. */
function ownTree(all) {
  const inStreet = all.filter((cell) => COMMUNITIES.some((one) => covers(one, cell)))
  const street = { ...STREET, level: 'street', parent: null, cells: inStreet }
  const below = BLOCKS.flatMap(({ code, zh, en }) => {
    const block = `${STREET.code}-${code}`
    const communities = COMMUNITIES.filter((one) => one.block === code).flatMap((one) => {
      const community = communityOf(STREET, block, one, all)
      return [community, ...within(one, community.code, community.cells)]
    })
    const its = inStreet.filter((cell) =>
      COMMUNITIES.some((one) => one.block === code && covers(one, cell)),
    )
    return [
      { code: block, level: 'block', parent: STREET.code, zh, en, cells: its },
      ...communities,
    ]
  })
  return [street, ...below]
}

function neighbourTree(all) {
  const its = all.filter((cell) => cell.u > 1 || isWithin(cell, JOG))
  const street = { ...NEIGHBOUR, level: 'street', parent: null, cells: its }
  return [street, communityOf(NEIGHBOUR, NEIGHBOUR.code, ACROSS, all)]
}

/** Every cell west of the eastern limit lies in exactly one community. */
function demandTiling(all) {
  for (const cell of all.filter((one) => one.u < 1 && !isWithin(one, JOG))) {
    const holders = COMMUNITIES.filter((one) => covers(one, cell))
    if (holders.length !== 1) throw new Error(`${cell.u}, ${cell.v} is in ${holders.length}`)
  }
}

function draw() {
  const all = cells()
  demandTiling(all)
  const areas = [...ownTree(all), ...neighbourTree(all)].map(({ cells, ...area }) => ({
    ...area,
    outline: outlineOf(cells),
  }))
  const turns = turnsIn(areas.map(({ outline }) => outline))
  const points = new Map()
  const indexOf = (point) => {
    const [lng, lat] = degreesOf(point)
    const known = points.get(`${lng},${lat}`)
    if (known) return known.index
    points.set(`${lng},${lat}`, { index: points.size, lng, lat })
    return points.size - 1
  }
  const drawn = areas.map(({ outline, ...area }) => ({
    ...area,
    ring: thinned(outline, turns).map(indexOf),
  }))
  return { points: [...points.values()].flatMap(({ lng, lat }) => [lng, lat]), areas: drawn }
}

const drawn = draw()
writeFileSync(OUT, JSON.stringify(drawn))
if (!process.argv[2]) execFileSync('npx', ['biome', 'format', '--write', OUT], { stdio: 'ignore' })
process.stdout.write(`${OUT}: ${drawn.areas.length} areas, ${drawn.points.length / 2} points\n`)
