import { type Caller, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { jpegOf, tellingJpeg } from '@tests/support/pictures'
import { put, sendPhoto } from '@tests/support/uploads'
import { forgetPhotos } from '@/cloud/files/intake/photos'
import { hearPushed } from '@/cloud/files/intake/pushed'
import { hearVerdict } from '@/cloud/files/step'
import type { LocalStorage } from '@/cloud/outside/storage.local'
import type { FileId } from '@/contract/wire'
import { attached, attachTo, lying, newSubject, personOf, photosOf } from './albums'

const MINUTE = 60_000

let cloud: TestCloud
let resident: Caller
beforeEach(async () => {
  cloud = await openCloud()
  resident = await cloud.signedIn('resident')
})
afterEach(() => cloud.close())

const pass = (ms: number) => cloud.clock.set(cloud.clock.now() + ms)
const traceOf = async (file: FileId) => {
  const [row] = await cloud.db.query<{ trace: string | null; asked: number }>(
    'SELECT trace, asked FROM photos WHERE street = $1 AND file = $2',
    [STREET, file],
  )
  return row ?? { trace: null, asked: 0 }
}
/** An image check that takes questions and never answers. */
const silence = () => {
  cloud.imageCheck.answer = async () => undefined
}

test('quarantined, then checked with nothing of the original left, then published', async () => {
  const { file, subject } = await attached(cloud, resident, await tellingJpeg(6))
  expect(await lying(cloud, file)).toEqual({ state: 'quarantined', original: true, clean: 0 })
  expect(await photosOf(cloud, subject)).toEqual({ shown: [], waiting: 1, refused: [] })
  await cloud.runTimers()
  expect(await lying(cloud, file)).toEqual({ state: 'checked', original: false, clean: 2 })
  expect(await photosOf(cloud, subject)).toEqual({ shown: [], waiting: 1, refused: [] })
  await cloud.runTimers()
  expect(await lying(cloud, file)).toEqual({ state: 'published', original: false, clean: 2 })
  const { shown, waiting } = await photosOf(cloud, subject)
  expect(waiting).toBe(0)
  expect(shown).toEqual([
    { file, url: expect.any(String), thumb: expect.any(String), width: 48, height: 64 },
  ])
  await cloud.runTimers()
  expect((await photosOf(cloud, subject)).shown).toHaveLength(1)
})

test('what a link gives is a picture without a trace of where it was taken', async () => {
  const { subject } = await attached(cloud, resident, await tellingJpeg())
  await cloud.runTimers()
  await cloud.runTimers()
  const [photo] = (await photosOf(cloud, subject)).shown
  const storage = cloud.cloud.outside.storage as LocalStorage
  for (const url of [photo?.url ?? '', photo?.thumb ?? '']) {
    const answer = await storage.show(new Request(url))
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(bytes.includes('PLANTED')).toBe(false)
  }
})

test.each(['risky', 'review'] as const)(
  '%s is refused, and none of its bytes stay',
  async (verdict) => {
    cloud.imageCheck.verdict = verdict
    const { file, subject } = await attached(cloud, resident)
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await lying(cloud, file)).toEqual({ state: 'refused', original: false, clean: 0 })
    expect(await photosOf(cloud, subject)).toEqual({
      shown: [],
      waiting: 0,
      refused: [expect.stringContaining('没有通过内容检查')],
    })
  },
)

test('what is no photo is refused with words for who sent it', async () => {
  const { file, subject } = await attached(cloud, resident, Buffer.from('<svg/>'))
  await cloud.runTimers()
  expect(await lying(cloud, file)).toEqual({ state: 'refused', original: false, clean: 0 })
  expect((await photosOf(cloud, subject)).refused).toEqual([expect.stringContaining('JPEG')])
})

