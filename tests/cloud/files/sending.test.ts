import {
  type Caller,
  OTHER_STREET,
  openCloud,
  STREET,
  type TestCloud,
} from '@tests/support/open-cloud'
import { jpegOf } from '@tests/support/pictures'
import { put, sendPhoto } from '@tests/support/uploads'
import { attach } from '@/cloud/files/intake/photos'
import { mergeFiles } from '@/cloud/files/repository'
import { DAY } from '@/contract/calendar.rules'
import { FILE_DAYS, MAX_FILE_BYTES } from '@/contract/files'
import type { FileId, PersonId } from '@/contract/wire'
import { attached, attachTo, lying, newClient, newSubject, personOf, photosOf } from './albums'

let cloud: TestCloud
let resident: Caller
let neighbour: Caller
let person: PersonId
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  resident = await cloud.signedIn('resident')
  neighbour = await cloud.signedIn('volunteer')
  person = await personOf(cloud, 'resident')
})

const asked = {
  street: STREET,
  purpose: 'report_photo',
  name: 'IMG_0042.jpg',
  bytes: 1000,
} as const

describe('asking for a place', () => {
  test('any signed-in person may send a photo, only staff an import', async () => {
    expect((await resident.call('files.begin', asked)).to.by).toBe('put')
    const sheet = { ...asked, purpose: 'import' }
    expect(await resident.try('files.begin', sheet)).toMatchObject({ error: { code: 'forbidden' } })
    const nowhere = { ...asked, street: '999999999' }
    expect(await resident.try('files.begin', nowhere)).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('ten megabytes at most', async () => {
    const begin = (bytes: number) => resident.try('files.begin', { ...asked, bytes })
    expect(await begin(MAX_FILE_BYTES.report_photo)).toMatchObject({ ok: true })
    expect(await begin(MAX_FILE_BYTES.report_photo + 1)).toMatchObject({
      error: { code: 'too_large', field: 'bytes' },
    })
  })

  test('the same client id is the same file with a fresh ticket, for the same person and purpose', async () => {
    const client = newClient()
    const first = await resident.call('files.begin', { ...asked, client })
    cloud.clock.set(cloud.clock.now() + 11 * 60_000)
    const again = await resident.call('files.begin', { ...asked, client })
    expect(again.file).toBe(first.file)
    expect(again.to).not.toEqual(first.to)
    if (again.to.by === 'put') await put(cloud, again.to.url, await jpegOf(8, 8))
    expect(await lying(cloud, again.file as FileId)).toMatchObject({ original: true })
    expect((await neighbour.call('files.begin', { ...asked, client })).file).not.toBe(first.file)
    const staff = cloud.as('street_staff')
    const [photo, sheet] = [
      await staff.call('files.begin', { ...asked, client }),
      await staff.call('files.begin', { ...asked, client, purpose: 'import' }),
    ]
    expect(photo.file).not.toBe(sheet.file)
    const without = await resident.call('files.begin', asked)
    expect((await resident.call('files.begin', asked)).file).not.toBe(without.file)
  })

  test('two at once with one client id are one file', async () => {
    const client = newClient()
    const begun = await Promise.all(
      [1, 2, 3, 4].map(() => resident.call('files.begin', { ...asked, client })),
    )
    expect(new Set(begun.map(({ file }) => file)).size).toBe(1)
  })

  test('what has been taken wants no bytes any more', async () => {
    const client = newClient()
    const file = await sendPhoto(cloud, resident, await jpegOf(), client)
    const subject = newSubject()
    await attachTo(cloud, person, subject, [file])
    expect(await resident.call('files.begin', { ...asked, client })).toEqual({
      file,
      to: { by: 'none' },
    })
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await sendPhoto(cloud, resident, await jpegOf(), client)).toBe(file)
    await attachTo(cloud, person, subject, [file])
    expect((await photosOf(cloud, subject)).shown).toHaveLength(1)
  })

  test('not a hundred that nothing takes', async () => {
    const partner = await cloud.signedIn('partner')
    for (let i = 0; i < 100; i++) await partner.call('files.begin', asked)
    expect(await partner.try('files.begin', asked)).toMatchObject({ error: { code: 'too_many' } })
  })
})

describe('giving them to a thing', () => {
  test('in their order, each once, and again without harm', async () => {
    const files: FileId[] = []
    for (const side of [8, 16, 24]) {
      files.push(await sendPhoto(cloud, resident, await jpegOf(side, side)))
    }
    const [first, second, third] = files as [FileId, FileId, FileId]
    const subject = newSubject()
    await attachTo(cloud, person, subject, [second, first, second])
    await attachTo(cloud, person, subject, [second, first])
    await attachTo(cloud, person, subject, [first, third])
    expect(await photosOf(cloud, subject)).toEqual({ shown: [], waiting: 3, refused: [] })
    await cloud.runTimers()
    await cloud.runTimers()
    const { shown, waiting } = await photosOf(cloud, subject)
    expect(waiting).toBe(0)
    expect(shown.map(({ file }) => file)).toEqual([second, first, third])
  })

  test.each([
    ['another person’s', async () => sendPhoto(cloud, neighbour, await jpegOf())],
    ['another thing’s', async () => (await attached(cloud, resident)).file],
    ['one that is not there', async () => '0000000000' as FileId],
    [
      'one for another purpose',
      async () => {
        const staff = cloud.as('street_staff')
        const { file } = await staff.call('files.begin', { ...asked, purpose: 'import' })
        await cloud.db.query('UPDATE files SET owner = $3 WHERE street = $1 AND id = $2', [
          ...[STREET, file, person],
        ])
        return file as FileId
      },
    ],
  ])('%s is refused, and nothing of the same step stays', async (_, other) => {
    const subject = newSubject()
    const own = await sendPhoto(cloud, resident, await jpegOf())
    await expect(attachTo(cloud, person, subject, [own, await other()])).rejects.toMatchObject({
      code: 'invalid',
      field: 'photos',
    })
    expect(await photosOf(cloud, subject)).toEqual({ shown: [], waiting: 0, refused: [] })
    expect(await lying(cloud, own)).toMatchObject({ state: 'expected', original: true })
  })

  test('not across streets', async () => {
    const file = await sendPhoto(cloud, resident, await jpegOf())
    const there = { street: OTHER_STREET, person, subject: newSubject(), files: [file] }
    await expect(
      cloud.db.tx((tx) => attach(tx, { ...there, now: cloud.clock.now() })),
    ).rejects.toMatchObject({ code: 'invalid', field: 'photos' })
  })

  test('two things at once: one of them has it', async () => {
    const file = await sendPhoto(cloud, resident, await jpegOf())
    const subjects = [newSubject(), newSubject()]
    const ended = await Promise.allSettled(
      subjects.map((subject) => attachTo(cloud, person, subject, [file])),
    )
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what nothing takes', () => {
  /** A run of the timer forgets a hundred, and the tests above left more than that. */
  async function week() {
    cloud.clock.set(cloud.clock.now() + FILE_DAYS * DAY + 1)
    await cloud.runTimers()
    await cloud.runTimers()
  }

  test('is forgotten after a week; what was taken stays', async () => {
    const client = newClient()
    const left = await sendPhoto(cloud, resident, await jpegOf(), client)
    const { file, subject } = await attached(cloud, resident)
    await cloud.runTimers()
    await cloud.runTimers()
    await week()
    expect(await lying(cloud, left)).toMatchObject({ state: 'forgotten', original: false })
    expect(await lying(cloud, file)).toEqual({ state: 'published', original: false, clean: 2 })
    await expect(attachTo(cloud, person, subject, [left])).rejects.toMatchObject({
      code: 'invalid',
      field: 'photos',
    })
    // the phone comes back after its week without a network
    resident = await cloud.signedIn('resident')
    expect(await sendPhoto(cloud, resident, await jpegOf(), client)).toBe(left)
    await attachTo(cloud, person, subject, [left])
    expect(await lying(cloud, left)).toMatchObject({ state: 'quarantined', original: true })
  })
})

test('two records of one human with the same client id become one', async () => {
  const client = newClient()
  const own = await sendPhoto(cloud, resident, await jpegOf(), client)
  const other = await sendPhoto(cloud, neighbour, await jpegOf(), client)
  const from = await personOf(cloud, 'volunteer')
  await cloud.db.tx((tx) => mergeFiles(tx, STREET, from, person))
  expect(await sendPhoto(cloud, resident, undefined, client)).toBe(own)
  await attachTo(cloud, person, newSubject(), [own, other])
})
