import type { Entry } from '@/client/outbox/entry'
import type { Answer, Asker, Means } from '@/client/outbox/means'
import { type NewEntry, openOutbox } from '@/client/outbox/outbox'
import type { ActionName } from '@/contract'
import type { ClientId, PersonId } from '@/contract/wire'

const WANG = 'wang000000' as PersonId
const LI = 'ye00000000' as PersonId
const [ONE, TWO] = ['1'.repeat(32), '2'.repeat(32)] as [ClientId, ClientId]
const PHOTO = 'f'.repeat(32) as ClientId

const report = (client: ClientId, over: Partial<NewEntry> = {}): NewEntry => ({
  ...{ client, street: '310101002' as never, whose: WANG, photos: [] },
  told: { category: 'litter', words: '有垃圾', at: { by: 'site', site: 's' }, anonymous: false },
  ...over,
})
const withPhoto = (client = ONE) =>
  report(client, { photos: [{ client: PHOTO, name: 'photo.jpg', bytes: 3 }] })

const SENT: Answer<unknown> = {
  is: 'answered',
  data: { report: { report: 'rep0000000', number: 'S20261123-0001' } },
}
const BEGUN: Answer<unknown> = {
  is: 'answered',
  data: { file: 'f1e0000000', to: { by: 'put', url: '/upload' } },
}
const refused = (code: 'invalid' | 'too_large' | 'sign_in' | 'too_many', field?: string) =>
  ({ is: 'refused', code, field }) as const

/** A phone whose every answer a test writes; what it keeps outlives the outbox on it. */
function phone() {
  const disk = new Map<string, string>()
  const asked: { name: ActionName; input: Record<string, unknown> }[] = []
  const timers: { ms: number; task: () => unknown }[] = []
  const dropped: ClientId[] = []
  const is = {
    signedIn: WANG as PersonId | null,
    still: true,
    room: true,
    now: 1000,
    sends: 'sent' as 'sent' | 'gone' | 'lost',
    answers: (name: ActionName): Answer<unknown> => (name === 'files.begin' ? BEGUN : SENT),
  }
  const who = async (): Promise<Answer<Asker | null>> => {
    const person = is.signedIn
    const asker = { owns: (whose: PersonId) => whose === person, still: () => is.still }
    return { is: 'answered', data: person && asker }
  }
  const means: Means = {
    now: () => is.now,
    random: () => 0.5,
    after(ms, task) {
      const timer = { ms, task }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1)
    },
    kept: {
      read: (name) => JSON.parse(disk.get(name) ?? 'null'),
      write(name, value) {
        if (is.room) disk.set(name, JSON.stringify(value))
        return is.room
      },
      remove: (name) => void disk.delete(name),
      names: () => [...disk.keys()],
    },
    who,
    async call(name, input) {
      asked.push({ name, input })
      return is.answers(name) as never
    },
    send: async () => is.sends,
    drop: async (photo) => void dropped.push(photo),
  }
  const outbox = openOutbox(means, () => undefined)
  const quiet = () => new Promise((resolve) => setTimeout(resolve))
  return {
    ...{ is, disk, asked, timers, dropped, means, outbox, quiet },
    names: () => asked.map(({ name }) => name),
    item: (client = ONE) => outbox.items().find((item) => item.client === client),
    async enqueue(entry: NewEntry) {
      expect(outbox.enqueue(entry)).toBe(true)
      await quiet()
    },
  }
}

test('it is on the phone before the person is told so, and before anything is asked', () => {
  const { outbox, disk, asked } = phone()
  expect(outbox.enqueue(report(ONE))).toBe(true)
  expect([...disk.keys()]).toEqual([`outbox.${ONE}`])
  expect(asked).toEqual([])
})

test('a full phone says so and keeps nothing', async () => {
  const { outbox, is, asked, quiet } = phone()
  is.room = false
  expect(outbox.enqueue(report(ONE))).toBe(false)
  await quiet()
  expect(outbox.items()).toEqual([])
  expect(asked).toEqual([])
})

test('first the photo, then the report with its file; then the bytes go and the number stays', async () => {
  const { enqueue, asked, names, item, dropped } = phone()
  await enqueue(withPhoto())
  expect(names()).toEqual(['files.begin', 'reports.submit'])
  expect(asked[0]?.input).toMatchObject({ client: PHOTO, purpose: 'report_photo', bytes: 3 })
  expect(asked[1]?.input).toMatchObject({ client: ONE, photos: ['f1e0000000'] })
  expect(item()?.state).toMatchObject({ is: 'sent', number: 'S20261123-0001' })
  expect(dropped).toEqual([PHOTO])
})

test('a start after a kill goes on from what the disk holds', async () => {
  const { means, is, enqueue, names } = phone()
  is.answers = (name) => (name === 'files.begin' ? BEGUN : { is: 'lost' })
  await enqueue(withPhoto())
  is.answers = () => SENT
  const next = openOutbox(means, () => undefined)
  await next.wake()
  expect(next.items()[0]?.state.is).toBe('sent')
  // the photo was with the cloud already
  expect(names()).toEqual(['files.begin', 'reports.submit', 'reports.submit'])
})

test('nothing is sent in another name, and nothing of it is lost', async () => {
  const { outbox, is, enqueue, names, item } = phone()
  is.signedIn = LI
  await enqueue(report(ONE))
  expect(names()).toEqual([])
  expect(item()).toMatchObject({ waits: 'sign_in', whose: WANG, state: { is: 'waiting' } })
  is.signedIn = WANG
  await outbox.wake()
  expect(item()?.state.is).toBe('sent')
})

test('somebody who signs out in the middle stops it before the next call', async () => {
  const { is, enqueue, names, item } = phone()
  is.answers = () => {
    is.still = false
    return BEGUN
  }
  await enqueue(withPhoto())
  expect(names()).toEqual(['files.begin'])
  expect(item()?.state.is).toBe('waiting')
})

