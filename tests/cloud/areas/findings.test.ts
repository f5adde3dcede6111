import fc from 'fast-check'
import { type Bounded, findOdd } from '@/cloud/areas/boundaries/findings'
import type { BoundaryFinding } from '@/contract/areas'
import { forbids, isAbove, pieceOf, weighPiece, worstFirst } from '@/contract/boundaries.rules'
import type { AreaCode, Ring } from '@/contract/wire'

/** Millionths of a degree in metres, as the contract's plane has them. */
const X = 0.09508
const Y = 0.111195

/** A rectangle in millionths of a degree from the corner of the ground. */
interface Box {
  west: number
  south: number
  east: number
  north: number
}

const ringOf = ({ west, south, east, north }: Box): Ring => {
  const at = (x: number, y: number) => ({
    lng: Number((121.47 + x / 1e6).toFixed(6)),
    lat: Number((31.23 + y / 1e6).toFixed(6)),
  })
  return [at(west, south), at(east, south), at(east, north), at(west, north)]
}

const area = (code: string, box: Box, parent: string | null = 'p'): Bounded => ({
  ...{ code: code as AreaCode, level: parent ? 'grid' : 'community', zh: code, en: code },
  ...{ parent: parent as AreaCode | null, ring: ringOf(box) },
})

const shared = (a: Box, b: Box): Box => ({
  west: Math.max(a.west, b.west),
  south: Math.max(a.south, b.south),
  east: Math.min(a.east, b.east),
  north: Math.min(a.north, b.north),
})

const sizes = ({ west, south, east, north }: Box) => {
  const [width, height] = [Math.max(0, east - west) * X, Math.max(0, north - south) * Y]
  return { ground: width * height, thick: (width * height) / Math.max(width + height, 1e-9) }
}

/** What a rectangle of ground means, by the words of the house: a sliver is under 200 m² or 2 m thin. */
function meaning(box: Box): 'none' | 'sliver' | 'ground' | 'near' {
  const { ground, thick } = sizes(box)
  const near = [
    [ground, 200],
    [thick, 2],
    [ground, 1],
    [thick, 0.3],
  ].some(([is, limit]) => Math.abs((is ?? 0) - (limit ?? 0)) < 0.05 * (limit ?? 1))
  if (near) return 'near'
  if (ground < 1 || thick < 0.3) return 'none'
  return ground < 200 || thick < 2 ? 'sliver' : 'ground'
}

/** Columns that tile a parent. */
const columnsOf = (widths: readonly number[], height: number): Box[] => {
  let west = 0
  return widths.map((width) => {
    const box = { west, south: 0, east: west + width, north: height }
    west += width
    return box
  })
}

const ground = (findings: readonly BoundaryFinding[]) =>
  findings.reduce((sum, { squareMetres }) => sum + squareMetres, 0)
const RUNS = process.env.LONG === '1' ? 3000 : 150

test('a square that moved overlaps, sticks out and leaves a gap by exactly as much as it moved', async () => {
  const width = fc.integer({ min: 300, max: 3000 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(width, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 300, max: 3000 }),
      fc.nat(),
      fc.integer({ min: -280, max: 280 }),
      fc.integer({ min: -280, max: 280 }),
      async (widths, height, which, dx, dy) => {
        const cells = columnsOf(widths, height)
        const parent = { ...cells[0]!, east: cells.at(-1)!.east }
        const moved = which % cells.length
        const at = cells[moved]!
        cells[moved] = {
          ...{ west: at.west + dx, east: at.east + dx },
          ...{ south: at.south + dy, north: at.north + dy },
        }
        const areas = cells.map((box, i) => area(`c${i}`, box))
        const found = await findOdd(
          [area('p', parent, null), ...areas],
          new Set([`c${moved}`]),
          true,
        )
        const named = (...codes: string[]) =>
          found.filter((one) => {
            const own = one.areas.map(({ code }) => code as string)
            return own.length === codes.length && codes.every((code) => own.includes(code))
          })

        let covered = 0
        for (const [i, cell] of cells.entries()) {
          if (i === moved) continue
          const common = shared(cells[moved], cell)
          covered += sizes(common).ground
          const is = meaning(common)
          fc.pre(is !== 'near')
          const here = named(`c${moved}`, `c${i}`)
          expect(here.map((one) => one.is)).toEqual(
            is === 'none' ? [] : [is === 'ground' ? 'overlap' : 'sliver'],
          )
          if (is !== 'none') expect(ground(here)).toBeCloseTo(sizes(common).ground, -0.5)
        }

        const inside = sizes(shared(cells[moved], parent)).ground
        const outside = sizes(cells[moved]).ground - inside
        expect(ground(named(`c${moved}`, 'p'))).toBeLessThanOrEqual(outside + 1)
        if (Math.abs(dy) > 50 || meaning(shared(cells[moved], parent)) === 'none') {
          expect(ground(named(`c${moved}`, 'p'))).toBeCloseTo(outside, -0.5)
        }
        const others = cells.reduce(
          (sum, cell, i) => sum + (i === moved ? 0 : sizes(cell).ground),
          0,
        )
        const left = sizes(parent).ground - others - inside + covered
        const gaps = ground(named('p'))
        expect(gaps).toBeLessThanOrEqual(left + 2)
        if (Math.abs(dx) > 50 && Math.abs(dy) > 50) expect(gaps).toBeGreaterThanOrEqual(left - 2)
      },
    ),
    { numRuns: RUNS, seed: 310101002 },
  )
})

