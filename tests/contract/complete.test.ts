import { sourcesIn } from '@tests/support/sources'
import { handlers } from '@/cloud/handlers'
import { actions } from '@/contract'
import { scenarios } from '../cloud/rights/scenarios'
import { table } from '../cloud/rights/table'

const names = Object.keys(actions) as (keyof typeof actions)[]

test('each action has one handler and each handler an action', () => {
  expect(Object.keys(handlers).sort()).toEqual([...names].sort())
})

test('each action says what it means in a sentence', () => {
  const mute = names.filter((name) => !/^[A-Z].{20,}\.$/s.test(actions[name].says))
  expect(mute).toEqual([])
})

test('each code beyond the general ones that an action may give is told in its sentence or is plain from its access', () => {
  const plain = [
    'sign_in',
    'forbidden',
    'not_found',
    'unknown_action',
    'content_refused',
    'too_large',
  ]
  const untold = names.flatMap((name) =>
    actions[name].errors
      .filter((code) => !plain.includes(code) && !actions[name].says.includes(`\`${code}\``))
      .map((code) => `${name}: ${code}`),
  )
  expect(untold).toEqual([])
})

test('each action is called by a test of its own, besides rights and fuzz', () => {
  const told = sourcesIn('tests/cloud', '.test.ts')
    .filter(({ path }) => !/\/(rights|fuzz)\//.test(path))
    .map(({ text }) => text)
    .join('\n')
  expect(names.filter((name) => !told.includes(`'${name}'`))).toEqual([])
})

test('each action has a row in the rights table and a place in the fuzz run', () => {
  expect(
    names.filter((name) => !new RegExp(`^${name.replace('.', '\\.')} `, 'm').test(table)),
  ).toEqual([])
  expect(names.filter((name) => Object.keys(scenarios[name]).length === 0)).toEqual([])
})
