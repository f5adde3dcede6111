import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import fc from 'fast-check'
import type { Role } from '@/contract/areas'
import type { About } from '@/contract/complaints'
import {
  appoint,
  emptyOffices,
  type Office,
  type Somebody,
  type SomeSite,
  somebody,
  someSite,
  words,
} from './people'

let cloud: TestCloud
let site: SomeSite
let otherOperator: string
let otherCommunity: string
let people: Somebody[]

beforeAll(async () => {
  cloud = await openCloud()
  site = await someSite(cloud)
  const [operator] = await cloud.db.query<{ id: string }>(
    'SELECT id FROM operators WHERE street = $1 AND id <> $2 ORDER BY id LIMIT 1',
    [STREET, site.operator],
  )
  const [community] = await cloud.db.query<{ code: string }>(
    `SELECT code FROM areas WHERE street = $1 AND level = 'community' AND NOT code = ANY(
       (SELECT path FROM areas WHERE street = $1 AND code = $2)::text[]) ORDER BY code LIMIT 1`,
    [STREET, site.area],
  )
  otherOperator = operator?.id ?? ''
  otherCommunity = community?.code ?? ''
  people = await Promise.all(Array.from({ length: 5 }, () => somebody(cloud)))
})
afterAll(() => cloud.close())

const ownerOf = async (number: string) => {
  const [row] = await cloud.db.query<{ owner: string; role: string }>(
    'SELECT owner, owner_role AS role FROM complaints WHERE street = $1 AND number = $2',
    [STREET, number],
  )
  return row!
}

/** An office by name: what it is, and whether it stands in the line of a complaint about this site. */
const offices = (): Record<string, Office & { siteLine?: boolean; over?: boolean }> => ({
  staff: { role: 'street_staff' },
  supervisor: { role: 'supervisor' },
  administrator: { role: 'administrator' },
  itsOperator: { role: 'operator', operator: site.operator, siteLine: true },
  anotherOperator: { role: 'operator', operator: otherOperator },
  itsSecretary: { role: 'community_secretary', area: site.area, siteLine: true },
  anotherSecretary: { role: 'community_secretary', area: otherCommunity },
  gridHead: { role: 'grid_head' },
  blockLead: { role: 'block_lead' },
  staffNoMore: { role: 'street_staff', until: '2026-11-22', over: true },
  staffToBe: { role: 'street_staff', from: '2026-11-24', over: true },
  operatorNoMore: { role: 'operator', operator: site.operator, until: '2026-11-22', over: true },
})
const OFFICES = [
  'staff',
  'supervisor',
  'administrator',
  'itsOperator',
  'anotherOperator',
  'itsSecretary',
  'anotherSecretary',
  'gridHead',
  'blockLead',
  'staffNoMore',
  'staffToBe',
  'operatorNoMore',
]

const LINES: Record<string, Role> = {
  grid: 'grid_head',
  community: 'community_secretary',
  block: 'block_lead',
  street: 'street_staff',
}
const LADDER = ['street_staff', 'supervisor', 'administrator']

/** product.md's promise written once more, for one person. */
function stands(about: About, names: readonly string[]) {
  const held = names.map((name) => offices()[name]!).filter(({ over }) => !over)
  const roles = held.map(({ role }) => role)
  const inLine =
    about.line === 'site'
      ? held.some(({ siteLine }) => siteLine)
      : roles.includes(about.line === 'app' ? 'administrator' : LINES[about.role]!)
  return { inLine, roles: roles.filter((role) => LADDER.includes(role)) }
}

const subjects = (): About[] => [
  site.about,
  { line: 'app' },
  ...(['grid', 'community', 'block', 'street'] as const).map(
    (role) => ({ line: 'people', role }) as const,
  ),
]

async function fill(filled: readonly (readonly string[])[]): Promise<void> {
  await emptyOffices(cloud)
  await cloud.db.query('DELETE FROM assignments WHERE street = $1', [STREET])
  for (const [i, names] of filled.entries()) {
    for (const name of names) await appoint(cloud, people[i]!.person, offices()[name]!)
  }
}

const runs = process.env.LONG === '1' ? 1000 : 150

test('over all combinations of offices, the owner stands outside the line wherever anybody does', async () => {
  const combination = fc.array(fc.subarray(OFFICES, { maxLength: 4 }), {
    minLength: 5,
    maxLength: 5,
  })
  const seen = { outside: 0, inLine: 0, nobody: 0 }
  await fc.assert(
    fc.asyncProperty(combination, fc.nat(5), fc.nat(5), async (filled, which, from) => {
      const about = subjects()[which]!
      await fill(filled)
      const sender = people[from]
      const caller = sender ?? cloud.as('stranger')
      const envelope = await caller.try('complaints.submit', words({ about }))
      const standing = filled
        .map((names, i) => ({ ...stands(about, names), person: people[i]!.person }))
        .filter(({ person, roles }) => person !== sender?.person && roles.length > 0)
      if (standing.length === 0) {
        seen.nobody += 1
        expect(envelope).toMatchObject({ error: { code: 'unavailable' } })
        return
      }
      const { complaint } = (envelope as { data: { complaint: { number: string } } }).data
      const { owner, role } = await ownerOf(complaint.number)
      const chosen = standing.find(({ person }) => person === owner)
      const outside = standing.filter(({ inLine }) => !inLine)
      expect(chosen?.roles).toContain(role)
      expect(chosen?.inLine).toBe(outside.length === 0)
      seen[outside.length > 0 ? 'outside' : 'inLine'] += 1
      if (outside.length === 0) return
      const best = LADDER.find((one) => outside.some(({ roles }) => roles.includes(one as Role)))
      expect(role).toBe(best)
    }),
    { numRuns: runs, seed: 20261123 },
  )
  // the property says something only where each case comes up
  expect(Math.min(seen.outside, seen.inLine, seen.nobody)).toBeGreaterThan(2)
}, 300_000)

test('where all stand in the line it is kept, and the history says so', async () => {
  await fill([['staff']])
  const about = { line: 'people', role: 'street' } as const
  const { complaint } = await cloud.as('resident').call('complaints.submit', words({ about }))
  const subject = { noun: 'complaints', id: complaint.complaint } as const
  const { lines } = await people[0]!.call('history.list', { street: STREET, subject })
  expect(lines[0]?.note).toContain('没有其他人')
  const [row] = await cloud.db.query<{ after: object }>(
    'SELECT after FROM history WHERE street = $1 AND noun = $2 AND subject = $3',
    [STREET, 'complaints', complaint.complaint],
  )
  expect(row?.after).toMatchObject({ outsideLine: false, owner: people[0]!.person })
})

test('the one with the least open work gets it; ties go by id', async () => {
  await fill([['staff'], ['staff'], ['supervisor']])
  const [low, high] = [people[0]!.person, people[1]!.person].sort()
  const owners = []
  for (let i = 0; i < 3; i += 1) {
    const { complaint } = await cloud.as('resident').call('complaints.submit', words())
    owners.push((await ownerOf(complaint.number)).owner)
  }
  expect(owners).toEqual([low, high, low])
})
