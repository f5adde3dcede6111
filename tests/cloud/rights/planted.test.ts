import {
  type Caller,
  MONDAY,
  OTHER_STREET,
  openCloud,
  STREET,
  type TestCloud,
} from '@tests/support/open-cloud'
import { opened } from '@tests/support/opened'
import { type ActionName, actions } from '@/contract'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { marksIn, type Planted, plant } from './planted'
import { scenarios } from './scenarios'
import { columns as personas } from './table'

/** Nobody of one street is told a word of another one, whatever they ask and wherever they have the ids from. */

interface Shown {
  columns: readonly string[]
  because: string
}

const place = ['areas.name', 'buildings.address']
const report = ['areas.name', 'report_categories.category', 'reports.address', 'reports.words']
/** What everybody may see of every street; anything else that shows is a leak, anything less a stale line. */
const PUBLIC: Partial<Record<ActionName, Shown>> = {
  'sites.list': {
    columns: ['sites.address', 'sites.hours', 'sites.name'],
    because: 'a visitor from anywhere finds an open site',
  },
  'sites.get': {
    columns: [
      ...['areas.name', 'operators.name', 'operators.phone'],
      ...['sites.address', 'sites.intro', 'sites.name', 'sites.phone'],
    ],
    because: 'what hangs at the door of a site',
  },
  'sites.coverage': {
    columns: ['areas.name'],
    because: 'a figure of each community, of no person',
  },
  'events.list': {
    columns: ['areas.name', 'events.meet', 'events.title', 'sites.name'],
    because: 'a visitor from anywhere finds what is on',
  },
  'events.get': {
    columns: [
      ...['areas.name', 'events.meet', 'events.phone', 'events.title', 'events.words'],
      ...['operators.name', 'persons.name'],
    ],
    because: 'what hangs at the door of a site, with the name and number of who answers for it',
  },
  'signups.make': {
    columns: ['events.meet', 'events.phone', 'events.title'],
    because: 'whoever signs up anywhere knows where to go and whom to call',
  },
  'signups.mine': {
    columns: ['events.meet', 'events.phone', 'events.title'],
    because: 'whoever signs up anywhere knows where to go and whom to call',
  },
  'operators.get': {
    columns: ['operators.duties', 'operators.name', 'operators.phone', 'sites.name'],
    because: 'what an operator has promised is for everybody to hold against them',
  },
  'areas.shapes': { columns: ['areas.name'], because: 'a map' },
  'areas.responsible': {
    columns: ['areas.name', 'areas.party', 'persons.name'],
    because: 'who is responsible for a place says so by name to whoever stands there',
  },
  'complaints.submit': {
    columns: ['persons.name'],
    because: 'a complaint names who has to answer it to who sent it',
  },
  'reports.categories': { columns: ['report_categories.category'], because: 'what can be told' },
  'reports.near': { columns: report, because: 'who stands there joins what is told already' },
  'reports.get': { columns: report, because: 'what is not about people is told to all' },
  'reports.follow': { columns: report, because: 'whoever is concerned follows' },
  'reports.unfollow': { columns: report, because: 'the same as before' },
  'reports.submit': {
    columns: ['areas.name', 'report_categories.category'],
    because: 'who reports is told where that is',
  },
  'reports.mine': {
    columns: ['areas.name', 'report_categories.category'],
    because: 'what somebody has reported as a visitor',
  },
  'homes.buildings': { columns: place, because: 'who moves in looks for their own address' },
  'homes.rooms': {
    columns: ['buildings.address', 'doors.room', 'doors.unit'],
    because: 'who moves in picks their own door; nothing tells who lives behind it',
  },
  'homes.join': {
    columns: [...place, 'doors.room', 'doors.unit', 'persons.name'],
    because: 'who asks to join a door sees which, and whom they have asked',
  },
  'invitations.look': {
    columns: ['areas.name', 'persons.name'],
    because: 'the id of an invitation is known to nobody but whoever was handed it',
  },
}

/** Whoever accepts an invitation is one of that street from then on. */
const MOVES_IN: readonly ActionName[] = ['invitations.claim']

