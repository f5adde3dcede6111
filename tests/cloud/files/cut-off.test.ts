import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Caller, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { tellingJpeg } from '@tests/support/pictures'
import { forgetPhotos } from '@/cloud/files/intake/photos'
import { cleanPhotos } from '@/cloud/files/jobs'
import { advance } from '@/cloud/files/step'
import { newId } from '@/cloud/ids'
import { localStorage } from '@/cloud/outside/storage.local'
import type { FileId } from '@/contract/wire'
import { attached, filesBelow, lying, photosOf, watched } from './albums'

/** A run may end anywhere: whatever it had done, the next ones finish, and nothing is left behind or shown unchecked. */

const MINUTE = 60_000

let cloud: TestCloud
let resident: Caller
let photo: Buffer
let folder: string
beforeAll(async () => {
  cloud = await openCloud()
  folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-cut-off-'))
  const { secrets, settings, clock } = cloud.cloud
  const { publicUrl } = settings
  cloud.cloud.outside.storage = localStorage({ folder, secrets, publicUrl, clock })
  photo = await tellingJpeg(6)
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  resident = await cloud.signedIn('resident')
  cloud.imageCheck.verdict = 'pass'
  rmSync(folder, { recursive: true, force: true })
})

const context = () => ({ ...cloud, now: cloud.clock.now(), requestId: newId() })
/** A run of the job alone, as the timer makes it. */
async function runJob(): Promise<void> {
  for (const step of await cleanPhotos.due(cloud.db, STREET, cloud.clock.now())) {
    await step(context())
  }
}

class CutOff extends Error {}

interface Cut {
  /** Which call of the runs fails. */
  at: number
  /** Whether what it asked for happens all the same. */
  done: boolean
  /** Whether every later call fails too, as where the process ends. */
  dead: boolean
}

/** Runs the photo twice with a call that fails; whether there were as many calls. */
async function runCut(file: FileId, { at, done, dead }: Cut): Promise<boolean> {
  let calls = 0
  const fails = () => calls === at || (dead && calls > at)
  const broken = watched(
    cloud.cloud,
    async () => {
      calls += 1
      if (fails() && (!done || calls > at)) throw new CutOff()
    },
    async () => {
      if (fails()) throw new CutOff()
    },
  )
  for (let twice = 0; twice < 2; twice++) {
    const run = { ...context(), cloud: broken, db: broken.db }
    await advance(run, { street: STREET, file }).catch((error: unknown) => {
      if (!(error instanceof CutOff)) throw error
    })
  }
  return calls >= at
}

const ways = [
  { done: false, dead: false },
  { done: true, dead: false },
  { done: false, dead: true },
  { done: true, dead: true },
]

test.each(ways)('cut off at each call: %j', async (way) => {
  let cuts = 0
  for (let at = 1; ; at++) {
    const { file, subject } = await attached(cloud, resident, photo)
    if (!(await runCut(file, { ...way, at }))) break
    cuts += 1
    cloud.clock.set(cloud.clock.now() + 6 * MINUTE)
    for (let run = 0; run < 3; run++) await runJob()
    expect([at, await lying(cloud, file)]).toEqual([
      at,
      { state: 'published', original: false, clean: 2 },
    ])
    expect([at, (await photosOf(cloud, subject)).shown.length]).toEqual([at, 1])
    expect([at, filesBelow(folder).length]).toEqual([at, 2])
    rmSync(folder, { recursive: true, force: true })
    resident = await cloud.signedIn('resident')
  }
  expect(cuts).toBeGreaterThan(15)
})

test('a picture at risk is never shown, and its bytes go, wherever it is cut off', async () => {
  for (let at = 1; ; at++) {
    cloud.imageCheck.verdict = 'risky'
    const { file, subject } = await attached(cloud, resident, photo)
    if (!(await runCut(file, { at, done: at % 2 === 0, dead: at % 3 === 0 }))) break
    cloud.clock.set(cloud.clock.now() + 6 * MINUTE)
    for (let run = 0; run < 3; run++) {
      await runJob()
      expect([at, (await photosOf(cloud, subject)).shown]).toEqual([at, []])
    }
    expect([at, await lying(cloud, file)]).toEqual([
      at,
      { state: 'refused', original: false, clean: 0 },
    ])
    expect([at, filesBelow(folder)]).toEqual([at, []])
    resident = await cloud.signedIn('resident')
  }
})

test('a thing may let go of it while it is being cleaned', async () => {
  const { file, subject } = await attached(cloud, resident, photo)
  const meanwhile = async (name: string) => {
    if (name !== 'storage.write') return
    await cloud.db.tx((tx) => forgetPhotos(tx, STREET, subject))
    await advance(context(), { street: STREET, file })
  }
  const slow = watched(cloud.cloud, meanwhile, async () => undefined)
  await advance({ ...context(), cloud: slow }, { street: STREET, file })
  expect(await lying(cloud, file)).toEqual({ state: 'forgotten', original: false, clean: 0 })
  expect(filesBelow(folder)).toEqual([])
})

test('two runs at once publish it once, with two files', async () => {
  const { file, subject } = await attached(cloud, resident, photo)
  for (let run = 0; run < 2; run++) {
    await Promise.all([1, 2, 3].map(() => advance(context(), { street: STREET, file })))
  }
  expect((await photosOf(cloud, subject)).shown).toHaveLength(1)
  expect(filesBelow(folder)).toHaveLength(2)
})
