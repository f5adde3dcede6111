import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { emptyOffices, type Somebody, somebody, tenOn, words } from './people'

let cloud: TestCloud
let owner: Somebody
let sender: Somebody
let bystander: Somebody

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  await emptyOffices(cloud)
  owner = await somebody(cloud, { role: 'street_staff' })
  sender = await somebody(cloud)
  // busier offices: they never own what these tests send
  bystander = await somebody(cloud, { role: 'supervisor' }, { role: 'grid_head' })
})

async function send(given: Parameters<typeof words>[0] = {}) {
  const { complaint, receipt } = await sender.call('complaints.submit', words(given))
  return { which: { street: STREET, complaint: complaint.complaint }, complaint, receipt }
}

const code = async (envelope: Promise<unknown>) =>
  ((await envelope) as { error?: { code: string } }).error?.code ?? 'ok'

describe('complaints.get', () => {
  test('shows it to its sender and to its owner, each with what they may do', async () => {
    const { which } = await send({ contact: '13800001234' })
    const mine = await sender.call('complaints.get', which)
    const theirs = await owner.call('complaints.get', which)
    expect(mine.complaint.can).toEqual({ answer: false, withdraw: true })
    expect(theirs.complaint.can).toEqual({ answer: true, withdraw: false })
    expect(JSON.stringify(theirs)).not.toContain(sender.name)
    expect(JSON.stringify(theirs)).not.toContain(sender.person)
  })

  test('is not found for anybody else, whatever they hold, nor in another street', async () => {
    const { which } = await send()
    const elsewhere = await somebody(cloud, { role: 'street_staff', street: OTHER_STREET })
    for (const one of [bystander, elsewhere, cloud.as('resident'), cloud.as('street_staff')]) {
      expect(await code(one.try('complaints.get', which))).toBe('not_found')
    }
    expect(await code(sender.try('complaints.get', { ...which, street: OTHER_STREET }))).toBe(
      'not_found',
    )
    expect(await code(cloud.as('stranger').try('complaints.get', which))).toBe('sign_in')
  })

  test('an owner who has left office sees it no more', async () => {
    const { which } = await send()
    await cloud.db.query(
      'UPDATE appointments SET until_day = $2 WHERE street = $1 AND person = $3',
      [STREET, '2026-11-22', owner.person],
    )
    expect(await code(owner.try('complaints.get', which))).toBe('not_found')
  })

  test.each([[{ complaint: 'x' }], [{ street: '1' }], [{ more: 1 }]])(
    'refuses %j',
    async (wrong) => {
      const { which } = await send()
      expect(await code(sender.try('complaints.get', { ...which, ...wrong }))).toBe('invalid')
    },
  )
})

describe('complaints.find', () => {
  test('opens by number and receipt for whoever sent it, without signing in', async () => {
    const stranger = cloud.as('stranger')
    const { complaint, receipt } = await stranger.call(
      'complaints.submit',
      words({ contact: '021-63210000' }),
    )
    const { number } = complaint
    const found = await stranger.call('complaints.find', { street: STREET, number, receipt })
    expect(found.complaint).toEqual(complaint)
  })

  test('does not open with another’s receipt, an altered one, another number or street', async () => {
    const [one, two] = [await send(), await send()]
    const right = { street: STREET, number: one.complaint.number, receipt: one.receipt }
    const altered = `${one.receipt.startsWith('0') ? '1' : '0'}${one.receipt.slice(1)}`
    const stranger = cloud.as('stranger')
    expect(await code(stranger.try('complaints.find', right))).toBe('ok')
    for (const wrong of [
      { receipt: two.receipt },
      { receipt: altered },
      { number: two.complaint.number },
      { number: 'T20261123-999999' },
      { street: OTHER_STREET },
    ]) {
      expect(await code(stranger.try('complaints.find', { ...right, ...wrong }))).toBe('not_found')
    }
    expect(await code(stranger.try('complaints.find', { ...right, receipt: 'short' }))).toBe(
      'invalid',
    )
  })
})

