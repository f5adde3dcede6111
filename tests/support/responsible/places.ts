/** Points and the area that has them: borders, gaps, ties and versions of the boundaries. */
import type { OracleArea, OracleReason } from '../responsible-oracle'
import { type Corner, grid, plain, type ResponsibleCase, shape, since, spot, town } from './world'

type Boundaries = ResponsibleCase['boundaries']
const LEADS = { G: 'grid_head', L: 'lane_head', C: 'community_secretary' }

/** The lead of the expected area is in office and answers at once: only the place is asked. */
function versions(
  title: string,
  boundaries: Boundaries,
  point: Corner,
  at: string,
  code: string,
  reason: OracleReason | null,
): ResponsibleCase {
  const role = LEADS[code.charAt(0) as keyof typeof LEADS]
  const office = { fromDay: '2020-01-01', untilDay: null, standIn: null }
  return {
    title,
    boundaries,
    point: spot(...point),
    at,
    appointments: [{ id: 'a1', person: 'zhao', role, area: code, ...office }],
    absences: [],
    persons: [{ person: 'zhao', claimed: true }],
    day: at.slice(0, 10),
    grid: code,
    reason,
    steps: [{ area: code, is: 'answers', person: 'zhao', standsInFor: null, until: null }],
    person: 'zhao',
  }
}

function place(
  title: string,
  areas: OracleArea[],
  point: Corner,
  code: string,
  reason: OracleReason | null,
): ResponsibleCase {
  const first = since(1, '2026-01-01T00:00:00Z', areas)
  return versions(title, [first], point, '2026-05-10T04:00:00Z', code, reason)
}

function outside(title: string, point: Corner): ResponsibleCase {
  const inside = place(title, town, point, 'G1', null)
  return { ...inside, grid: null, steps: [], person: null }
}

const halves = plain(grid('G1', [0, 0], [2, 4]), grid('G2', [2, 0], [4, 4]))
const narrowG1 = plain(grid('G1', [0, 0], [1, 4]), grid('G2', [1, 0], [4, 4]))
const onlyG1 = plain(grid('G1', [0, 0], [4, 4]))
const onlyG3 = plain(grid('G3', [0, 0], [4, 4]))
/** The diagonal from (4, 0) to (0, 4) is shared; one ring runs each way round. */
const diagonal = plain(
  shape('G1', 'grid', 'C1', [0, 0], [4, 0], [0, 4]),
  shape('G2', 'grid', 'C1', [4, 0], [0, 4], [4, 4]),
)
const notched = plain(
  shape('G1', 'grid', 'C1', [0, 0], [4, 0], [4, 1], [1, 1], [1, 4], [0, 4]),
  grid('G0', [3, 3], [4, 4]),
)
const redrawn: Boundaries = [
  since(1, '2026-01-01T00:00:00Z', halves),
  since(2, '2026-05-01T00:00:00+08:00', narrowG1),
  since(3, '2026-05-05T00:00:00+08:00', onlyG1, true),
]
/** Version 4 was drawn last but is in force from a day before version 2. */
const backdated = [...redrawn, since(4, '2026-04-15T00:00:00+08:00', onlyG3)]

