import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Role } from '@/contract/areas'
import type { CategoryCode, ReportState } from '@/contract/reports'
import type { Persona } from '@/contract/session'
import type { AreaCode, PersonId, ReportId, StreetCode } from '@/contract/wire'
import { BESIDE, client, FAR, GRID } from '../homes/neighbours'
import { placeIn, told } from '../reports/reporting'

/**
 * Of reports: `own` was reported by who asks, `other` by a neighbour, both in another block; `owned`
 * and `grid` by a neighbour in the grid of the grid head who asks, which lies in the secretary's
 * community and in the lead's block. `owned` is the work of who asks, in office or not; all others
 * are the work of a grid head whom nobody plays. `people` is one about people in that grid, `private`
 * one's own about people, `withdrawn` was taken back by its reporter, `hidden` has one who hides;
 * `handled` is owned by who asks, who handled it; `apart` lies in the grid, what it is merged into
 * elsewhere. `street` is in another street.
 */
type Case =
  | 'own'
  | 'owned'
  | 'grid'
  | 'other'
  | 'people'
  | 'private'
  | 'withdrawn'
  | 'hidden'
  | 'handled'
  | 'apart'
  | 'street'

const ELSEWHERE: readonly Case[] = ['own', 'private', 'other']
const streetOf = (which: Case): StreetCode => (which === 'street' ? OTHER_STREET : STREET)

/** Where each case lies; in the other street anywhere. */
function areaOf(which: Case): string {
  if (which === 'street') return OTHER_STREET
  return ELSEWHERE.includes(which) ? FAR : GRID
}

const ROLES: Partial<Record<Persona, Role>> = {
  community_secretary: 'community_secretary',
  block_lead: 'block_lead',
  street_staff: 'street_staff',
  supervisor: 'supervisor',
}

interface Owner {
  person: PersonId
  role: Role
}

/** The head of the grid beside, whom nobody plays. */
async function headBeside({ db }: TestCloud): Promise<Owner> {
  const [head] = await db.query<Owner>(
    `SELECT person, role FROM appointments WHERE street = $1 AND area = $2 AND role = 'grid_head'`,
    [STREET, BESIDE],
  )
  if (!head) throw new Error(`the seed has no head of ${BESIDE}`)
  return head
}

async function ownerIn(cloud: TestCloud, persona: Persona, which: Case): Promise<Owner> {
  const [me] = await cloud.db.query<{ id: PersonId }>('SELECT id FROM persons WHERE persona = $1', [
    persona,
  ])
  if (!me || !(which === 'owned' || which === 'handled')) return headBeside(cloud)
  return { person: me.id, role: ROLES[persona] ?? 'grid_head' }
}

/** A member of the street's staff whom nobody plays. */
export async function someStaff({ db }: TestCloud): Promise<PersonId> {
  const [one] = await db.query<{ person: PersonId }>(
    `SELECT a.person FROM appointments a JOIN persons p ON p.id = a.person
     WHERE a.street = $1 AND a.role = 'street_staff' AND p.persona IS NULL ORDER BY a.id LIMIT 1`,
    [STREET],
  )
  if (!one) throw new Error('the seed has more than one of the staff')
  return one.person
}

/** A neighbour who is never the one who asks. */
const neighbour = (persona: Persona): Persona => (persona === 'resident' ? 'volunteer' : 'resident')
const isTheirs = (which: Case, persona: Persona) =>
  (which === 'own' || which === 'private') && persona !== 'stranger'

/** A state, and what has to be so in it. `asked` is being handled, and a pause is asked for. */
type Stage = Exclude<ReportState, 'merged' | 'reopened' | 'returned'> | 'asked'

const PAUSE = { reason: '等电梯公司的配件', until: '2026-11-30' }
const RESULT = `result = 'solved', result_words = '已经清走', resolved_by = $3,
  resolved_role = 'grid_head', resolved_at = reported_at`
const withPause = (pause: object) => `pause = '${JSON.stringify({ ...PAUSE, ...pause })}'`
/** $3 is somebody whom nobody plays. */
const STAGES: Partial<Record<Stage, string>> = {
  asked: withPause({ askedBy: '0000000000' }),
  paused: withPause({ askedBy: '0000000000', from: '2026-11-23' }),
  verifying: RESULT,
  closed: `${RESULT}, closed_at = reported_at`,
}

interface Made {
  street: StreetCode
  report: ReportId
  version: number
}

/** Brings a report to its owner and where it stands. */
async function bring(cloud: TestCloud, made: Made, owner: Owner, stage: Stage): Promise<void> {
  const { street, report } = made
  const besides = STAGES[stage]
  await cloud.db.query(
    `UPDATE reports SET owner = $4, owner_role = $5, state = $6${besides ? `, ${besides}` : ''}
     WHERE street = $1 AND id = $2 AND $3::text IS NOT NULL`,
    [
      ...[street, report, (await headBeside(cloud)).person, owner.person, owner.role],
      stage === 'asked' ? 'handling' : stage,
    ],
  )
  await cloud.db.query(
    `UPDATE assignments SET owner = $3 WHERE street = $1 AND noun = 'reports' AND subject = $2`,
    [street, report, owner.person],
  )
}