/** Rows of ids, days, numbers and shapes. */
const WORDLESS = [
  ...[
    'absences',
    'appointments',
    'area_versions',
    'attendance',
    'counters',
    'door_conflicts',
    'door_echoes',
    'door_entries',
    'event_shifts',
    'home_proxies',
    'invitations',
  ],
  ...['message_credit_changes', 'message_credits', 'message_deliveries'],
  ...['report_bulks', 'report_clocks', 'report_followers', 'report_handlers'],
  ...['site_ratings', 'site_stops', 'site_visits', 'ticket_keys', 'timers'],
]

const players = personas.filter((persona) => persona !== 'stranger')
const names = Object.keys(actions) as ActionName[]
/** They end the session of who asks, or move the clock for all: tried last, each with a fresh one. */
const isOwn = (action: ActionName) => /^(session|clock)\./.test(action)
const inTurn = [...names.filter((action) => !isOwn(action)), ...names.filter(isOwn)]

let cloud: TestCloud
let planted: Planted
const tried = new Map<ActionName, object[]>()

/** Each case of an action, but for those in the other street: what somebody has there is theirs by right. */
const casesOf = (action: ActionName) =>
  Object.entries(scenarios[action]).flatMap(([name, scenario]) =>
    name === 'street' ? [] : [scenario],
  )

/** All that a report can hold, in each of them; who is told of it and who had it. */
async function sowReports() {
  await cloud.db.query(
    `UPDATE reports SET address = '贵州路某号', result = 'solved', result_words = '已经清走', resolved_at = reported_at,
       rating = 'fair', rating_words = '还可以', contact_sealed = $2,
       pause = coalesce(pause, '{"reason": "等配件", "until": "2026-11-30", "askedBy": "0000000000"}')
     WHERE street = $1`,
    [STREET, cloud.cloud.secrets.seal('contact', JSON.stringify({ name: '孙女士' }))],
  )
  for (const table of ['report_followers (since, ', 'report_handlers (']) {
    const since = table.includes('since') ? 'reported_at, ' : ''
    await cloud.db.query(
      `INSERT INTO ${table}street, report, person) SELECT ${since}street, id, maker FROM reports
       WHERE street = $1 ON CONFLICT DO NOTHING`,
      [STREET],
    )
  }
  await cloud.db.query(
    `UPDATE report_bulk_rows SET before = NULL, version = NULL, why = '{"code":"conflict","message":"现在不能办"}' WHERE street = $1`,
    [STREET],
  )
  const litter = DEFAULT_CATEGORIES.find(({ code }) => code === 'litter')
  await cloud.db.query(
    `INSERT INTO report_categories (street, code, place, category) VALUES ($1, $2, 1, $3)
     ON CONFLICT DO NOTHING`,
    [STREET, 'litter', JSON.stringify(litter)],
  )
}

/** What no scenario leaves behind. */
async function sowTheRest() {
  await cloud.db.query(
    `INSERT INTO areas_past (street, code, since, until, level, parent, path, name, party, ring)
     SELECT street, code, since, since + 1, level, parent, path, name, party, ring FROM areas
     WHERE street = $1 AND level = 'grid'`,
    [STREET],
  )
  await cloud.db.query(
    `INSERT INTO import_parts (street, import, part, rows)
     SELECT street, id, 1, '[{"row": 2, "cells": {"地址": "某处"}}]' FROM imports WHERE street = $1`,
    [STREET],
  )
  await cloud.db.query(
    `INSERT INTO message_deliveries (street, id, person, template, state, at)
     SELECT street, id, person, 'report_progress', 'sent', at FROM messages WHERE street = $1
     ON CONFLICT (street, id) DO NOTHING`,
    [STREET],
  )
  await cloud.db.query(
    `INSERT INTO photos (street, file, noun, subject, position, attached_at, shown, thumb, refused)
     SELECT street, id, 'reports', '0000000000', 1, at, '0000000001', '0000000002', '照片已损坏' FROM files
     WHERE street = $1 ON CONFLICT DO NOTHING`,
    [STREET],
  )
  await cloud.db.query('UPDATE complaints SET contact_sealed = $2 WHERE street = $1', [
    STREET,
    cloud.cloud.secrets.seal('contact', '021-0000 0000'),
  ])
}

