import fc from 'fast-check'
import {
  afterRating,
  climbsOnReturn,
  decide,
  isLive,
  type ReportStep,
  type Stance,
  stancesOf,
  stepsFor,
} from '@/contract/reports.rules'
import type { ReportState } from '@/contract/reports.shapes'

/** The workflow of product.md, typed out by hand: who may take which step from where, and to where. */

const STATES = [
  'reported',
  'filed',
  'dispatched',
  'returned',
  'reopened',
  'handling',
  'paused',
  'verifying',
  'closed',
  'merged',
  'withdrawn',
] as const satisfies ReportState[]

const STEPS = [
  'file',
  'dispatch',
  'recategorize',
  'accept',
  'return',
  'contact',
  'progress',
  'askPause',
  'allowPause',
  'refusePause',
  'resume',
  'resolve',
  'pass',
  'fail',
  'rate',
  'redo',
  'topic',
  'reopen',
  'merge',
  'unmerge',
  'withdraw',
  'follow',
  'hand',
  'climb',
] as const satisfies ReportStep[]

const STANCES = [
  'reporter',
  'owner',
  'verifier',
  'superior',
  'dispatcher',
  'anyone',
  'rule',
] as const satisfies Stance[]

/** Where the step leads, then who may take it. `before`: where the report stood when it was merged. */
type Cell = [ReportState | 'before', ...Stance[]]