/** A report of a case where it stands. */
export async function reportOf(
  cloud: TestCloud,
  persona: Persona,
  which: Case,
  stage: Stage = 'dispatched',
): Promise<Made> {
  const street = streetOf(which)
  const by = cloud.as(isTheirs(which, persona) ? persona : neighbour(persona))
  const closed = which === 'people' || which === 'private' || which === 'hidden'
  const { report: sent } = await by.call('reports.submit', {
    ...told(await placeIn(cloud, areaOf(which), street)),
    ...{ street, category: (closed ? 'quarrel' : 'litter') as CategoryCode },
    anonymous: which === 'hidden',
  })
  const made = { street, report: sent.report, version: sent.version }
  const owner = await ownerIn(cloud, persona, which)
  await bring(cloud, made, owner, which === 'withdrawn' ? 'withdrawn' : stage)
  if (which === 'handled') {
    await cloud.db.query(
      'INSERT INTO report_handlers (street, report, person) VALUES ($1, $2, $3)',
      [street, made.report, owner.person],
    )
  }
  return made
}

type Ask<Input> = (made: Made, cloud: TestCloud, both: [Persona, Case]) => Input | Promise<Input>

/** Everywhere that a step is tried. */
const CASES = ['own', 'owned', 'grid', 'other', 'people', 'street'] as const

function on<Input>(stage: Stage, input: Ask<Input>, cases: readonly Case[] = CASES) {
  const scenario = (which: Case) => async (cloud: TestCloud, persona: Persona) =>
    input(await reportOf(cloud, persona, which, stage), cloud, [persona, which])
  return Object.fromEntries(cases.map((which) => [which, scenario(which)])) as Record<
    string,
    ReturnType<typeof scenario>
  >
}

const step = (made: Made) => made
const ids = ({ street, report }: Made) => ({ street, report })
const giving = async (made: Made, cloud: TestCloud) => ({
  ...{ ...made, to: await someStaff(cloud), words: '请到现场看一下' },
})

const inStreets = {
  own: async () => ({ street: STREET }),
  street: async () => ({ street: OTHER_STREET }),
}

/** Told by somebody at a place of a street. */
async function tellingIn(cloud: TestCloud, street: StreetCode) {
  const at = await placeIn(cloud, street === STREET ? GRID : street, street)
  return { ...told(at), street }
}

async function entering(cloud: TestCloud, street: StreetCode) {
  const { anonymous: _, phone: __, ...said } = await tellingIn(cloud, street)
  return { ...said, via: 'phone' as const, caller: { name: '来电的孙女士' } }
}

async function around(cloud: TestCloud, street: StreetCode) {
  const at = await placeIn(cloud, street === STREET ? GRID : street, street)
  return { street, at, metres: 5000, live: true, limit: 50 }
}

const merging: Ask<Made & { into: ReportId }> = async (made, cloud, [persona, which]) => ({
  ...made,
  into: (await reportOf(cloud, persona, which === 'apart' ? 'other' : which)).report,
})

const merged: Ask<Made> = async (made, cloud, [persona, which]) => {
  const { into } = await merging(made, cloud, [persona, which])
  await cloud.db.query(
    `UPDATE reports SET state = 'merged', merged_into = $3, before_merge = '{"state": "dispatched"}'
     WHERE street = $1 AND id = $2`,
    [made.street, made.report, into],
  )
  return made
}

