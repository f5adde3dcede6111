import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import fc from 'fast-check'
import { addDays, dayOf } from '@/contract/calendar.rules'
import type { AreaCode, InvitationId } from '@/contract/wire'
import { emptyOffices, type Somebody, somebody, words } from '../complaints/people'
import { create, endWith, listAll } from './office'

/** What somebody may do next; `pick` chooses among whoever is there. */
const act = fc.oneof(
  { weight: 3, arbitrary: fc.constant('complain' as const) },
  { weight: 2, arbitrary: fc.constant('appoint' as const) },
  { weight: 2, arbitrary: fc.constant('claim' as const) },
  { weight: 3, arbitrary: fc.constant('end' as const) },
  { weight: 1, arbitrary: fc.constant('away' as const) },
  { weight: 2, arbitrary: fc.constant('runOut' as const) },
  { weight: 2, arbitrary: fc.constant('tomorrow' as const) },
)
const move = fc.record({ act, pick: fc.nat(1000) })

const STREET_AREA = STREET as string as AreaCode
const ROLES = ['street_staff', 'supervisor', 'volunteer', 'administrator'] as const

/** A street with a chief who is never ended, and with everybody who came and went. */
class World {
  private readonly people: Somebody[] = []
  private readonly open: InvitationId[] = []
  constructor(
    readonly cloud: TestCloud,
    readonly chief: Somebody,
    readonly sender: Somebody,
  ) {}

  private today = () => dayOf(this.cloud.clock.now())

  private async others() {
    const all = await listAll(this.chief)
    return all.filter(({ person }) => person !== this.chief.person)
  }

  /** One who owns work, where there is any: ending somebody idle says little. */
  private async leaver(pick: number) {
    const offices = await this.others()
    const busy = offices.filter(({ work }) => work > 0)
    const among = busy.length > 0 ? busy : offices
    return among[pick % Math.max(1, among.length)]
  }

  async complain(pick: number) {
    const role = (['grid', 'street'] as const)[pick % 2] ?? 'grid'
    const about = pick % 3 === 0 ? { line: 'app' as const } : { line: 'people' as const, role }
    await this.sender.call('complaints.submit', words({ about }))
  }

  async appoint(pick: number) {
    const role = ROLES[pick % ROLES.length] ?? 'volunteer'
    const until = pick % 5 === 0 ? addDays(this.today(), pick % 4) : undefined
    const given = { role, area: STREET_AREA, from: this.today(), until }
    const { invitation } = await create(this.chief, given)
    if (invitation) this.open.push(invitation.invitation)
  }

  async claim(pick: number) {
    const invitation = this.open[pick % Math.max(1, this.open.length)]
    if (!invitation) return
    const who = pick % 3 === 0 ? this.people[pick % Math.max(1, this.people.length)] : undefined
    const claimer = who ?? (await somebody(this.cloud))
    if (!who) this.people.push(claimer)
    await claimer.try('invitations.claim', { street: STREET, invitation })
  }

  async end(pick: number) {
    const one = await this.leaver(pick)
    if (!one) return
    await endWith(this.cloud, this.chief, one.person)
  }

  async away(pick: number) {
    const offices = await this.others()
    const one = offices[pick % Math.max(1, offices.length)]
    if (!one) return
    const [from, until] = [this.today(), addDays(this.today(), pick % 3)]
    const { person, appointment, version } = one
    const standIn = offices.find((other) => other.person !== person)?.person
    const step = { street: STREET, appointment, version }
    if (standIn) await this.chief.call('appointments.change', { ...step, standIn })
    await this.chief.call('appointments.away', { street: STREET, person, from, until })
  }

  async runOut(pick: number) {
    const one = await this.leaver(pick)
    if (!one) return
    const { appointment, version } = one
    const until = this.today()
    await this.chief.try('appointments.change', { street: STREET, appointment, version, until })
  }

  async tomorrow() {
    this.cloud.clock.set(this.cloud.clock.now() + 86_400_000)
    await this.cloud.runTimers()
  }

  /** Nothing is left with somebody who holds no role today; who holds none is let in nowhere. */
  async demandOwned() {
    const left = await this.cloud.db.query(
      `SELECT w.title FROM assignments w
       WHERE w.street = $1 AND w.done_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM appointments a WHERE a.street = $1 AND a.person = w.owner
           AND a.from_day <= $2 AND (a.until_day IS NULL OR a.until_day >= $2))`,
      [STREET, this.today()],
    )
    expect(left).toEqual([])
    for (const who of this.people) {
      const holds = await this.cloud.db.query(
        `SELECT a.id FROM appointments a
         WHERE a.street = $1 AND a.from_day <= $2 AND (a.until_day IS NULL OR a.until_day >= $2)
           AND (a.person = $3 OR (a.stand_in = $3 AND EXISTS (
             SELECT 1 FROM absences b WHERE b.street = $1 AND b.person = a.person
               AND b.from_day <= $2 AND b.until_day >= $2)))`,
        [STREET, this.today(), who.person],
      )
      const { ok } = await who.try('assignments.mine', { street: STREET })
      expect(ok).toBe(holds.length > 0)
    }
    expect(this.cloud.log.filter(({ code }) => code === 'internal')).toEqual([])
    expect(this.cloud.log.filter(({ event }) => event === 'job failed')).toEqual([])
  }
}

async function worldIn(cloud: TestCloud) {
  const chief = await somebody(
    cloud,
    ...[{ role: 'street_staff' as const }, { role: 'administrator' as const }],
  )
  await somebody(cloud, { role: 'supervisor' })
  return new World(cloud, chief, await somebody(cloud))
}

test('whatever is given, ended, accepted and complained about: work has an owner in office, and who left is let in nowhere', async () => {
  const runs = process.env.LONG ? 200 : 20
  const cloud = await openCloud()
  const start = cloud.clock.now()
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 25 }), async (moves) => {
      cloud.clock.set(start)
      await cloud.db.query('DELETE FROM assignments WHERE street = $1', [STREET])
      await cloud.db.query('DELETE FROM invitations WHERE street = $1', [STREET])
      await cloud.db.query('DELETE FROM absences WHERE street = $1', [STREET])
      await emptyOffices(cloud)
      const world = await worldIn(cloud)
      for (const { act: does, pick } of moves) {
        await world[does](pick)
        await world.demandOwned()
      }
    }),
    { numRuns: runs, seed: 3, endOnFailure: true },
  )
  // the runs have met what they are about: work that was handed on by people and by the timer
  const handed = await cloud.db.query<{ rule: boolean }>(
    `SELECT DISTINCT by_person IS NULL AS rule FROM history
     WHERE street = $1 AND did = 'complaints.hand' ORDER BY rule`,
    [STREET],
  )
  expect(handed).toEqual([{ rule: false }, { rule: true }])
  await cloud.close()
}, 120_000)