test('areas that the file does not touch are not asked about', async () => {
  const box = { west: 0, south: 0, east: 1000, north: 1000 }
  const areas = [area('p', box, null), area('a', box), area('b', box)]
  expect(await findOdd(areas, new Set(), true)).toEqual([])
  expect((await findOdd(areas, new Set(['b']), true)).map(({ is }) => is)).toEqual(['overlap'])
})

test('gaps are not looked for while a part of the file cannot be read', async () => {
  const box = { west: 0, south: 0, east: 1000, north: 1000 }
  const areas = [area('p', box, null), area('a', { ...box, east: 500 })]
  expect(await findOdd(areas, new Set(['a']), false)).toEqual([])
  expect((await findOdd(areas, new Set(['a']), true)).map(({ is }) => is)).toEqual(['gap'])
})

test('a gap in the middle is a piece of its own, and what surrounds it counts its hole', async () => {
  const parent = { west: 0, south: 0, east: 3000, north: 3000 }
  const child = { west: 1000, south: 1000, east: 2000, north: 2000 }
  const [gap, ...more] = await findOdd(
    [area('p', parent, null), area('a', child)],
    new Set(['p']),
    true,
  )
  expect(more).toEqual([])
  expect(gap?.squareMetres).toBe(Math.round(sizes(parent).ground - sizes(child).ground))
})

test('however much overlaps, the answer ends', async () => {
  const areas = Array.from({ length: 60 }, (_, i) =>
    area(`a${i}`, { west: i, south: i, east: 2000 + i, north: 2000 + i }),
  )
  const found = await findOdd(
    [area('p', { west: 0, south: 0, east: 3000, north: 3000 }, null), ...areas],
    new Set(areas.map(({ code }) => code)),
    true,
  )
  expect(found.length).toBeGreaterThanOrEqual(200)
  expect(found.length).toBeLessThan(300)
})

test('pieces weigh by ground and by width', () => {
  const strip = (metres: number, long: number) =>
    pieceOf([
      ringOf({ west: 0, south: 0, east: Math.round(long / X), north: Math.round(metres / Y) }),
    ])
  expect(weighPiece(strip(0.2, 1000))).toBe('nothing')
  expect(weighPiece(strip(0.9, 0.9))).toBe('nothing')
  expect(weighPiece(strip(1.5, 1000))).toBe('sliver')
  expect(weighPiece(strip(10, 10))).toBe('sliver')
  expect(weighPiece(strip(20, 20))).toBe('ground')
  expect(weighPiece({ squareMetres: 0, metres: 0 })).toBe('nothing')
})

test('what forbids comes first, the larger before the smaller', () => {
  const finding = (is: BoundaryFinding['is'], squareMetres: number): BoundaryFinding => ({
    ...{ is, squareMetres, areas: [], ring: [] },
  })
  const given = [
    finding('sliver', 900),
    finding('gap', 5),
    finding('overlap', 1),
    finding('outside', 7),
    finding('overlap', 3),
  ]
  const sorted = worstFirst(given)
  expect(sorted.map(({ is, squareMetres }) => `${is} ${squareMetres}`)).toEqual([
    'overlap 3',
    'overlap 1',
    'outside 7',
    'gap 5',
    'sliver 900',
  ])
  expect(sorted.map(forbids)).toEqual([true, true, true, false, false])
})

test('a parent is of a level above, not always the next', () => {
  expect(isAbove('street', 'community')).toBe(true)
  expect(isAbove('community', 'grid')).toBe(true)
  expect(isAbove('grid', 'lane')).toBe(false)
  expect(isAbove('lane', 'lane')).toBe(false)
})
