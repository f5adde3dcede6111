/** Who is asked, in which order: levels, roles, days in office, several leads. */
import {
  answers,
  away,
  DAY,
  lead,
  off,
  route,
  sun,
  toStreet,
  unclaimed,
  vacant,
  wu,
  zhao,
  zhaoOrQian,
} from './route'
import type { ResponsibleCase } from './world'

export const officeCases: ResponsibleCase[] = [
  route('the grid head answers', { appointments: [zhao, sun] }, answers('G1', 'zhao')),
  route('no grid head', { appointments: [sun] }, ...vacant('G1'), answers('L1', 'sun')),
  route(
    'nobody below the community',
    { appointments: [lead('C1', 'li'), wu] },
    ...vacant('G1', 'L1'),
    answers('C1', 'li'),
  ),
  route(
    'nobody below the block',
    { appointments: [lead('B1', 'zhou'), wu] },
    ...vacant('G1', 'L1', 'C1'),
    answers('B1', 'zhou'),
  ),
  route('nobody below the street', { appointments: [wu] }, ...toStreet, answers('S', 'wu')),
  route(
    'a community that has no lane there',
    { appointments: [sun, lead('C1', 'li')], point: [5, 1], grid: 'G3' },
    ...vacant('G3'),
    answers('C1', 'li'),
  ),
  route(
    'a lane without grids starts at its own head',
    {
      appointments: [lead('G5', 'zhao'), lead('L2', 'sun')],
      point: [9.5, 3],
      grid: 'L2',
      reason: null,
    },
    answers('L2', 'sun'),
  ),
  route(
    'heads of other areas, branch secretaries and roles of another level are never asked',
    {
      appointments: [
        lead('G2', 'zhao'),
        lead('G1', 'qian', { role: 'party_secretary' }),
        lead('L1', 'qian', { role: 'grid_head' }),
        lead('G1', 'li', { role: 'community_secretary' }),
        lead('C1', 'li', { role: 'party_secretary' }),
        lead('B1', 'zhou', { role: 'street_staff' }),
        lead('S', 'zhou', { role: 'block_lead' }),
        wu,
      ],
    },
    ...toStreet,
    answers('S', 'wu'),
  ),
  route(
    'on the only day of an appointment',
    { appointments: [lead('G1', 'zhao', { fromDay: DAY, untilDay: DAY }), sun] },
    answers('G1', 'zhao'),
  ),
  route(
    'one appointment ended yesterday, the next begins tomorrow',
    {
      appointments: [
        lead('G1', 'zhao', { untilDay: '2026-05-09' }),
        lead('G1', 'qian', { fromDay: '2026-05-11' }),
        sun,
      ],
    },
    ...vacant('G1'),
    answers('L1', 'sun'),
  ),
  route(
    'of two leads the longest in office, whatever the ids',
    {
      appointments: [
        lead('G1', 'qian', { id: 'a1', fromDay: '2026-02-01' }),
        lead('G1', 'zhao', { id: 'a2', fromDay: '2025-12-01' }),
      ],
    },
    answers('G1', 'zhao'),
  ),
  route(
    'of two leads of the same day the lower id',
    { appointments: [lead('G1', 'qian', { id: 'a2' }), lead('G1', 'zhao', { id: 'a1' })] },
    answers('G1', 'zhao'),
  ),
  route(
    'the first lead is away, the second answers',
    {
      appointments: [zhao, lead('G1', 'qian', { fromDay: '2026-02-01' }), sun],
      absences: [off('zhao')],
    },
    away('G1', 'zhao'),
    answers('G1', 'qian'),
  ),
  route(
    'the stand-in of the first lead comes before the second lead',
    {
      appointments: [zhaoOrQian, lead('G1', 'li', { fromDay: '2026-02-01' })],
      absences: [off('zhao')],
    },
    away('G1', 'zhao'),
    answers('G1', 'qian', 'zhao'),
  ),
  route(
    'two leads and their stand-ins in order, none of whom can',
    {
      appointments: [zhaoOrQian, lead('G1', 'li', { fromDay: '2026-02-01', standIn: 'zhao' }), sun],
      absences: [off('zhao')],
      unclaimed: ['qian', 'li'],
    },
    away('G1', 'zhao'),
    unclaimed('G1', 'qian', 'zhao'),
    unclaimed('G1', 'li'),
    away('G1', 'zhao', 'li'),
    answers('L1', 'sun'),
  ),
]
