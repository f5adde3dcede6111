import { openCloud, type TestCloud } from '@tests/support/open-cloud'
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
    for (const { name, cells } of rows.filter((row) => row.action === action)) {
      const given: string[] = []
      for (const persona of columns) given.push(await answerOf(cloud, action, name, persona))
      listed.push([name, ...cells].join(' '))
      said.push([name, ...given].join(' '))
    }
    expect(said).toEqual(listed)
  })
})

async function answerOf(cloud: TestCloud, action: ActionName, name: string, persona: Persona) {
  const scenario = scenarios[action][name]
  if (!scenario) throw new Error(`no scenario for ${action} ${name}`)
  const input = await scenario(cloud, persona)
  const envelope = await cloud.as(persona).try(action, input)
  if (envelope.ok) return 'ok'
  return ANSWERS[envelope.error.code] ?? `${envelope.error.code}: ${envelope.error.message}`
}
