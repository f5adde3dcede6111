import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { GUIZHOU, newSite, QINGPU } from '@tests/support/places'
import { assign } from '@/cloud/assignments/repository'
import { append } from '@/cloud/history/repository'
import { tell } from '@/cloud/messages/repository'
import type { Job } from '@/cloud/registers'
import { runTimers } from '@/cloud/timers'
import type { ComplaintId, PersonId } from '@/contract/wire'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

async function personOf(persona: string): Promise<PersonId> {
  const [row] = await cloud.db.query<{ id: PersonId }>(
    'SELECT id FROM persons WHERE persona = $1',
    [persona],
  )
  return row!.id
}
const subject = { noun: 'complaints' as const, id: '0123456789' as ComplaintId }

describe('history', () => {
  test('pages newest first, every row once, in the order it happened', async () => {
    const { site } = await newSite(cloud)
    const about = { noun: 'sites' as const, id: site }
    await cloud.db.tx(async (tx) => {
      for (let i = 0; i < 65; i++) {
        await append(tx, {
          street: STREET,
          subject: about,
          did: `step.${i}`,
          by: null,
          at: cloud.clock.now() + 1 + i,
        })
      }
    })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await cloud
        .as('street_staff')
        .call('history.list', { street: STREET, subject: about, after })
      seen.push(...page.lines.map(({ did }) => did))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual([
      ...Array.from({ length: 65 }, (_, i) => `step.${64 - i}`),
      'sites.create',
    ])
  })

  test('is written or not with its transaction', async () => {
    const { site } = await newSite(cloud)
    const about = { noun: 'sites' as const, id: site }
    const failing = cloud.db.tx(async (tx) => {
      await append(tx, {
        street: STREET,
        subject: about,
        did: 'step.lost',
        by: null,
        at: cloud.clock.now(),
      })
      throw new Error('the step itself fails')
    })
    await expect(failing).rejects.toThrow('the step itself fails')
    const { lines } = await cloud
      .as('street_staff')
      .call('history.list', { street: STREET, subject: about })
    expect(lines.map(({ did }) => did)).toEqual(['sites.create'])
  })

  test('a cursor that is not ours is refused', async () => {
    const { site } = await newSite(cloud)
    const asked = cloud.as('street_staff').call('history.list', {
      street: STREET,
      subject: { noun: 'sites', id: site },
      after: Buffer.from('["x","y"]').toString('base64url'),
    })
    await expect(asked).rejects.toMatchObject({ code: 'invalid', field: 'after' })
  })
})

describe('assignments', () => {
  test('my work is what I own, the first due first, with its state', async () => {
    const owner = await personOf('street_staff')
    const work = (id: string, due: string) => ({
      ...{ street: STREET, kind: 'answer_complaint' as const, title: id, owner, due },
      ...{ subject: { ...subject, id }, about: false, now: cloud.clock.now() },
    })
    await cloud.db.tx(async (tx) => {
      await assign(tx, work('aaaaaaaaaa', '2026-11-30'))
      await assign(tx, work('bbbbbbbbbb', '2026-11-20'))
      await assign(tx, work('cccccccccc', '2026-11-23'))
    })
    // the demonstration gives them work of other kinds
    const mine = async (who: 'street_staff' | 'supervisor') =>
      (await cloud.as(who).call('assignments.mine', { street: STREET })).assignments
    const given = await mine('street_staff')
    expect(given.map(({ due }) => due)).toEqual(given.map(({ due }) => due).sort())
    const ours = given.filter(({ kind }) => kind === 'answer_complaint')
    expect(ours.map(({ title, state }) => [title, state])).toEqual([
      ['bbbbbbbbbb', 'late'],
      ['cccccccccc', 'soon'],
      ['aaaaaaaaaa', 'on_time'],
    ])
    expect(await mine('supervisor')).toEqual([])
  })

  test('one subject has one open piece of work of a kind', async () => {
    const owner = await personOf('street_staff')
    const work = {
      ...{ street: STREET, subject, kind: 'answer_complaint' as const, title: 'x', owner },
      ...{ due: '2026-11-30', about: false, now: cloud.clock.now() },
    }
    await cloud.db.tx((tx) => assign(tx, work))
    await expect(cloud.db.tx((tx) => assign(tx, work))).rejects.toMatchObject({ code: '23505' })
  })
})

