// A hundred thousand doors from a CSV: taken in, looked at in parts, applied and undone, through real calls on both engines.
import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { ImportView } from '@/contract/imports'
import type { ImportId } from '@/contract/wire'
import { doorRows, doorsCsv } from '../tests/cloud/imports/large'
import { startPostgres } from '../tests/support/postgres-server'
import { report } from './median'

const DOORS = 100_000
/** A cloud function ends after some tens of seconds; a phone waits for no call longer than this. */
const LONGEST_CALL_MS = 10_000

type Caller = ReturnType<TestCloud['as']>

/** Calls one after the other, and how long the longest took. */
function timing(staff: Caller) {
  let longest = 0
  return {
    longest: () => longest,
    async call<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
      const began = performance.now()
      const answer = await staff.call(name, input)
      longest = Math.max(longest, performance.now() - began)
      return answer
    },
  }
}

/** Reports a step over all rows, and its longest single call. */
async function step(
  name: string,
  staff: Caller,
  work: (call: ReturnType<typeof timing>['call']) => Promise<ImportView>,
): Promise<ImportView> {
  const { call, longest } = timing(staff)
  const began = performance.now()
  const answer = await work(call)
  report(`${name}: rows per second`, (DOORS * 1000) / (performance.now() - began))
  report(`${name}: longest single call, ms`, longest(), { most: LONGEST_CALL_MS })
  return answer
}

async function run(engine: string): Promise<void> {
  Object.assign(globalThis, { ENGINE: engine })
  const cloud = await openCloud()
  const staff = cloud.as('street_staff')
  const file = await upload(cloud, 'street_staff', 'doors.csv', doorsCsv(doorRows(DOORS)))
  const which = ({ import: id, version }: ImportView) => ({
    street: STREET,
    import: id as ImportId,
    version,
  })
  const previewing = (name: string) =>
    step(`${engine}: ${name}`, staff, async (call) => {
      let seen = (await call('imports.preview', { street: STREET, kind: 'doors', file })).import
      const { version: _, ...ids } = which(seen)
      while (seen.state === 'reading') seen = (await call('imports.continue', ids)).import
      return seen
    })
  const seen = await previewing('preview')
  const done = await step(`${engine}: apply`, staff, async (call) => {
    return (await call('imports.apply', which(seen))).import
  })
  const again = await previewing('preview again, all the same')
  if (again.counts.same !== DOORS) throw new Error('the second preview is not all the same')
  await step(`${engine}: undo`, staff, async (call) => {
    return (await call('imports.undo', which(done))).import
  })
  await cloud.close()
}

async function main(): Promise<void> {
  await run('pglite')
  const server = await startPostgres({ shared_buffers: '512MB', fsync: 'off' })
  process.env.TEST_POSTGRES_URL = server.url
  await run('postgres')
  await server.stop()
}

void main()