export const reportScenarios = {
  'reports.categories': inStreets,
  'reports.submit': {
    own: (cloud: TestCloud) => tellingIn(cloud, STREET),
    street: (cloud: TestCloud) => tellingIn(cloud, OTHER_STREET),
  },
  'reports.enter': {
    own: (cloud: TestCloud) => entering(cloud, STREET),
    street: (cloud: TestCloud) => entering(cloud, OTHER_STREET),
  },
  'reports.near': {
    own: (cloud: TestCloud) => around(cloud, STREET),
    street: (cloud: TestCloud) => around(cloud, OTHER_STREET),
  },
  'reports.get': on('dispatched', ids, [...CASES, 'private', 'withdrawn']),
  'reports.mine': inStreets,
  'reports.owned': inStreets,
  'reports.candidates': on('dispatched', ids),
  // of one about people, who handles it is told that nobody follows: reading.test.ts
  'reports.follow': on('dispatched', ids, ['own', 'owned', 'grid', 'other', 'street']),
  'reports.unfollow': on('dispatched', ids),
  'reports.file': on('reported', step),
  'reports.recategorize': on('dispatched', (made) => ({
    ...{ ...made, category: 'bin' as CategoryCode, class: 'c' as const },
  })),
  'reports.dispatch': on('dispatched', giving),
  'reports.accept': on('dispatched', step),
  'reports.return': on('dispatched', giving),
  'reports.contact': on('dispatched', (made) => ({ ...made, way: 'phone' as const })),
  'reports.progress': on('handling', (made) => ({ ...made, words: '已经联系清运车辆' })),
  'reports.askPause': on('handling', (made) => ({
    ...{ ...made, until: '2026-11-25', words: '等清运车辆排期' },
  })),
  'reports.answerPause': on('asked', (made) => ({ ...made, allow: true })),
  'reports.resume': on('paused', step),
  'reports.resolve': on('handling', (made) => ({
    ...{ ...made, result: 'solved' as const, words: '已经全部清走' },
  })),
  'reports.verify': on('verifying', (made) => ({ ...made, pass: true }), [...CASES, 'handled']),
  'reports.rate': on('closed', (made) => ({ ...made, rating: 'satisfied' as const })),
  'reports.reopen': on('closed', (made) => ({ ...made, words: '又堆起来了' })),
  // two about people are never merged: joining.test.ts
  'reports.merge': on('dispatched', merging, ['own', 'owned', 'grid', 'other', 'apart', 'street']),
  'reports.unmerge': on('dispatched', merged),
  'reports.withdraw': on('dispatched', step),
  'reports.identity': on('dispatched', (made) => ({ ...ids(made), purpose: 'contact' as const }), [
    ...CASES,
    'hidden',
  ]),
}

const DISPATCHERS: readonly Persona[] = [
  ...(['community_secretary', 'block_lead', 'street_staff', 'supervisor'] as const),
]

/** A bulk step that was taken by somebody. */
async function bulked(cloud: TestCloud, persona: Persona, by: Persona) {
  const { street, report, version } = await reportOf(cloud, persona, 'grid', 'reported')
  const asked = { street, client: client(), act: { step: 'file' as const } }
  const { bulk } = await cloud
    .as(by)
    .call('reports.bulk', { ...asked, reports: [{ report, version }] })
  return { street, bulk }
}

const ofDispatcher = (persona: Persona): Persona =>
  DISPATCHERS.includes(persona) ? persona : 'street_staff'
const besides = (persona: Persona): Persona =>
  persona === 'street_staff' ? 'supervisor' : 'street_staff'

/** Of figures `grid` asks for the secretary's community, `other` for one in another block. */
function counted<More extends object>(more: More) {
  const period = { from: '2026-10-01', to: '2026-11-23' }
  const asking = (street: StreetCode, area?: string) => async () => ({
    ...{ ...more, ...period, street },
    ...(area !== undefined && { area: area as AreaCode }),
  })
  return {
    own: asking(STREET),
    grid: asking(STREET, GRID.slice(0, 12)),
    other: asking(STREET, FAR.slice(0, 12)),
    street: asking(OTHER_STREET),
  }
}

/** The desk: of a bulk step `own` is one that who asks has taken, `other` somebody else's. */
export const reportDeskScenarios = {
  'reports.board': inStreets,
  'reports.facets': inStreets,
  'reports.bulk': on(
    'reported',
    ({ street, report, version }) => ({
      ...{ street, client: client(), act: { step: 'file' as const } },
      reports: [{ report, version }],
    }),
    ['own', 'grid', 'other', 'street'],
  ),
  'reports.undo': {
    own: (cloud: TestCloud, persona: Persona) => bulked(cloud, persona, ofDispatcher(persona)),
    other: (cloud: TestCloud, persona: Persona) => bulked(cloud, persona, besides(persona)),
    street: async (cloud: TestCloud, persona: Persona) => ({
      ...(await bulked(cloud, persona, 'street_staff')),
      street: OTHER_STREET,
    }),
  },
  'reports.figures': counted({}),
  'reports.heat': {
    own: async () => ({ street: STREET, days: 30 as const, group: '市容环境' }),
    street: async () => ({ street: OTHER_STREET, days: 365 as const }),
  },
  'reports.export': counted({ format: 'csv' as const, language: 'zh' as const }),
  'reports.search': {
    own: async () => ({ street: STREET, q: '垃圾' }),
    street: async () => ({ street: OTHER_STREET, q: '垃圾' }),
  },
  'reports.seen': on('dispatched', ids, ['own', 'owned', 'grid', 'people', 'private', 'street']),
}

/** The history of a report, with all its names. */
export const reportHistory = async (cloud: TestCloud, persona: Persona) => {
  const { street, report } = await reportOf(cloud, persona, 'grid')
  return { street, subject: { noun: 'reports' as const, id: report as string } }
}