describe('complaints.mine', () => {
  test('pages through what one sent, newest first, and nobody else’s', async () => {
    const numbers: string[] = []
    for (let i = 0; i < 33; i += 1) {
      // three a moment, so that the page's edge falls among equal times
      cloud.clock.set(tenOn('2026-11-23') + Math.floor(i / 3))
      numbers.push((await send()).complaint.number)
    }
    await bystander.call('complaints.submit', words())
    const first = await sender.call('complaints.mine', { street: STREET })
    expect(first.complaints).toHaveLength(25)
    const second = await sender.call('complaints.mine', { street: STREET, after: first.next! })
    const listed = [...first.complaints, ...second.complaints]
    expect(second.next).toBeNull()
    expect(new Set(listed.map(({ number }) => number))).toEqual(new Set(numbers))
    const moments = listed.map(({ sentAt }) => sentAt)
    expect(moments).toEqual([...moments].sort().reverse())
    const theirs = await bystander.call('complaints.mine', { street: STREET })
    expect(theirs.complaints).toHaveLength(1)
  })

  test('what was sent without signing in is in nobody’s list', async () => {
    await cloud.as('stranger').call('complaints.submit', words())
    const { complaints } = await sender.call('complaints.mine', { street: STREET })
    expect(complaints).toEqual([])
  })

  test('refuses a stranger and a cursor that is not ours', async () => {
    expect(await code(cloud.as('stranger').try('complaints.mine', { street: STREET }))).toBe(
      'sign_in',
    )
    const moments = ['1', 'nonsense', '+275760-09-13T00:00:00.000Z', '2026-02-30', '2026-01-01 (x)']
    for (const moment of moments) {
      const after = Buffer.from(JSON.stringify([moment, 'a'])).toString('base64url')
      for (const action of ['complaints.mine', 'complaints.owned']) {
        expect(await code(owner.try(action, { street: STREET, after }))).toBe('invalid')
      }
    }
  })
})

describe('complaints.owned', () => {
  test('lists what is open, the first due first, a page at a time', async () => {
    const days = ['2026-11-24', '2026-11-23', '2026-11-26']
    for (let i = 0; i < 33; i += 1) {
      cloud.clock.set(tenOn(days[i % 3]!))
      await send()
    }
    const first = await owner.call('complaints.owned', { street: STREET })
    const second = await owner.call('complaints.owned', { street: STREET, after: first.next! })
    const dues = [...first.complaints, ...second.complaints].map(({ due }) => due)
    expect([first.complaints.length, second.complaints.length, second.next]).toEqual([25, 8, null])
    expect(dues).toEqual([...dues].sort())
    expect((await bystander.call('complaints.owned', { street: STREET })).complaints).toEqual([])
  })

  test('is for those who may own: not for residents, operators or strangers', async () => {
    const operator = await somebody(cloud, { role: 'operator' })
    const elsewhere = await somebody(cloud, { role: 'street_staff', street: OTHER_STREET })
    const list = { street: STREET }
    expect(await code(cloud.as('stranger').try('complaints.owned', list))).toBe('sign_in')
    for (const one of [sender, operator, elsewhere]) {
      expect(await code(one.try('complaints.owned', list))).toBe('forbidden')
    }
  })
})

