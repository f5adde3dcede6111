import { type Caller, openCloud, type TestCloud } from '@tests/support/open-cloud'
import * as v from 'valibot'
import { type ActionName, actions } from '@/contract'
import { WireError } from '@/contract/errors'
import type { Persona } from '@/contract/session'
import { scenarios } from '../rights/scenarios'
import { mutations, values } from './hostile'

/** Those who get furthest in, and nobody at all. */
const CALLERS: readonly Persona[] = ['street_staff', 'stranger']

const LONG = process.env.LONG === '1'
/** A stranger is sent away from most actions before the input is read: there a part of it will do. */
const PART = 16

/** What somebody sends to an action. */
function sentTo(action: ActionName, persona: Persona, input: unknown): unknown[] {
  const all = [...mutations(input)]
  const unread = persona === 'stranger' && actions[action].access !== 'anyone'
  return unread && !LONG ? all.filter((_, i) => i % PART === 0) : all
}

/** Words of a stack, of SQL and of a library: none may reach a phone. */
const LEAK =
  /\bat .+:\d+|SELECT |INSERT |UPDATE .+ SET|syntax error|column "|relation "|node_modules|valibot|ECONN|\bundefined\b|\[object/i

let cloud: TestCloud
const logged: string[] = []
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(async () => {
  logged.push(...cloud.log.map((line) => JSON.stringify(line)))
  await cloud.close()
})

/** An envelope with a code that the contract knows, and no word of how the cloud is made. */
async function demandEnvelope(action: unknown, input: unknown, caller: Caller) {
  const envelope = await caller.try(action, input)
  if (envelope.ok) return
  const { code, message } = v.parse(WireError, envelope.error)
  const sent = JSON.stringify(input)?.slice(0, 200)
  if (code === 'internal' || LEAK.test(message)) {
    const faults = cloud.log.filter(({ event }) => event === 'fault').slice(-1)
    throw new Error(`${String(action)} ${sent} → ${code} ${message} ${JSON.stringify(faults)}`)
  }
}

const names = Object.keys(actions) as ActionName[]

test.each(names)('%s answers hostile input with an envelope', async (action) => {
  const first = Object.values(scenarios[action])[0]
  if (!first) throw new Error(`no scenario for ${action}`)
  const inputs: [Persona, unknown][] = []
  for (const persona of CALLERS) inputs.push([persona, await first(cloud, persona)])
  for (const [persona, input] of inputs) {
    // some of its own actions end the session that asks
    const own = action.startsWith('session.')
    const caller = own ? cloud.as(persona) : await cloud.signedIn(persona)
    for (const hostile of sentTo(action, persona, input)) {
      await demandEnvelope(action, hostile, caller)
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('no action of ours goes by these names', async () => {
  const foreign = [
    ...values,
    '__proto__',
    'constructor',
    'toString',
    'sites',
    'sites.',
    'sites.get ',
    'SITES.GET',
  ]
  for (const action of foreign) {
    const envelope = await cloud.as('resident').try(action, {})
    expect(envelope).toMatchObject({ ok: false, error: { code: 'unknown_action' } })
  }
})

test('no log line holds what was sent', () => {
  expect(logged.length).toBeGreaterThan(1000)
  const lines = logged.join('\n')
  for (const secret of ['DROP TABLE', 'alert(1)', 'passwd', '零零'])
    expect(lines).not.toContain(secret)
})
