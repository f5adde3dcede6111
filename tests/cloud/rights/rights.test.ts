import { type Caller, openCloud, type TestCloud } from '@tests/support/open-cloud'
import { type ActionName, actions } from '@/contract'
import type { Persona } from '@/contract/session'
import { Persona as personas } from '@/contract/session'
import { scenarios } from './scenarios'
import { columns, table } from './table'

const ANSWERS: Record<string, string> = {
  sign_in: 'in',
  forbidden: 'no',
  not_found: '--',
}

const rows = table
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .filter(([action]) => action?.includes('.'))
  .map(([action, name, ...cells]) => ({ action: action as ActionName, name: name ?? '', cells }))

test('every action and case is listed once, every persona has a column', () => {
  expect(columns).toEqual(personas.options)
  const listed = rows.map(({ action, name }) => `${action} ${name}`)
  const played = Object.entries(scenarios).flatMap(([action, cases]) =>
    Object.keys(cases).map((name) => `${action} ${name}`),
  )
  expect([...listed].sort()).toEqual([...played].sort())
  expect(Object.keys(scenarios).sort()).toEqual(Object.keys(actions).sort())
})

test('an action that names a street is tried in another street', () => {
  const missing = Object.entries(actions).flatMap(([action, { input }]) =>
    'entries' in input &&
    'street' in (input.entries as object) &&
    !rows.some((row) => row.action === action && row.name === 'street')
      ? [action]
      : [],
  )
  expect(missing).toEqual([])
})

const LONG = process.env.LONG === '1'
const ON_POSTGRES = (globalThis as { ENGINE?: string }).ENGINE === 'postgres'
/** Rights are the same on every engine: on the second one each action is tried in its first case, and in all by `npm run test:long`. */
const casesOf = (action: ActionName) =>
  rows.filter((row) => row.action === action).slice(0, ON_POSTGRES && !LONG ? 1 : undefined)

describe('who may do what', () => {
  let cloud: TestCloud
  beforeEach(async () => {
    cloud = await openCloud()
  })
  afterEach(() => cloud.close())

  const actionNames = [...new Set(rows.map(({ action }) => action))]
  test.each(actionNames)('%s', async (action) => {
    const said: string[] = []
    const listed: string[] = []
    const callers = await callersFor(cloud, action)
    for (const { name, cells } of casesOf(action)) {
      const given: string[] = []
      for (const persona of columns) {
        const input = await inputOf(cloud, action, name, persona)
        given.push(await answerOf(callers(persona), action, input))
      }
      listed.push([name, ...cells].join(' '))
      said.push([name, ...given].join(' '))
    }
    expect(said).toEqual(listed)
  })
})

/** Everybody, signed in once; where the action may end a sign-in, before each call. */
async function callersFor(cloud: TestCloud, action: ActionName) {
  if (/^(session|invitations)\./.test(action)) return (persona: Persona) => cloud.as(persona)
  const callers = new Map<Persona, Caller>()
  for (const persona of columns) callers.set(persona, await cloud.signedIn(persona))
  return (persona: Persona) => callers.get(persona) ?? cloud.as(persona)
}

function inputOf(cloud: TestCloud, action: ActionName, name: string, persona: Persona) {
  const scenario = scenarios[action][name]
  if (!scenario) throw new Error(`no scenario for ${action} ${name}`)
  return scenario(cloud, persona)
}

async function answerOf(caller: Caller, action: ActionName, input: unknown) {
  const envelope = await caller.try(action, input)
  if (envelope.ok) return 'ok'
  return ANSWERS[envelope.error.code] ?? `${envelope.error.code}: ${envelope.error.message}`
}