describe('complaints.answer', () => {
  const answer = <Which extends object>(which: Which, version = 1) => ({
    ...which,
    version,
    words: '已经修好，谢谢您。',
  })

  test('closes it, names who answered, clears the desk and tells the sender', async () => {
    const { which, complaint } = await send()
    cloud.clock.set(tenOn('2026-11-25'))
    const answered = await owner.call('complaints.answer', answer(which))
    expect(answered.complaint).toMatchObject({
      state: 'answered',
      answer: { words: '已经修好，谢谢您。', by: owner.name, at: '2026-11-25T02:00:00.000Z' },
      version: 2,
      can: { answer: false, withdraw: false },
    })
    const seen = await sender.call('complaints.get', which)
    expect(seen.complaint.answer?.by).toBe(owner.name)
    const inbox = await sender.call('messages.list', { street: STREET })
    expect(inbox.messages).toMatchObject([
      { kind: 'complaint_answered', values: { number: complaint.number } },
    ])
    const desk = await owner.call('assignments.mine', { street: STREET })
    expect(desk.assignments).toEqual([])
    const { complaints } = await owner.call('complaints.owned', { street: STREET })
    expect(complaints).toEqual([])
    const subject = { noun: 'complaints', id: which.complaint } as const
    const { lines } = await owner.call('history.list', { street: STREET, subject })
    expect(lines.map(({ did, by }) => [did, by])).toEqual([
      ['complaints.answer', owner.name],
      ['complaints.submit', null],
    ])
  })

  test('one that nobody signed in for is answered where its number and receipt find it', async () => {
    const stranger = cloud.as('stranger')
    const { complaint, receipt } = await stranger.call('complaints.submit', words())
    const which = { street: STREET, complaint: complaint.complaint }
    await owner.call('complaints.answer', answer(which))
    const { number } = complaint
    const found = await stranger.call('complaints.find', { street: STREET, number, receipt })
    expect(found.complaint.answer?.words).toBe('已经修好，谢谢您。')
  })

  test('is its owner’s alone', async () => {
    const { which } = await send()
    const appointedSender = await somebody(cloud, { role: 'volunteer' })
    const { complaint } = await appointedSender.call('complaints.submit', words())
    const theirs = { street: STREET, complaint: complaint.complaint }
    const attempt = (who: Pick<Somebody, 'try'>, it: typeof theirs) =>
      code(who.try('complaints.answer', answer(it)))
    expect(await attempt(cloud.as('stranger'), which)).toBe('sign_in')
    expect(await attempt(sender, which)).toBe('forbidden')
    expect(await attempt(appointedSender, theirs)).toBe('forbidden')
    expect(await attempt(bystander, which)).toBe('not_found')
    expect((await sender.call('complaints.get', which)).complaint.state).toBe('open')
  })

  test('refuses bad input', async () => {
    const { which } = await send()
    for (const wrong of [{ words: '嗯' }, { words: '长'.repeat(1001) }, { version: 0 }, { x: 1 }]) {
      expect(await code(owner.try('complaints.answer', { ...answer(which), ...wrong }))).toBe(
        'invalid',
      )
    }
  })

  test('a stale version, a second answer and an answer to what was withdrawn are conflicts', async () => {
    const { which } = await send()
    expect(await code(owner.try('complaints.answer', answer(which, 7)))).toBe('conflict')
    const both = [1, 1].map((version) =>
      code(owner.try('complaints.answer', answer(which, version))),
    )
    expect((await Promise.all(both)).sort()).toEqual(['conflict', 'ok'])
    expect(await code(owner.try('complaints.answer', answer(which, 2)))).toBe('conflict')
    const other = await send()
    await sender.call('complaints.withdraw', { ...other.which, version: 1 })
    expect(await code(owner.try('complaints.answer', answer(other.which, 2)))).toBe('conflict')
  })
})

describe('complaints.withdraw', () => {
  test('takes it back, clears the desk and forgets the contact', async () => {
    const { which } = await send({ contact: '13800001234' })
    cloud.clock.set(tenOn('2026-11-24'))
    const { complaint } = await sender.call('complaints.withdraw', { ...which, version: 1 })
    expect(complaint).toMatchObject({
      state: 'withdrawn',
      contact: null,
      version: 2,
      late: false,
      can: { answer: false, withdraw: false },
    })
    const desk = await owner.call('assignments.mine', { street: STREET })
    expect(desk.assignments).toEqual([])
    const subject = { noun: 'complaints', id: which.complaint } as const
    const { lines } = await owner.call('history.list', { street: STREET, subject })
    expect(lines[0]).toMatchObject({ did: 'complaints.withdraw', by: null, changed: ['state'] })
  })

  test('is its sender’s alone, and only until it is answered', async () => {
    const { which } = await send()
    const step = { ...which, version: 1 }
    expect(await code(cloud.as('stranger').try('complaints.withdraw', step))).toBe('sign_in')
    expect(await code(owner.try('complaints.withdraw', step))).toBe('forbidden')
    expect(await code(bystander.try('complaints.withdraw', step))).toBe('not_found')
    expect(await code(sender.try('complaints.withdraw', { ...step, version: '1' }))).toBe('invalid')
    expect(await code(sender.try('complaints.withdraw', { ...step, version: 3 }))).toBe('conflict')
    await owner.call('complaints.answer', { ...step, words: '已经修好，谢谢您。' })
    expect(await code(sender.try('complaints.withdraw', { ...step, version: 2 }))).toBe('conflict')
  })

  test('an answer and a withdrawal at once: one of them holds', async () => {
    for (let i = 0; i < 10; i += 1) {
      const { which } = await send()
      const step = { ...which, version: 1 }
      const codes = await Promise.all([
        code(owner.try('complaints.answer', { ...step, words: '已经修好，谢谢您。' })),
        code(sender.try('complaints.withdraw', step)),
      ])
      expect([...codes].sort()).toEqual(['conflict', 'ok'])
      const { complaint } = await sender.call('complaints.get', which)
      expect(complaint.state).toBe(codes[0] === 'ok' ? 'answered' : 'withdrawn')
    }
  })
})

test('the history is not found for who neither sent it nor owns it', async () => {
  const { which } = await send()
  const subject = { noun: 'complaints', id: which.complaint }
  expect(await code(bystander.try('history.list', { street: STREET, subject }))).toBe('not_found')
})