test('bytes that do not come are waited for, an hour', async () => {
  const { file, subject } = await attached(cloud, resident, null)
  await cloud.runTimers()
  pass(59 * MINUTE)
  await cloud.runTimers()
  expect(await photosOf(cloud, subject)).toMatchObject({ waiting: 1 })
  pass(MINUTE)
  await cloud.runTimers()
  expect(await lying(cloud, file)).toEqual({ state: 'refused', original: false, clean: 0 })
  expect((await photosOf(cloud, subject)).refused).toEqual([expect.stringContaining('没有传完整')])
})

test.each([
  ['published', 2],
  ['refused', 0],
])(
  'an original that a phone brings back is swept once its ticket has ended: %s',
  async (state, clean) => {
    const bytes = state === 'published' ? await jpegOf() : Buffer.from('<svg/>')
    const ticket = await resident.call('files.begin', {
      ...{ street: STREET, purpose: 'report_photo', name: 'a.jpg', bytes: 5000 },
    })
    if (ticket.to.by !== 'put') throw new Error('the local storage takes PUT')
    const file = ticket.file as FileId
    await put(cloud, ticket.to.url, bytes)
    await attachTo(cloud, await personOf(cloud, 'resident'), newSubject(), [file])
    await cloud.runTimers()
    await put(cloud, ticket.to.url, bytes)
    await cloud.runTimers()
    pass(14 * MINUTE)
    await cloud.runTimers()
    expect(await lying(cloud, file)).toEqual({ state, original: true, clean })
    pass(MINUTE)
    await cloud.runTimers()
    expect(await lying(cloud, file)).toEqual({ state, original: false, clean })
  },
)

describe('the image check', () => {
  test('is asked about the clean picture, in the name of who sent it', async () => {
    const ask = jest.spyOn(cloud.imageCheck, 'ask')
    const somebody = cloud.wechat('oPHOTO')
    await somebody.call('session.open', { street: STREET, agreed: true })
    const file = await sendPhoto(cloud, somebody, await tellingJpeg())
    const [{ owner }] = (await cloud.db.query<{ owner: never }>(
      'SELECT owner FROM files WHERE street = $1 AND id = $2',
      [STREET, file],
    )) as [{ owner: never }]
    const subject = newSubject()
    await attachTo(cloud, owner, subject, [file])
    await cloud.runTimers()
    await cloud.runTimers()
    const [photo] = (await photosOf(cloud, subject)).shown
    expect(ask.mock.calls).toEqual([[photo?.url, 'oPHOTO']])
  })

  test('is asked again after half an hour, three times in all; then the photo is refused', async () => {
    silence()
    const { file, subject } = await attached(cloud, resident)
    const asked: number[] = []
    for (let minutes = 0; minutes <= 90; minutes += 10) {
      await cloud.runTimers()
      await cloud.runTimers()
      asked.push((await traceOf(file)).asked)
      if (minutes < 90) expect(await photosOf(cloud, subject)).toMatchObject({ waiting: 1 })
      pass(10 * MINUTE)
    }
    expect(asked).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 3])
    expect(await lying(cloud, file)).toEqual({ state: 'refused', original: false, clean: 0 })
  })

  test('that takes no question is no pass either', async () => {
    cloud.imageCheck.ask = async () => undefined
    const { file } = await attached(cloud, resident)
    for (let i = 0; i < 5; i++) {
      await cloud.runTimers()
      pass(30 * MINUTE)
    }
    expect(await lying(cloud, file)).toEqual({ state: 'refused', original: false, clean: 0 })
  })

  test('that is out of reach leaves the photo waiting, and is not counted', async () => {
    jest.spyOn(cloud.imageCheck, 'ask').mockRejectedValueOnce(new Error('gone'))
    const { file } = await attached(cloud, resident)
    await cloud.runTimers()
    expect(cloud.log).toContainEqual(expect.objectContaining({ job: 'files.clean' }))
    expect(await traceOf(file)).toEqual({ trace: null, asked: 0 })
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await lying(cloud, file)).toMatchObject({ state: 'published' })
  })

  test('may push its answer: the first counts, unknown ones change nothing', async () => {
    silence()
    const photos = [await attached(cloud, resident), await attached(cloud, resident)] as const
    await cloud.runTimers()
    const [one, other] = [await traceOf(photos[0].file), await traceOf(photos[1].file)]
    await hearVerdict(cloud.cloud, 'nobody-knows', 'pass')
    await hearVerdict(cloud.cloud, one.trace ?? '', 'pass')
    await hearVerdict(cloud.cloud, one.trace ?? '', 'risky')
    await hearVerdict(cloud.cloud, other.trace ?? '', 'review')
    await hearVerdict(cloud.cloud, other.trace ?? '', 'pass')
    expect(await lying(cloud, photos[0].file)).toMatchObject({ state: 'published', clean: 2 })
    expect(await lying(cloud, photos[1].file)).toMatchObject({ state: 'refused' })
    await cloud.runTimers()
    expect(await lying(cloud, photos[1].file)).toMatchObject({ original: false, clean: 0 })
  })

  test('is heard as WeChat pushes it, and once', async () => {
    silence()
    const { file } = await attached(cloud, resident)
    await cloud.runTimers()
    const push = { MsgType: 'event', Event: 'wxa_media_check', errcode: 0 }
    const { trace } = await traceOf(file)
    const answered = { ...push, trace_id: trace, result: { suggest: 'pass' } }
    await hearPushed(() => cloud.cloud, { ...answered, errcode: -1008 })
    expect(await lying(cloud, file)).toMatchObject({ state: 'checked' })
    await hearPushed(() => cloud.cloud, answered)
    await hearPushed(() => cloud.cloud, answered)
    expect(await lying(cloud, file)).toMatchObject({ state: 'published' })
  })

  test('an answer to an older question is unknown', async () => {
    silence()
    const { file } = await attached(cloud, resident)
    await cloud.runTimers()
    const first = await traceOf(file)
    pass(30 * MINUTE)
    await cloud.runTimers()
    await hearVerdict(cloud.cloud, first.trace ?? '', 'pass')
    expect(await lying(cloud, file)).toMatchObject({ state: 'checked' })
  })
})

