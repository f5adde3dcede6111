import {
  HOME_ROLES,
  type HomeStep,
  homeRights,
  leadsAround,
  nextHome,
  type Standing,
} from '@/contract/homes.rules'
import { HomeState } from '@/contract/homes.shapes'
import type { AreaCode } from '@/contract/wire'

describe('states', () => {
  const table = `
              confirm    refuse   leave  end   hand   climb
    asked     confirmed  refused  left   left  asked  asked
    confirmed -          -        left   left  -      -
    refused   -          -        left   -     -      -
    left      -          -        -      -     -      -`
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))

  test.each(rows)('%s', (state, ...next) => {
    const from = HomeState.options.find((one) => one === state)
    if (!from) throw new Error(`${state} is no state`)
    expect(head.map((step) => nextHome(from, step as HomeStep) ?? '-')).toEqual(next)
  })

  test('every state is in the table', () => {
    expect(rows.map(([state]) => state)).toEqual(HomeState.options)
  })
})

describe('who leads an area around a place', () => {
  const path = ['310101002', '310101002-b1', '310101002003', '310101002003-l1', '310101002003-g01']
  const place = path as AreaCode[]

  test('whoever leads one of its areas, and whoever serves the street', () => {
    const around = [
      ['grid_head', '310101002003-g01'],
      ['lane_head', '310101002003-l1'],
      ['community_secretary', '310101002003'],
      ['block_lead', '310101002-b1'],
      ['street_staff', '310101002'],
      ['administrator', '310101002'],
    ] as const
    for (const [role, area] of around) {
      expect(leadsAround([{ role, area: area as AreaCode }], place)).toBe(true)
    }
    expect(around.map(([role]) => role).sort()).toEqual([...HOME_ROLES].sort())
  })

  test('nobody of another area, and no other role', () => {
    const others = [
      ['grid_head', '310101002003-g02'],
      ['community_secretary', '310101002006'],
      ['party_secretary', '310101002003'],
      ['supervisor', '310101002'],
      ['volunteer', '310101002003-g01'],
    ] as const
    for (const [role, area] of others) {
      expect(leadsAround([{ role, area: area as AreaCode }], place)).toBe(false)
    }
    expect(leadsAround([], place)).toBe(false)
  })
})

describe('what somebody may do', () => {
  const stands = (how: Partial<Standing>): string[] => {
    const nobody = { own: false, proxy: false, household: false, leads: false, owner: false }
    const rights = homeRights({ ...nobody, account: true, ...how })
    return Object.entries(rights).flatMap(([right, may]) => (may ? [right] : []))
  }
  const ACTS = ['see', 'leave', 'entrust', 'changePhone', 'seePhone']

  test.each<[string, Partial<Standing>, string[]]>([
    ['a stranger', {}, []],
    ['the person', { own: true }, ACTS],
    ['who answers for them', { proxy: true }, ACTS],
    ['the household', { household: true }, ['see', 'confirm']],
    ['a lead', { leads: true }, ['see', 'confirm', 'refuse', 'seePhone', 'end', 'invite']],
    ['who was asked', { owner: true }, ['see', 'confirm', 'refuse', 'seePhone']],
    [
      'a lead, of somebody entered',
      { leads: true, account: false },
      ['see', 'confirm', 'refuse', 'entrust', 'changePhone', 'seePhone', 'end', 'invite'],
    ],
    ['a lead of their own home', { own: true, leads: true }, [...ACTS, 'end']],
  ])('%s', (_, how, may) => {
    expect(stands(how).sort()).toEqual([...may].sort())
  })
})
