/** Who does not answer, and why; stand-ins; who keeps the duty when nobody answers. */
import {
  answers,
  away,
  DAY,
  keeps,
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

export const absenceCases: ResponsibleCase[] = [
  route(
    'away, the stand-in answers',
    { appointments: [zhaoOrQian, sun], absences: [off('zhao')] },
    away('G1', 'zhao'),
    answers('G1', 'qian', 'zhao'),
  ),
  route(
    'not taken over, the stand-in answers',
    { appointments: [zhaoOrQian, sun], unclaimed: ['zhao'] },
    unclaimed('G1', 'zhao'),
    answers('G1', 'qian', 'zhao'),
  ),
  route(
    'the stand-in is away too, also from an office of their own',
    {
      appointments: [zhaoOrQian, lead('L1', 'qian', { standIn: 'sun' })],
      absences: [off('zhao'), off('qian', '2026-05-01', '2026-05-12')],
    },
    away('G1', 'zhao'),
    away('G1', 'qian', 'zhao', '2026-05-12'),
    away('L1', 'qian', null, '2026-05-12'),
    answers('L1', 'sun', 'qian'),
  ),
  route(
    'the stand-in has not taken over',
    { appointments: [zhaoOrQian, sun], absences: [off('zhao')], unclaimed: ['qian'] },
    away('G1', 'zhao'),
    unclaimed('G1', 'qian', 'zhao'),
    answers('L1', 'sun'),
  ),
  route(
    'the account comes before the absence',
    { appointments: [zhao, sun], absences: [off('zhao')], unclaimed: ['zhao'] },
    unclaimed('G1', 'zhao'),
    answers('L1', 'sun'),
  ),
  route(
    'on the first day of an absence',
    { appointments: [zhao, sun], absences: [off('zhao', DAY, '2026-05-20')] },
    away('G1', 'zhao', null, '2026-05-20'),
    answers('L1', 'sun'),
  ),
  route(
    'on the last day of an absence',
    { appointments: [zhao, sun], absences: [off('zhao', '2026-05-01', DAY)] },
    away('G1', 'zhao'),
    answers('L1', 'sun'),
  ),
  route(
    'the day between two absences',
    {
      appointments: [zhao, sun],
      absences: [off('zhao', '2026-05-01', '2026-05-09'), off('zhao', '2026-05-11', '2026-05-20')],
    },
    answers('G1', 'zhao'),
  ),
  // The third absence begins the day after and does not lengthen the second.
  route(
    'the latest end of the absences that cover the day',
    {
      appointments: [zhao, sun],
      absences: [
        off('zhao', '2026-05-09', '2026-05-15'),
        off('zhao', '2026-05-10', '2026-05-12'),
        off('zhao', '2026-05-11', '2026-05-30'),
      ],
    },
    away('G1', 'zhao', null, '2026-05-15'),
    answers('L1', 'sun'),
  ),
  route(
    'everybody is away: the first of the street who is away keeps it, not who has no account',
    {
      appointments: [
        zhao,
        lead('S', 'li', { fromDay: '2025-01-01' }),
        lead('S', 'wu', { fromDay: '2025-02-01' }),
        lead('S', 'zhou', { fromDay: '2025-03-01' }),
      ],
      absences: [off('zhao'), off('li'), off('wu', DAY, '2026-05-30'), off('zhou')],
      unclaimed: ['li'],
    },
    away('G1', 'zhao'),
    ...vacant('L1', 'C1', 'B1'),
    unclaimed('S', 'li'),
    away('S', 'wu', null, '2026-05-30'),
    away('S', 'zhou'),
    keeps('S', 'wu'),
  ),
  route(
    'a stand-in of the street keeps it',
    {
      appointments: [lead('S', 'wu', { standIn: 'qian' })],
      absences: [off('qian')],
      unclaimed: ['wu'],
    },
    ...toStreet,
    unclaimed('S', 'wu'),
    away('S', 'qian', 'wu'),
    keeps('S', 'qian', 'wu'),
  ),
  route(
    'nobody: who is away below the street keeps nothing',
    { appointments: [zhao], absences: [off('zhao')] },
    away('G1', 'zhao'),
    ...vacant('L1', 'C1', 'B1', 'S'),
  ),
  route(
    'nobody: the street has only people without an account',
    { appointments: [wu], absences: [off('wu')], unclaimed: ['wu'] },
    ...toStreet,
    unclaimed('S', 'wu'),
  ),
]
