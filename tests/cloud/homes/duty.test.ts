import { type Caller, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { AreaCode, PersonId } from '@/contract/wire'
import { endWith, historyOf } from '../appointments/office'
import { appoint, emptyOffices, type Somebody, somebody, tenOn } from '../complaints/people'
import { doorIn, join, newcomer, which } from './neighbours'

/** A street of our own making, where nobody belongs yet: one head, one lane head, one secretary, two of the staff. */
let cloud: TestCloud
let zhou: Caller
let head: Somebody
let lane: Somebody
let staff: Somebody
let path: AreaCode[]
beforeEach(async () => {
  cloud = await openCloud()
  zhou = await newcomer(cloud, 'zhou')
  await emptyOffices(cloud)
  for (const table of ['absences', 'assignments', 'homes']) {
    await cloud.db.query(`DELETE FROM ${table} WHERE street = $1`, [STREET])
  }
  const { area } = await doorIn(cloud)
  const [row] = await cloud.db.query<{ path: AreaCode[] }>(
    'SELECT path FROM areas WHERE street = $1 AND code = $2',
    [STREET, area],
  )
  path = row?.path ?? []
  head = await somebody(cloud, { role: 'grid_head', area: path.at(-1) ?? '' })
  lane = await somebody(cloud, { role: 'lane_head', area: path.at(-2) ?? '' })
  staff = await somebody(cloud, { role: 'street_staff' })
})
afterEach(() => cloud.close())

async function ask(who: Caller = zhou) {
  const { door } = await doorIn(cloud)
  return join(who, { is: 'door', door })
}

type Home = Awaited<ReturnType<typeof ask>>

async function runOn(day: string): Promise<void> {
  cloud.clock.set(tenOn(day))
  await cloud.runTimers()
  expect(cloud.log.filter(({ event }) => event === 'job failed')).toEqual([])
}

const ownerOf = async (home: Home) => {
  const { homes } = await zhou.call('homes.mine', { street: STREET })
  return homes.find((one) => one.home === home.home)?.owner
}
const inbox = async (who: Caller) =>
  (await who.call('messages.list', { street: STREET })).messages.map(({ kind }) => kind)
const didTo = async (home: Home) =>
  (await historyOf(cloud, 'homes', home.home)).map(({ did, by }) => [did, by !== null])

describe('who is asked', () => {
  test('the head of the grid; away, the stand-in; without both, the next above', async () => {
    expect((await ask()).owner).toMatchObject({ name: head.name, role: 'grid_head' })
    await head.call('appointments.away', {
      ...{ street: STREET, from: '2026-11-23', until: '2026-11-23' },
    })
    expect((await ask()).owner).toMatchObject({ name: lane.name, role: 'lane_head' })
    const deputy = await somebody(cloud, { role: 'grid_head', area: `${STREET}003-g02` })
    await cloud.db.query(
      'UPDATE appointments SET stand_in = $3 WHERE street = $1 AND person = $2',
      [...[STREET, head.person, deputy.person]],
    )
    expect((await ask()).owner).toMatchObject({ name: deputy.name, role: 'grid_head' })
  })

  test('a stand-in who leads nothing of their own is passed over: the work would be left with them', async () => {
    const deputy = await somebody(cloud, { role: 'volunteer' })
    await cloud.db.query(
      'UPDATE appointments SET stand_in = $3 WHERE street = $1 AND person = $2',
      [...[STREET, head.person, deputy.person]],
    )
    await head.call('appointments.away', {
      ...{ street: STREET, from: '2026-11-23', until: '2026-11-23' },
    })
    expect((await ask()).owner?.name).toBe(lane.name)
  })

  test('never the person who asks, not even as the last of the street', async () => {
    expect((await ask(head)).owner?.name).toBe(lane.name)
    await emptyOffices(cloud)
    await appoint(cloud, staff.person, { role: 'street_staff' })
    const { door } = await doorIn(cloud)
    await expect(join(staff, { is: 'door', door })).rejects.toMatchObject({ code: 'unavailable' })
    expect((await ask()).owner?.name).toBe(staff.name)
  })
})

describe('over its last day', () => {
  test('it climbs level by level, each with days of their own, and stays with the last', async () => {
    const home = await ask()
    await runOn('2026-11-26')
    expect((await ownerOf(home))?.name).toBe(head.name)
    await runOn('2026-11-27')
    expect(await ownerOf(home)).toMatchObject({ name: lane.name, due: '2026-12-01' })
    expect(await inbox(lane)).toEqual(['home_asked'])
    expect((await head.call('assignments.mine', { street: STREET })).assignments).toEqual([])
    await runOn('2026-12-02')
    expect(await ownerOf(home)).toMatchObject({ name: staff.name, role: 'street_staff' })
    await runOn('2026-12-08')
    expect((await ownerOf(home))?.name).toBe(staff.name)
    expect(await didTo(home)).toEqual([
      ['homes.join', true],
      ['homes.climb', false],
      ['homes.climb', false],
      ['homes.stay', false],
    ])
    const { assignments } = await staff.call('assignments.mine', { street: STREET })
    expect(assignments).toMatchObject([{ kind: 'confirm_home', state: 'late' }])
  })

  test('who let it become late may still answer: they lead the grid', async () => {
    const home = await ask()
    await runOn('2026-11-27')
    const { asked } = await head.call('homes.asked', { street: STREET })
    const [late] = asked
    if (!late) throw new Error('the head still sees who waits')
    expect(late).toMatchObject({ home: home.home, mine: false })
    await head.call('homes.answer', { ...which(late), answer: 'confirmed' })
    expect((await lane.call('assignments.mine', { street: STREET })).assignments).toEqual([])
    await runOn('2026-12-08')
    expect((await didTo(home)).map(([did]) => did)).not.toContain('homes.stay')
  })
})

describe('when the owner leaves office', () => {
  test('the appointment does not end without a next owner; with one, both are told', async () => {
    const home = await ask()
    const { appointment, version } = await heldBy(head.person)
    const step = { street: STREET, appointment, version, hands: [] }
    expect(await staff.try('appointments.end', step)).toMatchObject({
      error: { code: 'invalid', field: 'hands', because: { why: 'work_open', count: 1 } },
    })
    const { work } = await staff.call('appointments.handover', { street: STREET, appointment })
    expect(work).toMatchObject([
      {
        ...{ kind: 'confirm_home', subject: { noun: 'homes', id: home.home } },
        candidates: [
          { person: lane.person, role: 'lane_head', open: 0 },
          { person: staff.person, role: 'street_staff', open: 0 },
        ],
        proposed: lane.person,
      },
    ])
    expect(await endWith(cloud, staff, head.person)).toMatchObject({ data: { handed: 1 } })
    expect(await ownerOf(home)).toMatchObject({ name: lane.name, due: '2026-11-26' })
    expect(await inbox(lane)).toEqual(['home_asked'])
    await expect(head.call('homes.asked', { street: STREET })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('nobody else can be named, and the asker is nobody to name', async () => {
    await ask(lane)
    const { appointment, version } = await heldBy(head.person)
    const { work } = await staff.call('appointments.handover', { street: STREET, appointment })
    expect(work[0]?.candidates.map(({ person }) => person)).toEqual([staff.person])
    const [one] = work
    if (!one) throw new Error('there is work')
    for (const to of [lane.person, '0000000000' as PersonId]) {
      const hands = [{ subject: one.subject, kind: one.kind, to }]
      const step = { street: STREET, appointment, version, hands }
      expect(await staff.try('appointments.end', step)).toMatchObject({
        error: { code: 'invalid', field: 'hands' },
      })
    }
  })

  test('an office that ran out hands its requests on by rule', async () => {
    const home = await ask()
    await cloud.db.query(
      `UPDATE appointments SET until_day = '2026-11-23' WHERE street = $1 AND person = $2`,
      [STREET, head.person],
    )
    await runOn('2026-11-24')
    expect((await ownerOf(home))?.name).toBe(lane.name)
    expect(await didTo(home)).toEqual([
      ['homes.join', true],
      ['homes.hand', false],
    ])
  })

  async function heldBy(person: PersonId) {
    const [row] = await cloud.db.query<{ appointment: never; version: number }>(
      'SELECT id AS appointment, version FROM appointments WHERE street = $1 AND person = $2',
      [STREET, person],
    )
    if (!row) throw new Error('nothing is held')
    return row
  }
})

test('taken back, nobody has anything to confirm', async () => {
  const home = await ask()
  await zhou.call('homes.leave', which(home))
  expect((await head.call('assignments.mine', { street: STREET })).assignments).toEqual([])
  expect((await head.call('homes.asked', { street: STREET })).asked).toEqual([])
  await runOn('2026-11-30')
  expect((await didTo(home)).map(([did]) => did)).toEqual(['homes.join', 'homes.leave'])
})
