// A report taken in and the board of what is live, at 10 thousand and 1 million reports: our whole cloud beside
// the bare statements, and Parse Server and Feathers with knex, each over HTTP in a process of its own on one PostgreSQL server.
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { freePort } from '../tests/support/free-port'
import { startPostgres } from '../tests/support/postgres-server'
import { timed } from './bench-cloud'
import { median, report } from './median'
import { openRaw } from './report-raw'
import { growOurs, growPeer, LIVE_STATES, STREET, somewhere } from './report-rows'

const RUNS = 200
const WARM = 50
const AT_ONCE = 8
const TOGETHER = 400

/** One of the three: how a report is taken in there, and how the board is asked for. */
interface Side {
  name: 'ours' | 'raw SQL' | 'parse' | 'feathers'
  submit(run: number): Promise<unknown>
  board(): Promise<unknown>
}

async function answered(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(body)}`)
  return body
}

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  answered(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const words = (run: number) => `门口堆了一大袋装修垃圾，第 ${run} 件`
const clientOf = (run: number) => `${Date.now().toString(36)}${run.toString(36)}`.padStart(20, '0')

/** What a peer keeps of a report: no routing, no clock, no rights. */
const plain = (run: number) => ({
  ...{ street: STREET, number: `S-${run}`, client: clientOf(run), state: 'dispatched' },
  ...{ category: 'litter', words: words(run), owner: `p${run % 50}`, due: '2026-11-30' },
})

async function ours(url: string): Promise<Side> {
  const tokenOf = async (persona: string) => {
    const answer = await post(`${url}/api`, { action: 'session.signInAs', input: { persona } })
    return { authorization: `Bearer ${(answer as { data: { token: string } }).data.token}` }
  }
  const [resident, staff] = [await tokenOf('resident'), await tokenOf('street_staff')]
  const call = (action: string, input: object, who: Record<string, string>) =>
    post(`${url}/api`, { action, input: { street: STREET, ...input } }, who)
  return {
    name: 'ours',
    submit: (run) =>
      call(
        'reports.submit',
        {
          ...{ client: clientOf(run), category: 'litter', words: words(run), anonymous: false },
          at: { by: 'map', place: somewhere() },
        },
        resident,
      ),
    board: () => call('reports.board', {}, staff),
  }
}

function parse(url: string): Side {
  const who = { 'X-Parse-Application-Id': 'bench' }
  const where = encodeURIComponent(JSON.stringify({ street: STREET, state: { $in: LIVE_STATES } }))
  return {
    name: 'parse',
    submit(run) {
      const { lng: longitude, lat: latitude } = somewhere()
      const kept = plain(run)
      const { client, owner, due } = kept
      const place = { __type: 'GeoPoint', longitude, latitude }
      const create = (name: string, body: object) => ({
        ...{ method: 'POST', path: `/parse/classes/${name}`, body },
      })
      const requests = [
        create('Report', { ...kept, place }),
        create('Happened', { client, did: 'submit' }),
        create('Work', { client, owner, due }),
      ]
      return post(`${url}/parse/batch`, { requests }, who)
    },
    board: () =>
      answered(`${url}/parse/classes/Report?where=${where}&order=due&limit=20&count=1`, {
        headers: who,
      }),
  }
}

function feathers(url: string): Side {
  const states = LIVE_STATES.map((state) => `state[$in][]=${state}`).join('&')
  return {
    name: 'feathers',
    submit: (run) => post(`${url}/reports`, { ...plain(run), ...somewhere() }),
    board: () => answered(`${url}/reports?street=${STREET}&${states}&$sort[due]=1&$limit=20`),
  }
}

const PEERS = path.resolve('.cache/peers')

/** The peers live in a folder of their own, so that nobody who builds the app has to fetch them. */
function installPeers(): void {
  mkdirSync(PEERS, { recursive: true })
  for (const file of ['package.json', 'parse.mjs', 'feathers.mjs']) {
    copyFileSync(path.join('bench/peers', file), path.join(PEERS, file))
  }
  if (existsSync(path.join(PEERS, 'node_modules'))) return
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' })
}

const running: { kill(): void }[] = []
// also where it ends by a fault
process.on('exit', () => {
  for (const child of running) child.kill()
})

async function started(args: string[], host: string, database: string): Promise<string> {
  const port = await freePort()
  const env = { ...process.env, PGHOST: host, PGDATABASE: database, PORT: String(port) }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  running.push(child)
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (said) => String(said).includes('ready') && ready())
    child.on('exit', (code) => fail(new Error(`${args.join(' ')} ended with ${code}`)))
  })
  return `http://127.0.0.1:${port}`
}

/** One after the other, so that a busy moment falls on all alike. */
async function sideBySide(sides: Side[], work: (side: Side, run: number) => Promise<unknown>) {
  const times = new Map<Side, number[]>(sides.map((side) => [side, []]))
  for (let run = 0; run < RUNS + WARM; run++) {
    for (const side of sides) {
      const ms = await timed(() => work(side, run))
      if (run >= WARM) times.get(side)?.push(ms)
    }
  }
  return sides.map((side) => median(times.get(side) ?? []))
}

/** Requests a second with several at once. */
async function together(side: Side, work: (run: number) => Promise<unknown>, from: number) {
  let next = 0
  const ms = await timed(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < TOGETHER) await work(from + next++)
      }),
    ),
  )
  report(`${side.name}: submissions a second, ${AT_ONCE} at once`, (TOGETHER / ms) * 1000)
}

function tell(what: string, sides: Side[], times: number[]): void {
  const [own = Number.NaN] = times
  sides.forEach(({ name }, i) => {
    report(`${what}: ${name}, ms (median)`, times[i] ?? Number.NaN)
    if (i > 0) report(`${what}: ours ÷ ${name}`, own / (times[i] ?? Number.NaN))
  })
}

async function main(): Promise<void> {
  installPeers()
  const server = await startPostgres({ shared_buffers: '1GB', fsync: 'off' })
  const urls = new Map<string, string>()
  for (const name of ['ours', 'parse', 'feathers']) {
    urls.set(name, await server.createDatabase(name))
  }
  const host = new URLSearchParams(server.url.split('?')[1]).get('host') ?? ''
  const own = await ours(await started(['--import', 'tsx', 'bench/peers/ours.ts'], host, 'ours'))
  await own.submit(0)
  const raw = await openRaw({ host, database: 'ours' })
  const sides: Side[] = [
    own,
    { name: 'raw SQL', submit: raw.submit, board: raw.board },
    parse(await started([path.join(PEERS, 'parse.mjs')], host, 'parse')),
    feathers(await started([path.join(PEERS, 'feathers.mjs')], host, 'feathers')),
  ]
  let run = 0
  for (const [size, rows] of [
    ['10 thousand', 10_000],
    ['1 million', 1_000_000],
  ] as const) {
    for (const [name, url] of urls) {
      const db = new Client({ connectionString: url, host, user: 'postgres', database: name })
      await db.connect()
      await (name === 'ours' ? growOurs(db, rows) : growPeer(db, name, rows))
      await db.end()
    }
    const submitted = await sideBySide(sides, (side, at) => side.submit(run + at))
    run += RUNS + WARM
    tell(`submit at ${size}`, sides, submitted)
    tell(`board of ${size}`, sides, await sideBySide(sides, (side) => side.board()))
    for (const side of sides.filter(({ name }) => name !== 'raw SQL'))
      await together(side, (at) => side.submit(at), run)
    run += TOGETHER
  }
  await raw.end()
  await server.stop()
  process.exit()
}

void main()
