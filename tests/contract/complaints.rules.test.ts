import fc from 'fast-check'
import { type About, ComplaintState, OwnerRole } from '@/contract/complaints'
import {
  type Candidate,
  type ComplaintStep,
  chooseOwner,
  climbRungs,
  complaintNumber,
  isLate,
  lineRoles,
  nextState,
  ownerRoles,
  ownerRungs,
} from '@/contract/complaints.rules'
import type { PersonId, SiteId } from '@/contract/wire'

const people = ['grid', 'community', 'block', 'street'] as const
const subjects: About[] = [
  { line: 'site', site: 'abcdefghjk' as SiteId },
  ...people.map((role) => ({ line: 'people', role }) as const),
  { line: 'app' },
]

describe('moves', () => {
  const steps: ComplaintStep[] = ['answer', 'withdraw', 'climb']
  const allowed = new Map<string, ComplaintState>([
    ['open answer', 'answered'],
    ['open withdraw', 'withdrawn'],
    ['open climb', 'open'],
  ])
  const cases = ComplaintState.options.flatMap((state) =>
    steps.map((step) => [state, step, allowed.get(`${state} ${step}`)] as const),
  )

  test.each(cases)('%s, %s: %s', (state, step, expected) => {
    expect(nextState(state, step)).toBe(expected)
  })
})

describe('lateness', () => {
  test.each([
    ['open', '2026-01-05', '2026-01-05', false],
    ['open', '2026-01-05', '2026-01-06', true],
    ['answered', '2026-01-05', '2026-02-01', false],
    ['withdrawn', '2026-01-05', '2026-02-01', false],
  ] as const)('%s, due %s, on %s: %s', (state, due, today, late) => {
    expect(isLate(state, due, today)).toBe(late)
  })
})

test.each([
  ['complaint', '2026-01-05', 7, 'T20260105-0007'],
  ['suggestion', '2026-12-31', 9999, 'J20261231-9999'],
  ['complaint', '2026-12-31', 10_000, 'T20261231-10000'],
] as const)('the number of a %s of %s, the %sth', (kind, day, running, number) => {
  expect(complaintNumber(kind, day, running)).toBe(number)
})

test('no role that owns stands in the line by holding that role', () => {
  for (const about of subjects) {
    const inLine = lineRoles(about) as readonly string[]
    expect(ownerRoles(about).filter((role) => inLine.includes(role))).toEqual([])
  }
})

describe('the owner', () => {
  const candidate: fc.Arbitrary<Candidate> = fc.record({
    person: fc.constantFrom(...(['p1', 'p2', 'p3', 'p4', 'p5'] as PersonId[])),
    role: fc.constantFrom(...OwnerRole.options),
    inLine: fc.boolean(),
    open: fc.nat(3),
  })
  const candidates = fc.array(candidate, { maxLength: 7 })
  const subject = fc.constantFrom(...subjects)

  test('is somebody, wherever there is anybody: a complaint is never lost', () => {
    fc.assert(
      fc.property(subject, candidates, (about, all) => {
        const chosen = chooseOwner(ownerRungs(about), all)
        expect(chosen === undefined).toBe(all.length === 0)
        if (chosen) expect(all).toContain(chosen)
      }),
    )
  })

  test('stands outside the line wherever anybody does', () => {
    fc.assert(
      fc.property(subject, candidates, (about, all) => {
        const outside = all.some(({ inLine }) => !inLine)
        fc.pre(all.length > 0)
        expect(chooseOwner(ownerRungs(about), all)?.inLine).toBe(!outside)
      }),
    )
  })

  test('holds the first role that is filled outside the line', () => {
    fc.assert(
      fc.property(subject, candidates, (about, all) => {
        const first = ownerRoles(about).find((role) =>
          all.some((one) => one.role === role && !one.inLine),
        )
        fc.pre(first !== undefined)
        expect(chooseOwner(ownerRungs(about), all)?.role).toBe(first)
      }),
    )
  })

  test('has the least open work among equals, ties by id, in whatever order they come', () => {
    fc.assert(
      fc.property(subject, candidates, (about, all) => {
        const chosen = chooseOwner(ownerRungs(about), all)
        if (!chosen) return
        for (const one of all) {
          if (one.role !== chosen.role || one.inLine !== chosen.inLine) continue
          const better = one.open < chosen.open
          const tied = one.open === chosen.open && one.person < chosen.person
          expect(better || tied).toBe(false)
        }
        expect(chooseOwner(ownerRungs(about), [...all].reverse())).toEqual(chosen)
      }),
    )
  })

  test('an overdue one climbs outside the line, to a supervisor first and never down to staff', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const chosen = chooseOwner(climbRungs, all)
        const outside = all.filter(({ inLine }) => !inLine)
        const supervised = outside.some(({ role }) => role === 'supervisor')
        const administered = outside.some(({ role }) => role === 'administrator')
        const expected = supervised ? 'supervisor' : administered ? 'administrator' : undefined
        expect(chosen?.role).toBe(expected)
        expect(chosen?.inLine ?? false).toBe(false)
      }),
    )
  })
})