describe('letting go', () => {
  const forget = (subject: ReturnType<typeof newSubject>) =>
    cloud.db.tx((tx) => forgetPhotos(tx, STREET, subject))

  test.each([0, 1, 2])('nobody sees it, and no bytes stay, after %d runs', async (runs) => {
    const { file, subject } = await attached(cloud, resident)
    const kept = await attached(cloud, resident)
    for (let run = 0; run < runs; run++) await cloud.runTimers()
    await forget(subject)
    expect(await photosOf(cloud, subject)).toEqual({ shown: [], waiting: 0, refused: [] })
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await lying(cloud, file)).toEqual({ state: 'forgotten', original: false, clean: 0 })
    expect((await photosOf(cloud, kept.subject)).shown).toHaveLength(1)
    await expect(
      attachTo(cloud, await personOf(cloud, 'resident'), newSubject(), [file]),
    ).rejects.toMatchObject({ field: 'photos' })
  })

  test('an answer that comes later brings nothing back', async () => {
    silence()
    const { file, subject } = await attached(cloud, resident)
    await cloud.runTimers()
    await forget(subject)
    await hearVerdict(cloud.cloud, (await traceOf(file)).trace ?? '', 'pass')
    expect(await photosOf(cloud, subject)).toEqual({ shown: [], waiting: 0, refused: [] })
  })
})

test('a run cleans a few, the next runs the others', async () => {
  const subject = newSubject()
  const files: FileId[] = []
  for (let i = 0; i < 10; i++) files.push(await sendPhoto(cloud, resident, await jpegOf(8, 8)))
  await attachTo(cloud, await personOf(cloud, 'resident'), subject, files)
  await cloud.runTimers()
  const states = await Promise.all(files.map(async (file) => (await lying(cloud, file)).state))
  expect(states.filter((state) => state === 'checked')).toHaveLength(8)
  await cloud.runTimers()
  await cloud.runTimers()
  expect((await photosOf(cloud, subject)).shown.map(({ file }) => file)).toEqual(files)
})