describe('messages', () => {
  test('reach everyone once, are counted until read, and are nobody else’s to read', async () => {
    const people = [await personOf('resident'), await personOf('volunteer')]
    const list = async () => cloud.as('resident').call('messages.list', { street: STREET })
    const before = await list()
    await cloud.db.tx((tx) =>
      tell(tx, [...people, people[0]!], {
        ...{
          street: STREET,
          kind: 'complaint_answered',
          subject,
          values: { number: 'T20261123-0001' },
        },
        now: cloud.clock.now(),
      }),
    )
    const inbox = await list()
    expect(inbox.unread).toBe(before.unread + 1)
    expect(inbox.messages).toHaveLength(before.messages.length + 1)
    expect(inbox.messages[0]).toMatchObject({ read: false, values: { number: 'T20261123-0001' } })
    const ids = inbox.messages.map(({ message }) => message)
    await cloud.as('volunteer').call('messages.read', { street: STREET, messages: ids })
    expect((await list()).unread).toBe(before.unread + 1)
    expect(
      (await cloud.as('resident').call('messages.read', { street: STREET, messages: ids })).unread,
    ).toBe(0)
  })
})

describe('areas', () => {
  test('a point is named from the street down; far away nobody is', async () => {
    const { path } = await cloud.as('stranger').call('areas.locate', { at: GUIZHOU })
    expect(path[0]).toMatchObject({ level: 'street', code: STREET, zh: '南京东路街道' })
    expect(path.map(({ level }) => level)).toEqual(
      expect.arrayContaining(['block', 'community', 'grid']),
    )
    expect((await cloud.as('stranger').call('areas.locate', { at: QINGPU })).path).toEqual([])
  })

  test('the nineteen real communities have shapes', async () => {
    const { areas } = await cloud
      .as('stranger')
      .call('areas.shapes', { street: STREET, level: 'community' })
    expect(areas).toHaveLength(19)
    expect(new Set(areas.map(({ code }) => code.slice(0, 9)))).toEqual(new Set([STREET]))
  })
})

describe('the timer', () => {
  const counting = (steps: (() => Promise<void>)[]): Job => ({
    name: 'test.count',
    due: async () => steps,
  })
  const wire = (job: Job) => {
    cloud.cloud.wiring = { ...cloud.cloud.wiring, jobs: [job] }
  }

  test('one step that fails is logged and does not stop the others', async () => {
    let ran = 0
    wire(
      counting([
        async () => {
          throw new Error('one is broken')
        },
        async () => void ran++,
      ]),
    )
    await cloud.runTimers()
    expect(ran).toBeGreaterThan(0)
    expect(cloud.log).toContainEqual(
      expect.objectContaining({ event: 'job failed', job: 'test.count' }),
    )
  })

  test('two runners at once share the streets: none is run by both at a time', async () => {
    let inside = 0
    let most = 0
    wire(
      counting([
        async () => {
          most = Math.max(most, ++inside)
          await new Promise((resolve) => setTimeout(resolve, 30))
          inside--
        },
      ]),
    )
    await cloud.db.query("DELETE FROM streets WHERE street <> '310101002'")
    await Promise.all([runTimers(cloud.cloud), runTimers(cloud.cloud), runTimers(cloud.cloud)])
    expect(most).toBe(1)
  })

  test('a runner that was killed gives its street free', async () => {
    await cloud.db.query(
      `INSERT INTO timers (street, job, next_at, claimed_until) VALUES ($1, 'test.count', now(), now() - interval '1 second')`,
      [STREET],
    )
    let ran = 0
    wire(counting([async () => void ran++]))
    await cloud.runTimers()
    expect(ran).toBeGreaterThan(0)
  })
})

test('the demonstration’s clock moves, lets the timers run, and goes back', async () => {
  const stranger = cloud.as('stranger')
  const moved = await stranger.call('clock.move', { to: '2027-01-04T02:00:00.000Z' })
  expect(moved).toEqual({ now: '2027-01-04T02:00:00.000Z', moved: true })
  expect(await stranger.call('clock.read', {})).toEqual(moved)
  expect((await stranger.call('clock.move', { to: null })).moved).toBe(false)
})