beforeAll(async () => {
  cloud = await openCloud()
  const staff = await cloud.signedIn('street_staff')
  let turn = 0
  for (const action of names) {
    const inputs: object[] = []
    for (const scenario of casesOf(action)) {
      // in turn: nobody may have more than a few of some things
      inputs.push(await scenario(cloud, players[turn++ % players.length] ?? 'resident'))
    }
    tried.set(action, inputs)
  }
  // a life of the street: each action done once, so that every table has its rows
  for (const action of names.filter((one) => !isOwn(one))) {
    const input = await casesOf(action)[0]?.(cloud, 'street_staff').catch(() => undefined)
    if (input) await staff.try(action, input)
  }
  await sowTheRest()
  await sowReports()
  planted = await plant(cloud)
  // with its mark a word is longer than the contract lets anybody write
  cloud.cloud.settings = { ...cloud.cloud.settings, checkAnswers: false }
})
afterAll(() => cloud.close())

/** What an answer shows of the other street, as `action table.column`. */
async function shownBy(caller: Caller, action: ActionName, input: object): Promise<string[]> {
  const answer = await caller.try(action, input)
  if (!answer.ok && answer.error.code === 'internal') {
    throw new Error(`${action} ${JSON.stringify(input)}: ${JSON.stringify(cloud.log.at(-1))}`)
  }
  return marksIn(opened(answer)).map((mark) => `${action} ${mark}`)
}

/** Every input of an action moved to the other street, and with its ids alone; each once. */
const foreign = (action: ActionName): object[] => {
  const moved = (tried.get(action) ?? []).flatMap((input) => [
    planted.there(input),
    planted.idsThere(input),
  ])
  return [...new Map(moved.map((input) => [JSON.stringify(input), input])).values()]
}

const sorted = (all: Iterable<string>) => [...new Set(all)].sort()

test('every table of a street is planted, in all that are words', () => {
  expect(planted.empty).toEqual(['timers'])
  expect([...planted.wordless].sort()).toEqual(WORDLESS)
})

test('whoever works there sees it: what is planted does show where a right lets it', async () => {
  const [person] = await cloud.db.query<{ id: string }>(
    `SELECT id FROM persons WHERE persona = 'street_staff'`,
  )
  await cloud.db.query(
    'INSERT INTO wechat_accounts (openid_hash, person, linked_at) VALUES ($1, $2, $3)',
    [cloud.cloud.secrets.hash('openid', 'oTHERE'), planted.there(person?.id), new Date(MONDAY)],
  )
  const shown: string[] = []
  for (const action of names.filter((one) => actions[one].effect === 'read')) {
    for (const input of tried.get(action) ?? []) {
      shown.push(...(await shownBy(cloud.wechat('oTHERE'), action, planted.there(input))))
    }
  }
  const seen = sorted(shown.map((line) => line.split(' ')[1] ?? ''))
  expect(planted.columns).toEqual(expect.arrayContaining(seen))
  expect(seen).toEqual(
    expect.arrayContaining([
      ...['areas_past.name', 'assignments.title', 'buildings.address', 'complaints.contact_sealed'],
      ...['complaints.words', 'doors.room', 'history.note', 'homes.name', 'import_rows.words'],
      ...['imports.file_name', 'operators.duties', 'persons.name', 'persons.phone_sealed'],
      ...['reports.address', 'reports.pause', 'reports.rating_words', 'reports.result_words'],
      'reports.words',
    ]),
  )
})

test('nobody of this street sees any of it, but what is for everybody', async () => {
  const shown: string[] = []
  for (const persona of personas) {
    const signed = await cloud.signedIn(persona)
    for (const action of inTurn.filter((one) => !MOVES_IN.includes(one))) {
      for (const asked of foreign(action)) {
        const caller = isOwn(action) ? cloud.as(persona) : signed
        shown.push(...(await shownBy(caller, action, asked)))
        if (action.startsWith('clock.')) cloud.clock.set(MONDAY)
      }
    }
  }
  const open = Object.entries(PUBLIC).flatMap(([action, { columns }]) =>
    columns.map((column) => `${action} ${column}`),
  )
  expect(sorted(shown)).toEqual(sorted(open))
})

test('the other street is the other one', () => {
  const input = { street: STREET, area: `${STREET}003-g01` }
  expect(planted.there(input)).toEqual({ street: OTHER_STREET, area: `${OTHER_STREET}003-g01` })
  expect(planted.idsThere(input)).toEqual(input)
})