test('without a sign-in it waits for one and sets no clock', async () => {
  const { is, enqueue, item, timers } = phone()
  is.signedIn = null
  await enqueue(report(ONE))
  expect(item()?.waits).toBe('sign_in')
  expect(timers).toEqual([])
})

test('a refusal is shown with its field; changed, it goes out under the same id', async () => {
  const { outbox, is, enqueue, item, asked } = phone()
  is.answers = () => refused('invalid', 'words')
  await enqueue(report(ONE))
  expect(item()).toMatchObject({
    state: { is: 'refused', code: 'invalid', field: 'words' },
    unsure: false,
    waits: null,
  })
  const draft = outbox.edit(ONE) as Entry
  expect(outbox.items()).toEqual([])
  is.answers = () => SENT
  await enqueue({ ...draft, told: { ...draft.told, words: '另一句话' } })
  expect(asked.at(-1)?.input).toMatchObject({ client: ONE, words: '另一句话' })
  expect(item()?.state.is).toBe('sent')
})

test('what may have arrived is not taken back', async () => {
  const { outbox, is, enqueue, item } = phone()
  is.answers = () => ({ is: 'lost' })
  await enqueue(report(ONE))
  expect(item()).toMatchObject({ unsure: true, waits: 'network' })
  expect(outbox.edit(ONE)).toBeUndefined()
  is.answers = () => refused('too_many')
  await outbox.wake()
  expect(item()).toMatchObject({ unsure: true, waits: 'cloud' })
})

test('a refused photo does not hold the report for ever', async () => {
  const { outbox, is, enqueue, quiet, item, dropped } = phone()
  is.answers = (name) => (name === 'files.begin' ? refused('too_large', 'bytes') : SENT)
  await enqueue(withPhoto())
  expect(item()).toMatchObject({
    state: { is: 'refused', code: 'too_large', field: 'photos.0' },
    photos: [{ state: 'refused' }],
  })
  outbox.withoutPhotos(ONE)
  await quiet()
  expect(item()?.state.is).toBe('sent')
  expect(dropped).toEqual([PHOTO])
})

test('a photo that the phone has let go of is told, not waited for', async () => {
  const { is, enqueue, item } = phone()
  is.sends = 'gone'
  await enqueue(withPhoto())
  expect(item()).toMatchObject({
    state: { is: 'refused', code: 'photo_lost', field: 'photos.0' },
    photos: [{ state: 'lost' }],
  })
})

test('photos of last week that have lapsed in the cloud are sent once more', async () => {
  const { outbox, is, enqueue, names, item } = phone()
  is.answers = (name) => (name === 'files.begin' ? BEGUN : { is: 'lost' })
  await enqueue(withPhoto())
  const answers = [refused('invalid', 'photos'), SENT]
  is.answers = (name) => (name === 'files.begin' ? BEGUN : (answers.shift() ?? SENT))
  await outbox.wake()
  expect(names().slice(2)).toEqual(['reports.submit', 'files.begin', 'reports.submit'])
  expect(item()?.state.is).toBe('sent')
})

test('a photo that was sent just now and is refused is not sent for ever', async () => {
  const { is, enqueue, names, item } = phone()
  is.answers = (name) => (name === 'files.begin' ? BEGUN : refused('invalid', 'photos'))
  await enqueue(withPhoto())
  expect(names()).toEqual(['files.begin', 'reports.submit'])
  expect(item()?.state).toMatchObject({ is: 'refused', field: 'photos' })
})

test('it tries again after 5 seconds, then twice as late each time, never later than 5 minutes', async () => {
  const { is, enqueue, timers, quiet } = phone()
  is.answers = () => ({ is: 'lost' })
  await enqueue(report(ONE))
  const waited: number[] = []
  for (let i = 0; i < 9; i++) {
    const timer = timers.pop()
    waited.push(timer?.ms ?? 0)
    timer?.task()
    await quiet()
  }
  expect(waited.map((ms) => ms / 1000)).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300])
})

test('one that always fails lets the others go first', async () => {
  const { outbox, is, asked, enqueue, item, means } = phone()
  is.answers = () => ({ is: 'lost' })
  await enqueue(report(ONE))
  means.call = async (name, input) => {
    asked.push({ name, input })
    return ('client' in input && input.client === ONE ? { is: 'lost' } : SENT) as never
  }
  await enqueue(report(TWO))
  expect(item(TWO)?.state.is).toBe('sent')
  await outbox.wake()
  expect(item(ONE)?.state.is).toBe('waiting')
})

test('a second tap is the same report; one that went is not sent again', async () => {
  const { outbox, enqueue, names } = phone()
  await enqueue(report(ONE))
  await enqueue(report(ONE))
  expect(outbox.items()).toHaveLength(1)
  expect(names()).toEqual(['reports.submit'])
})

test('what was sent is forgotten after a day, what was discarded at once', async () => {
  const { outbox, is, enqueue, dropped } = phone()
  await enqueue(report(ONE))
  is.signedIn = null
  await enqueue(withPhoto(TWO))
  outbox.discard(TWO)
  expect(outbox.items().map(({ client }) => client)).toEqual([ONE])
  expect(dropped).toEqual([PHOTO])
  is.now += 25 * 3_600_000
  await outbox.wake()
  expect(outbox.items()).toEqual([])
})

test('two that wait wake as one: nothing is asked twice at once', async () => {
  const { outbox, quiet, names } = phone()
  outbox.enqueue(report(ONE))
  await Promise.all([outbox.wake(), outbox.wake(), outbox.wake()])
  await quiet()
  expect(names()).toEqual(['reports.submit'])
})