/** A step that is not listed is never taken from that state. */
const TABLE: Record<ReportState, Partial<Record<ReportStep, Cell>>> = {
  reported: {
    file: ['filed', 'owner', 'superior', 'rule'],
    recategorize: ['reported', 'owner', 'superior'],
    resolve: ['verifying', 'owner'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['reported', 'anyone'],
    hand: ['reported', 'rule'],
    climb: ['reported', 'rule'],
  },
  filed: {
    dispatch: ['dispatched', 'owner', 'superior', 'rule'],
    recategorize: ['filed', 'owner', 'superior'],
    accept: ['handling', 'owner'],
    resolve: ['verifying', 'owner'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['filed', 'anyone'],
    hand: ['filed', 'rule'],
    climb: ['filed', 'rule'],
  },
  dispatched: {
    dispatch: ['dispatched', 'owner', 'superior'],
    recategorize: ['dispatched', 'owner', 'superior'],
    accept: ['handling', 'owner'],
    return: ['returned', 'owner'],
    contact: ['dispatched', 'owner'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['dispatched', 'anyone'],
    hand: ['dispatched', 'rule'],
    climb: ['dispatched', 'rule'],
  },
  returned: {
    dispatch: ['dispatched', 'owner', 'superior'],
    recategorize: ['returned', 'owner', 'superior'],
    accept: ['handling', 'owner'],
    return: ['returned', 'owner'],
    contact: ['returned', 'owner'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['returned', 'anyone'],
    hand: ['returned', 'rule'],
    climb: ['returned', 'rule'],
  },
  reopened: {
    dispatch: ['dispatched', 'owner', 'superior'],
    recategorize: ['reopened', 'owner', 'superior'],
    accept: ['handling', 'owner'],
    return: ['returned', 'owner'],
    contact: ['reopened', 'owner'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['reopened', 'anyone'],
    hand: ['reopened', 'rule'],
    climb: ['reopened', 'rule'],
  },
  handling: {
    dispatch: ['dispatched', 'superior'],
    recategorize: ['handling', 'owner', 'superior'],
    return: ['returned', 'owner'],
    contact: ['handling', 'owner'],
    progress: ['handling', 'owner'],
    askPause: ['handling', 'owner'],
    allowPause: ['paused', 'superior'],
    refusePause: ['handling', 'superior', 'rule'],
    resolve: ['verifying', 'owner'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['handling', 'anyone'],
    hand: ['handling', 'rule'],
    // whoever has it next must accept it themself
    climb: ['dispatched', 'rule'],
  },
  paused: {
    recategorize: ['paused', 'owner', 'superior'],
    contact: ['paused', 'owner'],
    progress: ['paused', 'owner'],
    resume: ['handling', 'owner', 'superior', 'rule'],
    merge: ['merged', 'dispatcher'],
    withdraw: ['withdrawn', 'reporter'],
    follow: ['paused', 'anyone'],
    hand: ['paused', 'rule'],
  },
  verifying: {
    pass: ['closed', 'verifier'],
    // back to whoever handled it; reopened is only what was closed before
    fail: ['handling', 'verifier'],
    follow: ['verifying', 'anyone'],
    hand: ['verifying', 'rule'],
    climb: ['verifying', 'rule'],
  },
  closed: {
    rate: ['closed', 'reporter'],
    redo: ['reopened', 'rule'],
    topic: ['closed', 'rule'],
    reopen: ['reopened', 'dispatcher'],
  },
  merged: { unmerge: ['before', 'dispatcher'] },
  withdrawn: {},
}

const LIVE: ReportState[] = STATES.filter(
  (state) => !['closed', 'merged', 'withdrawn'].includes(state),
)

/** The answer in one word: where it leads, or why not. */
function answer(state: ReportState, step: ReportStep, stances: readonly Stance[]): string {
  const said = decide(state, step, stances)
  return 'move' in said ? said.move.to : `refused: ${said.refused}`
}

function expected(state: ReportState, step: ReportStep, stances: readonly Stance[]): string {
  const cell = TABLE[state][step]
  if (!cell) return 'refused: state'
  const [to, ...by] = cell
  return by.some((stance) => stances.includes(stance)) ? to : 'refused: stance'
}

/** Each number's bits say who is in. */
const subsetsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: 2 ** all.length }, (_, set) => all.filter((_, bit) => set & (2 ** bit)))

describe('the table by hand', () => {
  test('has every state and step that the contract knows, 11 × 24', () => {
    expect([STATES.length, STEPS.length, STANCES.length]).toEqual([11, 24, 7])
    expect([...new Set(STEPS)]).toHaveLength(24)
    // what is missing from the lists above would not compile here
    const state = (each: ReportState): (typeof STATES)[number] => each
    const step = (each: ReportStep): (typeof STEPS)[number] => each
    const stance = (each: Stance): (typeof STANCES)[number] => each
    expect([state('reported'), step('file'), stance('rule')]).toEqual(['reported', 'file', 'rule'])
  })

  describe.each(STATES)('%s', (state) => {
    test.each(STEPS)('%s', (step) => {
      const cells = (of: typeof answer) =>
        Object.fromEntries(STANCES.map((stance) => [stance, of(state, step, [stance])]))
      expect(cells(answer)).toEqual(cells(expected))
      expect(answer(state, step, [])).toBe(expected(state, step, []))
    })
  })

  test('every one of the 128 sets of stances may do what one of its members may', () => {
    const parted: string[] = []
    for (const stances of subsetsOf(STANCES)) {
      for (const state of STATES) {
        for (const step of STEPS) {
          const [rules, hand] = [answer, expected].map((of) => of(state, step, stances))
          if (rules !== hand)
            parted.push(`${state} ${step} [${stances}]: ${rules}, by hand ${hand}`)
        }
      }
    }
    expect(parted).toEqual([])
  })

  test('a move names exactly those who may make it', () => {
    for (const state of STATES) {
      for (const [step, [to, ...by]] of Object.entries(TABLE[state]) as [ReportStep, Cell][]) {
        const said = decide(state, step, by)
        expect('move' in said && { step, to: said.move.to, by: [...said.move.by].sort() }).toEqual({
          step,
          to,
          by: [...by].sort(),
        })
      }
    }
  })

  test('the steps that are offered are those that would be taken', () => {
    for (const stances of subsetsOf(STANCES)) {
      for (const state of STATES) {
        const hand = STEPS.filter((step) => !expected(state, step, stances).startsWith('refused'))
        expect([...stepsFor(state, stances)].sort()).toEqual([...hand].sort())
      }
    }
  })

  test('live is what somebody owes something for', () => {
    expect(STATES.filter((state) => isLive(state))).toEqual(LIVE)
  })
})

/** Community, block, street: from here up somebody answers for a place and not for a grid. */
const COMMUNITY = 2
const STREET = 4
const LEVELS = [null, 0, 1, 2, 3, 4, 5]

type Facts = Parameters<typeof stancesOf>[0]

/** Who one is to a report, sentence by sentence from the definitions. */
function standing({ reporter, owner, handled, level, ownerLevel }: Facts): Stance[] {
  const stances: Stance[] = []
  if (reporter && !handled) stances.push('reporter')
  if (owner) stances.push('owner')
  if (owner && !handled) stances.push('verifier')
  const answers = level !== null && level >= COMMUNITY
  if (answers && !owner && (level > ownerLevel || level >= STREET)) stances.push('superior')
  if (answers) stances.push('dispatcher')
  if (!reporter) stances.push('anyone')
  return stances.sort()
}

const flags = [true, false]
const allFacts: Facts[] = flags.flatMap((reporter) =>
  flags.flatMap((owner) =>
    flags.flatMap((handled) =>
      LEVELS.flatMap((level) =>
        [0, 1, 2, 3, 4, 5].map((ownerLevel) => ({ reporter, owner, handled, level, ownerLevel })),
      ),
    ),
  ),
)

describe('who one is to a report', () => {
  test('every combination of facts', () => {
    const parted = allFacts.flatMap((facts) => {
      const [rules, hand] = [[...stancesOf(facts)].sort().join(), standing(facts).join()]
      return rules === hand ? [] : [`${JSON.stringify(facts)}: rules ${rules}, by hand ${hand}`]
    })
    expect(parted).toEqual([])
  })

  test('every combination of facts in every state: what one may then do', () => {
    const parted = allFacts.flatMap((facts) =>
      STATES.flatMap((state) =>
        STEPS.flatMap((step) => {
          const rules = answer(state, step, stancesOf(facts))
          const hand = expected(state, step, standing(facts))
          return rules === hand
            ? []
            : [`${state} ${step} ${JSON.stringify(facts)}: rules ${rules}, by hand ${hand}`]
        }),
      ),
    )
    expect(parted).toEqual([])
  })

  const nobody: Facts = {
    reporter: false,
    owner: false,
    handled: false,
    level: null,
    ownerLevel: 0,
  }
  test.each<[string, Partial<Facts>, ReportState, ReportStep, string]>([
    [
      'who handled it cannot pass it',
      { owner: true, handled: true },
      'verifying',
      'pass',
      'refused: stance',
    ],
    ['nor send it back', { owner: true, handled: true }, 'verifying', 'fail', 'refused: stance'],
    [
      'nor at the top of the street',
      { owner: true, handled: true, level: 5 },
      'verifying',
      'pass',
      'refused: stance',
    ],
    [
      'nor rate it when they reported it too',
      { reporter: true, handled: true },
      'closed',
      'rate',
      'refused: stance',
    ],
    ['who verifies passes it', { owner: true }, 'verifying', 'pass', 'closed'],
    [
      'somebody above who does not own it does not verify',
      { level: 5 },
      'verifying',
      'pass',
      'refused: stance',
    ],
    [
      'a lane head is not above a grid head',
      { level: 1 },
      'handling',
      'allowPause',
      'refused: stance',
    ],
    ['a community is', { level: 2 }, 'handling', 'allowPause', 'paused'],
    [
      'a community is not above a community',
      { level: 2, ownerLevel: 2 },
      'handling',
      'allowPause',
      'refused: stance',
    ],
    [
      'nobody allows their own pause',
      { owner: true, level: 5, ownerLevel: 5 },
      'handling',
      'allowPause',
      'refused: stance',
    ],
    [
      'somebody else in the street allows it',
      { level: 4, ownerLevel: 4 },
      'handling',
      'allowPause',
      'paused',
    ],
    ['also a supervisor’s', { level: 4, ownerLevel: 5 }, 'handling', 'allowPause', 'paused'],
    [
      'who reported it follows it already',
      { reporter: true },
      'handling',
      'follow',
      'refused: stance',
    ],
    ['who did not may', {}, 'handling', 'follow', 'handling'],
    ['a neighbour withdraws nothing', {}, 'reported', 'withdraw', 'refused: stance'],
  ])('%s', (_, facts, state, step, outcome) => {
    expect(answer(state, step, stancesOf({ ...nobody, ...facts }))).toBe(outcome)
  })
})

describe('what follows', () => {
  test.each([
    ['satisfied', 1, 'nothing'],
    ['satisfied', 2, 'nothing'],
    ['fair', 1, 'nothing'],
    ['fair', 2, 'nothing'],
    ['dissatisfied', 1, 'redo'],
    ['dissatisfied', 2, 'topic'],
    ['dissatisfied', 3, 'topic'],
  ] as const)('%s with round %i: %s', (rating, round, what) => {
    expect(afterRating(rating, round)).toBe(what)
  })

  test('the third return goes one level up: it was returned twice already', () => {
    expect([0, 1, 2].map((returnedBefore) => climbsOnReturn(returnedBefore))).toEqual([
      false,
      false,
      true,
    ])
  })
})

/** How many steps the walk takes, by how many walks. */
const LONG = process.env.LONG === '1'
const STEPS_A_WALK = 500
const WALKS = LONG ? 200 : 40

/** Everybody who acts: residents, heads of grid and lane, and two of each level above. The rule is nobody of them. */
const PEOPLE = [null, null, null, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
const HEADS = PEOPLE.flatMap((level, person) => (level === null ? [] : [person]))
const RULE = -1

/** All that a walk remembers of one report. */
interface Report {
  state: ReportState
  owner: number | null
  reporter: number
  handlers: Set<number>
  /** Where it stood and whose it was when it was merged. */
  before: { state: ReportState; owner: number } | null
  verifiedBy: number | null
  history: { step: ReportStep; by: number; to: ReportState }[]
}

const reportedBy = (reporter: number, owner: number): Report => ({
  state: 'reported',
  owner,
  reporter,
  handlers: new Set(),
  before: null,
  verifiedBy: null,
  history: [],
})

const factsOf = ({ owner, reporter, handlers }: Report, person: number): Facts => ({
  reporter: person === reporter,
  owner: person === owner,
  handled: handlers.has(person),
  level: PEOPLE[person] ?? null,
  ownerLevel: owner === null ? 0 : (PEOPLE[owner] ?? 0),
})

/** Steps that name who has it next; any other leaves it with whoever has it. */
const NAMES_OWNER: ReportStep[] = [
  'dispatch',
  'return',
  'redo',
  'reopen',
  'resolve',
  'fail',
  'hand',
  'climb',
]
const HANDLES: ReportStep[] = ['accept', 'contact', 'progress', 'askPause', 'resolve']

/** What a step that was allowed does to the report; `next` is whoever was named. */
function take(
  report: Report,
  step: ReportStep,
  by: number,
  next: number,
  to: ReportState | 'before',
) {
  const was = report.state
  if (HANDLES.includes(step)) report.handlers.add(by)
  if (step === 'merge' && report.owner !== null) {
    report.before = { state: was, owner: report.owner }
  }
  if (step === 'pass') report.verifiedBy = by
  if (to === 'before') {
    if (!report.before) throw new Error('it was never merged')
    report.state = report.before.state
    report.owner = report.before.owner
    report.before = null
  } else {
    report.state = to
    if (NAMES_OWNER.includes(step)) report.owner = next
    if (!LIVE.includes(to)) report.owner = null
  }
  if (report.state !== 'closed') report.verifiedBy = null
  report.history.push({ step, by, to: report.state })
}

/** Laws that hold after every step, in words when one is broken. */
function broken(report: Report, was: ReportState, events: number): string | undefined {
  const { state, owner, verifiedBy, handlers, history } = report
  if (LIVE.includes(state) && owner === null) return `${state} without an owner`
  if (was === 'withdrawn' && (state !== was || history.length !== events))
    return `left withdrawn to ${state}`
  if (state === 'closed' && verifiedBy === null) return 'closed and verified by nobody'
  if (state === 'closed' && handlers.has(verifiedBy!)) return 'closed by somebody who handled it'
  return undefined
}

/** Whether a handler would be let through to the verdict, whatever else they are. */
function judgesOwnWork(report: Report): string | undefined {
  for (const person of report.handlers) {
    for (const step of ['pass', 'fail'] as const) {
      if ('move' in decide(report.state, step, stancesOf(factsOf(report, person)))) {
        return `handler ${person} may ${step} in ${report.state}`
      }
    }
  }
  return undefined
}

/** One throw of the dice: which of the open reports, who, which step, whom they name, and whether they know the rules. */
const turn = fc.record({
  report: fc.nat(3),
  person: fc.integer({ min: RULE, max: PEOPLE.length - 1 }),
  step: fc.nat(),
  next: fc.nat(HEADS.length - 1),
  knows: fc.boolean(),
})
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never

const counts = { steps: 0, taken: 0, refused: 0, reports: 0, handlersAsked: 0 }
const seen = new Map<string, number>()

/** Somebody who knows the rules does what their place lets them; half of the time it is the one in charge. */
function chosen({ person, step, knows }: Turn, report: Report): { by: number; step: ReportStep } {
  const any = { by: person, step: STEPS[step % STEPS.length]! }
  if (!knows) return any
  const by = step % 2 === 0 && report.owner !== null ? report.owner : person
  const stances: Stance[] = by === RULE ? ['rule'] : stancesOf(factsOf(report, by))
  // they seldom end what is under way
  const steps = stepsFor(report.state, stances).filter(
    (each) => (each !== 'withdraw' && each !== 'merge') || step % 16 < 2,
  )
  return steps.length > 0 ? { by, step: steps[Math.floor(step / 16) % steps.length]! } : any
}

/** Closed, or waiting for somebody to verify it, after nearly everybody had a hand in it. */
const isWornOut = ({ state, handlers }: Report) =>
  handlers.size > HEADS.length / 2 && (state === 'closed' || state === 'verifying')

function walk(turns: Turn[]) {
  const reports = [0, 1, 2, 3].map((n) => reportedBy(n, HEADS[n]!))
  // a withdrawn one is shaken for a while, then somebody reports something new
  const shaken = [0, 0, 0, 0]
  for (const each of turns) {
    const report = reports[each.report]!
    const { by, step } = chosen(each, report)
    const stances: Stance[] = by === RULE ? ['rule'] : stancesOf(factsOf(report, by))
    const { state: was } = report
    const events = report.history.length
    const said = decide(was, step, stances)
    counts.steps++
    if ('move' in said) {
      take(report, step, by, HEADS[each.next]!, said.move.to)
      counts.taken++
      seen.set(`${was} ${step}`, (seen.get(`${was} ${step}`) ?? 0) + 1)
    } else counts.refused++
    counts.handlersAsked += report.handlers.size
    expect(broken(report, was, events) ?? judgesOwnWork(report) ?? 'lawful').toBe('lawful')
    if (report.state === 'withdrawn') shaken[each.report]!++
    if (shaken[each.report]! > 10 || isWornOut(report)) {
      counts.reports++
      shaken[each.report] = 0
      reports[each.report] = reportedBy(each.step % PEOPLE.length, HEADS[each.next]!)
    }
  }
}

test(`a random walk of ${WALKS * STEPS_A_WALK} steps keeps every law`, () => {
  fc.assert(
    fc.property(fc.array(turn, { minLength: STEPS_A_WALK, maxLength: STEPS_A_WALK }), walk),
    { seed: 20_260_402, numRuns: WALKS, endOnFailure: true },
  )
  expect(counts.steps).toBe(WALKS * STEPS_A_WALK)
  // the walk went through every cell of the table, and through no other
  const cells = STATES.flatMap((state) =>
    Object.keys(TABLE[state]).map((step) => `${state} ${step}`),
  )
  expect(cells.filter((cell) => !seen.has(cell))).toEqual([])
  expect([...seen.keys()].filter((cell) => !cells.includes(cell))).toEqual([])
})

afterAll(() => {
  const { steps, taken, refused, reports, handlersAsked } = counts
  process.stdout.write(
    `workflow oracle: ${STATES.length * STEPS.length * STANCES.length} cells; walk of ${steps} steps ` +
      `(${taken} taken, ${refused} refused, ${reports} reports replaced, ` +
      `${handlersAsked} times a handler asked to judge own work)\n`,
  )
})