export const placeCases: ResponsibleCase[] = [
  place('inside one grid', town, [1, 1], 'G1', 'inside'),
  place('on an edge of one grid only', town, [1, 3], 'G1', 'inside'),
  place('on the outer edge of the street', town, [0, 1], 'G1', 'inside'),
  place('on the outer corner of the street', town, [0, 0], 'G1', 'inside'),
  place('on the edge two grids share', town, [2, 1.5], 'G1', 'border'),
  place('on the edge of grids of two parents', town, [4, 1], 'G2', 'border'),
  place('on the edge a grid shares with a lane without grids', town, [9, 3], 'G5', 'inside'),
  place(
    'on the corner four grids share, the lowest code last on the map',
    plain(
      grid('G4', [0, 0], [2, 2]),
      grid('G3', [2, 0], [4, 2]),
      grid('G2', [0, 2], [2, 4]),
      grid('G1', [2, 2], [4, 4]),
    ),
    [2, 2],
    'G1',
    'border',
  ),
  place(
    'codes compare as text: G10 is before G2',
    plain(grid('G2', [0, 0], [2, 4]), grid('G10', [2, 0], [4, 4])),
    [2, 1],
    'G10',
    'border',
  ),
  place(
    'codes compare by character, not by language: G-2 is before G1',
    plain(grid('G1', [0, 0], [2, 4]), grid('G-2', [2, 0], [4, 4])),
    [2, 1],
    'G-2',
    'border',
  ),
  // 14 m off the diagonal: near in degrees, not in metres.
  place('south-west of a slanted border', diagonal, [1.9, 1.9], 'G1', 'inside'),
  place('north-east of a slanted border', diagonal, [2.1, 2.1], 'G2', 'inside'),
  // G1 at 95 m, the corner of G0 at 146 m.
  place('in the notch of a grid', notched, [2, 2], 'G1', 'gap'),
  place('in the gap of a lane', town, [1, 3.5], 'G1', 'gap'),
  // G3 is 10 m away but not of the lane; G2 is 100 m away.
  place('in the gap of a lane near a grid of no lane', town, [3.9, 3.9], 'G2', 'gap'),
  place('in the gap of a community', town, [3.9, 4.1], 'G3', 'gap'),
  // G3 is 48 m away but of another block; G5 is 143 m away.
  place('in the gap of a block', town, [6.5, 3], 'G5', 'gap'),
  // The corner of G5 at 146 m, of G3 at 347 m.
  place('in the gap of the street', town, [7, 7], 'G5', 'gap'),
  // C1 is before C2, which would have the point itself; G3 at 146 m, G2 at 222 m.
  place('in a gap on the edge of two communities', town, [3, 5], 'G3', 'gap'),
  // 104.6 m west against 111.2 m north, though 0.0011° against 0.0010°.
  place(
    'the nearest is nearest by metres',
    plain(grid('G1', [0, 3], [4, 4]), grid('G2', [0, 0], [1, 2.5])),
    [2.1, 2],
    'G2',
    'gap',
  ),
  // The slanted side at 72 m, G2 at 146 m, the ends of the slanted side at over 200 m.
  place(
    'the nearest is measured to the side, not to its ends',
    plain(shape('G1', 'grid', 'C1', [0, 0], [4, 0], [0, 4]), grid('G2', [3.5, 3.5], [4, 4])),
    [2.5, 2.5],
    'G1',
    'gap',
  ),
  place(
    'two grids equally near by a corner they share',
    plain(grid('G2', [0, 0], [2, 3]), grid('G1', [2, 0], [4, 3])),
    [2, 3.5],
    'G1',
    'gap',
  ),
  place(
    'two grids equally near on either hand',
    plain(grid('G2', [0, 0], [1, 4]), grid('G1', [3, 0], [4, 4])),
    [2, 2],
    'G1',
    'gap',
  ),
  place('0.56 m outside a grid is its border', town, [1, 3.005], 'G1', 'border'),
  place('1.11 m outside a grid is a gap', town, [1, 3.01], 'G1', 'gap'),
  // 0.95 m from G1 and 0.48 m from G2.
  place(
    'under a metre from two grids, the nearer has it, not the lower code',
    plain(grid('G1', [0, 0], [2, 4]), grid('G2', [2.015, 0], [4, 4])),
    [2.01, 1],
    'G2',
    'border',
  ),
  place('a lane without grids has its points itself', town, [9.5, 3], 'L2', null),
  place('a community without grids has its points itself', town, [3, 5.5], 'C2', null),
  outside('west of the street', [-1, 1]),
  outside('north of the street', [5, 8.5]),
  versions(
    'before the first version: the first',
    redrawn,
    [1.5, 1],
    '2025-06-01T04:00:00Z',
    'G1',
    'inside',
  ),
  versions('a second before version 2', redrawn, [1.5, 1], '2026-04-30T15:59:59Z', 'G1', 'inside'),
  versions(
    'the moment version 2 begins',
    redrawn,
    [1.5, 1],
    '2026-04-30T16:00:00Z',
    'G2',
    'inside',
  ),
  versions('version 3 was undone', redrawn, [1.5, 1], '2026-05-10T04:00:00Z', 'G2', 'inside'),
  versions(
    'the highest number, not the latest',
    backdated,
    [1.5, 1],
    '2026-05-10T04:00:00Z',
    'G3',
    'inside',
  ),
  versions('version 4 has not begun', backdated, [1.5, 1], '2026-04-01T04:00:00Z', 'G1', 'inside'),
]
