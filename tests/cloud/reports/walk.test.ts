import { openCloud, type TestCloud } from '@tests/support/open-cloud'
import { tenOn } from '../complaints/people'
import { officesOf } from './reporting'
import { broken, historySoFar, randomOf, Walker } from './walking'

/** `npm run test:long` walks the 100,000 steps that issue 4 names. */
const STEPS = process.env.LONG ? 100_000 : 900
const CHECK_EVERY = process.env.LONG ? 500 : 100

/** Everything that somebody can do with a report was done by somebody. */
const ACTS = [
  ...['accept', 'answerPause', 'askPause', 'contact', 'dispatch', 'file', 'follow', 'identity'],
  ...['merge', 'progress', 'rate', 'recategorize', 'reopen', 'resolve', 'resume', 'return'],
  ...['unfollow', 'unmerge', 'verify', 'withdraw'],
].map((act) => `reports.${act}`)

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

test('random people doing random things never leave a report without an owner, lose history, or verify their own work', async () => {
  cloud.clock.set(tenOn('2026-03-02'))
  const walker = new Walker(cloud, await officesOf(cloud), randomOf(20261123))
  await walker.begin()
  let last = await historySoFar(cloud, cloud.clock.now() - 1)
  let until = cloud.clock.now() - 1
  for (let step = 1; step <= STEPS; step++) {
    await walker.step()
    if (step % CHECK_EVERY > 0) continue
    expect([step, await broken(cloud)]).toEqual([step, []])
    expect([step, await historySoFar(cloud, until)]).toEqual([step, last])
    until = cloud.clock.now() - 1
    last = await historySoFar(cloud, until)
  }
  // a walk that is refused everywhere proves nothing
  expect(Object.keys(walker.walk.done).sort()).toEqual(ACTS)
}, 14_400_000)
