import { type Caller, MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { opened } from '@tests/support/opened'
import { type ActionName, actions } from '@/contract'
import type { ReportView } from '@/contract/reports'
import type { Mobile } from '@/contract/wire'
import { type Somebody, somebody } from '../complaints/people'
import { client, FAR } from '../homes/neighbours'
import { act, handled, type Offices, officesOf, report } from '../reports/reporting'
import { scenarios } from './scenarios'
import { columns as personas } from './table'

/**
 * What of a report is whose, in one street: each of its words carries a mark, and every action is
 * asked about it by everybody. A mark that shows where it need not is a leak.
 */

const MARK = /⟦([a-z ]+)⟧/g
const REPORTERS_PHONE = '19911112222' as Mobile
const CALLERS_PHONE = '19933334444' as Mobile
/** In full or masked, from identity or from words that somebody typed. */
const PHONES: [string, RegExp][] = [
  ['phone of the reporter', /199[\d*]{4}2222/],
  ['phone of the caller', /199[\d*]{4}4444/],
  ['phone in full', /19911112222|19933334444/],
]

function marksIn(answer: string): string[] {
  const words = [...answer.matchAll(MARK)].map(([, mark]) => mark ?? '')
  return [...words, ...PHONES.flatMap(([name, phone]) => (phone.test(answer) ? [name] : []))]
}

/** They end the session of who asks, move the clock for all, or make who asks somebody else. */
const APART = /^(session|clock)\.|^invitations\.claim$/
const players = personas.filter((persona) => persona !== 'stranger')
const names = (Object.keys(actions) as ActionName[]).filter((name) => !APART.test(name))
/** What looks and changes nothing of a report. */
const looks = names.filter(
  (name) =>
    actions[name].effect === 'read' || name === 'reports.identity' || name === 'reports.export',
)

let cloud: TestCloud
let street: Offices
let reporter: Somebody
let hidden: Somebody
let planted: ReportView[]
const tried = new Map<ActionName, object[]>()

const words = (mark: string) => `有话要说⟦${mark}⟧`

async function named(mark: string): Promise<Somebody> {
  const one = await somebody(cloud)
  await cloud.db.query('UPDATE persons SET name = $2 WHERE id = $1', [one.person, words(mark)])
  return one
}

/** Returned, contacted, paused, and its result waits for somebody to verify it. */
async function toVerify(): Promise<ReportView> {
  const { head, lane, secretary, at } = street
  const sent = await report(reporter, at, {
    ...{ words: words('words'), phone: REPORTERS_PHONE },
    at: { by: 'map', place: at, address: words('address') },
  })
  await act(head, 'reports.return', sent, { to: lane.person, words: words('return') })
  await act(lane, 'reports.accept', sent)
  await act(lane, 'reports.contact', sent, { way: 'phone', words: words('contact') })
  await act(lane, 'reports.askPause', sent, { until: '2026-11-30', words: words('pause') })
  await act(secretary, 'reports.answerPause', sent, { allow: true, words: words('allowed') })
  await act(lane, 'reports.resume', sent)
  await act(lane, 'reports.progress', sent, { words: words('progress') })
  const result = { result: 'solved' as const, words: words('result') }
  await act(lane, 'reports.resolve', sent, result)
  return sent
}

/** Not passed at first, then rated, and redone. */
async function redone(): Promise<ReportView> {
  const { head, lane, at } = street
  const sent = await report(reporter, at, { phone: REPORTERS_PHONE })
  await handled(head, sent)
  await act(lane, 'reports.verify', sent, { pass: false, words: words('failed') })
  await act(head, 'reports.resolve', sent, { result: 'solved', words: words('first result') })
  await act(lane, 'reports.verify', sent, { pass: true, words: words('passed') })
  const told = `${words('rating')} ${REPORTERS_PHONE}`
  await act(reporter, 'reports.rate', sent, { rating: 'dissatisfied', words: told })
  return sent
}

/** About people: by somebody who hides, and while it waits for its pause. */
async function aboutPeople(): Promise<ReportView> {
  const { head, at } = street
  const sent = await report(hidden, at, {
    ...{ words: words('people'), category: 'quarrel' as never, anonymous: true },
    at: { by: 'map', place: at, address: words('people address') },
  })
  await act(head, 'reports.accept', sent)
  await act(head, 'reports.progress', sent, { words: words('people progress') })
  const pause = { until: '2026-11-30', words: words('people pause') }
  return act(head, 'reports.askPause', sent, pause)
}

async function entered(): Promise<ReportView> {
  const { staff, at } = street
  const told = await staff.call('reports.enter', {
    ...{ street: STREET, client: client(), category: 'care' as never, via: 'phone' },
    ...{ words: words('called'), at: { by: 'map', place: at } },
    caller: { name: words('caller'), phone: CALLERS_PHONE },
  })
  return told.report
}

beforeAll(async () => {
  cloud = await openCloud()
  let turn = 0
  for (const action of names) {
    const inputs: object[] = []
    for (const [name, scenario] of Object.entries(scenarios[action])) {
      // in turn: nobody may have more than a few of some things
      const persona = players[turn++ % players.length] ?? 'resident'
      if (name !== 'street') inputs.push(await scenario(cloud, persona))
    }
    tried.set(action, inputs)
  }
  // they name offices, which are emptied now
  await cloud.db.query('DELETE FROM invitations WHERE street = $1', [STREET])
  street = await officesOf(cloud)
  reporter = await named('reporter')
  hidden = await named('hidden reporter')
  planted = [await toVerify(), await redone(), await aboutPeople(), await entered()]
})
afterAll(() => cloud.close())

/** An input as it is, and about each planted report where it is about one. */
function about(input: object): object[] {
  if ('report' in input) return planted.map(({ report: id }) => ({ ...input, report: id }))
  if (!('subject' in input)) return [input]
  return planted.map(({ report: id }) => ({ ...input, subject: { noun: 'reports', id } }))
}

/** What somebody is shown by these actions, as `action mark`. */
async function shownTo(who: Caller, asked: readonly ActionName[]): Promise<string[]> {
  const shown = new Set<string>()
  for (const action of asked) {
    const inputs = (tried.get(action) ?? []).flatMap(about)
    for (const json of new Set(inputs.map((input) => JSON.stringify(input)))) {
      const answer = await who.try(action, JSON.parse(json))
      if (!answer.ok && answer.error.code === 'internal') throw new Error(`${action} ${json}`)
      for (const mark of marksIn(opened(answer))) shown.add(`${action} ${mark}`)
    }
  }
  return [...shown].sort()
}

const marksOf = (shown: readonly string[]) =>
  [...new Set(shown.map((line) => line.slice(line.indexOf(' ') + 1)))].sort()
const isWho = (line: string) => /reporter|caller|phone/.test(line)

/** What stands in the file of who dispatches. */
const EXPORTED = ['address', 'called', 'people', 'people address', 'words'].map(
  (mark) => `reports.export ${mark}`,
)

test('whoever answers for the place sees the work, and who reported it only by looking it up', async () => {
  for (const who of [street.head, street.staff, street.supervisor]) {
    const shown = await shownTo(who, looks)
    expect(marksOf(shown.filter((line) => !isWho(line)))).toEqual([
      ...['address', 'allowed', 'called', 'contact', 'failed', 'first result', 'passed', 'pause'],
      ...['people', 'people address', 'people pause', 'people progress', 'progress', 'rating'],
      ...['result', 'return', 'words'],
    ])
    const exported = who === street.head ? [] : EXPORTED
    expect(shown.filter((line) => line.startsWith('reports.export '))).toEqual(exported)
    expect(shown.filter(isWho).filter((line) => !line.startsWith('reports.identity '))).toEqual(
      // a number in words is masked
      [...['history.list phone of the reporter', 'reports.get phone of the reporter']],
    )
    expect(shown.filter((line) => line.startsWith('reports.identity '))).toEqual([
      ...['reports.identity caller', 'reports.identity phone in full'],
      ...['reports.identity phone of the caller', 'reports.identity phone of the reporter'],
      'reports.identity reporter',
    ])
  }
})

test('its reporter sees what concerns them, and none of the words within', async () => {
  const shown = await shownTo(reporter, looks)
  // the round that they rated is over: their words went to who redoes it
  expect(marksOf(shown.filter((line) => line.startsWith('reports.')))).toEqual([
    ...['address', 'progress', 'words'],
  ])
  expect(
    marksOf((await shownTo(hidden, looks)).filter((line) => line.startsWith('reports.'))),
  ).toEqual(['address', 'people', 'people address', 'people progress', 'progress', 'words'])
})

test('nobody else is shown more than what is told to all, whatever they ask', async () => {
  const others = [
    cloud.as('stranger'),
    await somebody(cloud),
    await somebody(cloud, { role: 'volunteer' }),
    await somebody(cloud, { role: 'partner' }),
    await somebody(cloud, { role: 'grid_head', area: FAR }),
    await somebody(cloud, { role: 'community_secretary', area: FAR.slice(0, 12) }),
  ]
  for (const who of others) {
    expect(marksOf(await shownTo(who, names))).toEqual(['address', 'progress', 'words'])
    cloud.clock.set(MONDAY)
  }
})

test('no line of the log holds any of it', () => {
  expect(cloud.log.length).toBeGreaterThan(1000)
  expect(marksIn(cloud.log.map((line) => JSON.stringify(line)).join('\n'))).toEqual([])
})
