import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { jpegOf } from '@tests/support/pictures'
import { sendPhoto } from '@tests/support/uploads'
import { somebody, tenOn } from '../complaints/people'
import { act, type Offices, officesOf, report, seenBy, told } from './reporting'

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
})

/** Cleaned at the first run, shown at the second one. */
async function published() {
  await cloud.runTimers()
  await cloud.runTimers()
}

test('a photo says enough; others see it once it is clean and checked', async () => {
  const { resident, head, at } = street
  const photo = await sendPhoto(cloud, resident, await jpegOf(40, 30))
  const sent = await report(resident, at, { words: '', photos: [photo] })
  expect(sent).toMatchObject({ photos: [], photosWaiting: 1, photo: null })
  await published()
  const seen = await seenBy(head, sent)
  expect(seen).toMatchObject({ photosWaiting: 0, photos: [{ file: photo, width: 40, height: 30 }] })
  expect((await head.call('reports.owned', { street: STREET })).reports[0]?.photo).toBe(
    seen.photos[0]?.thumb,
  )
})

test('the photos of the result wait for its verification, like its words', async () => {
  const { resident, head, lane, at } = street
  const sent = await report(resident, at)
  await act(head, 'reports.accept', sent)
  const before = await sendPhoto(cloud, head, await jpegOf(20, 20))
  await act(head, 'reports.progress', sent, { words: '正在清理', photos: [before] })
  const after = await sendPhoto(cloud, head, await jpegOf(30, 20))
  const done = { result: 'solved' as const, words: '清理完了', photos: [after] }
  await act(head, 'reports.resolve', sent, done)
  await published()
  const files = async (who: typeof head) => {
    const { photos, result } = await seenBy(who, sent)
    return [photos.map(({ file }) => file), result?.photos.map(({ file }) => file)]
  }
  expect(await files(resident)).toEqual([[before], undefined])
  expect(await files(lane)).toEqual([[before], [after]])
  await act(lane, 'reports.verify', sent, { pass: true })
  expect(await files(resident)).toEqual([[before], [after]])
})

test('another’s photo is not attached, and nothing is sent by that', async () => {
  const { resident, at } = street
  const other = await somebody(cloud)
  const photo = await sendPhoto(cloud, other, await jpegOf(20, 20))
  const input = told(at, { photos: [photo] })
  await expect(resident.call('reports.submit', input)).rejects.toMatchObject({
    ...{ code: 'invalid', field: 'photos' },
  })
  expect((await resident.call('reports.mine', { street: STREET })).reports).toEqual([])
})

test('neither words nor a photo is nothing to go by; a refused photo is told to its sender alone', async () => {
  const { resident, head, at } = street
  const nothing = resident.call('reports.submit', told(at, { words: ' ' }))
  await expect(nothing).rejects.toMatchObject({ code: 'invalid', field: 'words' })
  const photo = await sendPhoto(cloud, resident, Buffer.from('<svg onload=alert(1)>'.repeat(9)))
  const sent = await report(resident, at, { photos: [photo] })
  await published()
  expect((await seenBy(resident, sent)).photosRefused).toHaveLength(1)
  expect(await seenBy(head, sent)).toMatchObject({
    photos: [],
    photosWaiting: 0,
    photosRefused: [],
  })
})
