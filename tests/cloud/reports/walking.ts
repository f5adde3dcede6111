import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import { reports as handlers } from '@/cloud/reports/actions'
import { actions } from '@/contract'
import { DAY } from '@/contract/calendar.rules'
import type { ReportState } from '@/contract/reports'
import { LIVE, moves, REPORT_ROLES, type ReportStep } from '@/contract/reports.rules'
import { type Somebody, somebody } from '../complaints/people'
import { type Offices, told } from './reporting'

const entriesOf = (name: string): object => actions[name as keyof typeof actions].input.entries

/** Every step on a report. */
const NAMES = Object.keys(handlers).filter(
  (name) => actions[name as keyof typeof actions].effect === 'write' && 'report' in entriesOf(name),
)

/** The action of each step that is called otherwise. */
const CALLED: Partial<Record<ReportStep, string>> = {
  ...{ allowPause: 'answerPause', refusePause: 'answerPause', pass: 'verify', fail: 'verify' },
}

const namesFrom = (state: ReportState): string[] => {
  const names = Object.keys(moves[state]).map((step) => {
    return `reports.${CALLED[step as ReportStep] ?? step}`
  })
  // what is withdrawn or merged leads nowhere
  const known = names.filter((name) => NAMES.includes(name) && !/withdraw|\.merge/.test(name))
  return known.length > 0 ? known : NAMES
}

/** A generator of numbers below n, the same for the same seed (mulberry32). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  return (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

/** What the walk knows of a report that it picks. */
interface Glance {
  owner: string
  reporter: string | null
  state: ReportState
  version: number
  /** A pause waits for an answer. */
  asked: boolean | null
}

export interface Walk {
  steps: number
  done: Record<string, number>
  refused: Record<string, number>
}

/** A street in which random people do random things to a few reports; what they may not do is refused. */
export class Walker {
  private readonly people: Somebody[]
  private readonly ids: string[] = []
  readonly walk: Walk = { steps: 0, done: {}, refused: {} }

  constructor(
    readonly cloud: TestCloud,
    readonly street: Offices,
    readonly random: (n: number) => number,
  ) {
    const { at: _at, ...people } = street
    this.people = Object.values(people)
  }

  private pick<T>(list: readonly T[]): T {
    const one = list[this.random(list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }

  async begin(): Promise<void> {
    for (let i = 0; i < 2; i++) this.people.push(await somebody(this.cloud))
    for (let i = 0; i < 6; i++) await this.report()
  }

  private async report(): Promise<void> {
    const category = this.pick(['litter', 'street_light', 'quarrel', 'bin']) as never
    const { report } = await this.pick(this.people).call(
      'reports.submit',
      told(this.street.at, { category }),
    )
    this.ids.push(report.report)
    if (this.ids.length > 12) this.ids.shift()
  }

  /** Mostly whoever owns or reported it: the walk is to go far, and not only to be refused. */
  private actor({ owner, reporter }: { owner: string; reporter: string | null }): Somebody {
    const [one, other] = [owner, reporter].map((person) =>
      this.people.find((known) => known.person === person),
    )
    return [one, one, one, other][this.random(6)] ?? this.pick(this.people)
  }

  private input(version: number, report: string) {
    const day = (n: number) => new Date(this.cloud.clock.now() + n * DAY).toISOString().slice(0, 10)
    return {
      ...{ street: STREET, report, version: this.random(12) === 0 ? version + 1 : version },
      words: '随机的一步',
      to: this.pick(this.people).person,
      ...{
        category: this.pick(['litter', 'bin', 'quarrel']),
        class: this.pick(['a', 'b', 'c', 'd']),
      },
      ...{ way: 'phone', until: day(this.random(20)), allow: this.random(4) > 0 },
      ...{ pass: this.random(3) > 0, result: this.pick(['solved', 'explained']) },
      ...{ rating: this.pick(['satisfied', 'dissatisfied']), into: this.pick(this.ids) },
      purpose: 'contact',
    }
  }

  /** One thing by somebody, or time that passes. */
  async step(): Promise<void> {
    this.walk.steps += 1
    const luck = this.random(60)
    if (luck === 0) return this.report()
    if (luck < 3) return this.later()
    const report = this.pick(this.ids)
    const [row] = await this.cloud.db.query<Glance>(
      `SELECT owner, reporter, state, version, NOT pause ? 'from' AS asked FROM reports
       WHERE street = $1 AND id = $2`,
      [STREET, report],
    )
    if (!row) throw new Error('a report was lost')
    if (row.asked && this.random(2) > 0) {
      const input = this.input(row.version, report)
      return this.call(this.pick(this.people), 'reports.answerPause', input)
    }
    // mostly something that leads on from here
    const name = this.pick(this.random(4) > 0 ? namesFrom(row.state) : NAMES)
    await this.call(this.actor(row), name, this.input(row.version, report))
  }

  private async call(who: Caller, name: string, all: Record<string, unknown>): Promise<void> {
    const known = Object.keys(entriesOf(name))
    const input = Object.fromEntries(Object.entries(all).filter(([key]) => known.includes(key)))
    const answer = await who.try(name, input)
    if (!answer.ok && ['internal', 'invalid'].includes(answer.error.code) && !answer.error.field) {
      throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
    }
    const tally = answer.ok ? this.walk.done : this.walk.refused
    tally[name] = (tally[name] ?? 0) + 1
  }

  private async later(): Promise<void> {
    this.cloud.clock.set(this.cloud.clock.now() + (1 + this.random(4)) * (DAY / 4))
    await this.cloud.runTimers()
    if (this.cloud.log.some(({ event }) => event === 'job failed')) throw new Error('a job failed')
  }
}

/** What must hold of every report at any time; each answers the reports of which it does not. */
export const laws: Record<string, string> = {
  'a live report has one owner in office and one piece of open work, which is the owner’s': `
    SELECT r.id FROM reports r WHERE r.street = $1 AND r.state = ANY($2) AND (
      NOT EXISTS (SELECT 1 FROM appointments a
                  WHERE a.street = $1 AND a.person = r.owner AND a.role = ANY($3))
      OR (SELECT array_agg(w.owner) FROM assignments w WHERE w.street = $1 AND w.noun = 'reports'
            AND w.subject = r.id AND w.kind = 'handle_report' AND w.done_at IS NULL)
         IS DISTINCT FROM ARRAY[r.owner])`,
  'what is over is nobody’s work': `
    SELECT r.id FROM reports r JOIN assignments w
      ON w.street = $1 AND w.noun = 'reports' AND w.subject = r.id AND w.done_at IS NULL
    WHERE r.street = $1 AND NOT r.state = ANY($2) AND $3::text[] IS NOT NULL`,
  'a pause that is asked has one who answers, and no other one has': `
    SELECT r.id FROM reports r WHERE r.street = $1 AND $2::text[] IS NOT NULL AND $3::text[] IS NOT NULL
      AND (r.pause IS NOT NULL AND NOT r.pause ? 'from') <> EXISTS (
        SELECT 1 FROM assignments w WHERE w.street = $1 AND w.noun = 'reports'
          AND w.subject = r.id AND w.kind = 'allow_pause' AND w.done_at IS NULL)`,
  'no step of the history is missing, and the last one tells where it stands': `
    SELECT r.id FROM reports r WHERE r.street = $1 AND $3::text[] IS NOT NULL AND (
      (SELECT count(*) <> max(step) FROM history h
       WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = r.id)
      OR (SELECT h.after ->> 'state' FROM history h
          WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = r.id AND h.after ? 'state'
            AND $2::text[] IS NOT NULL
          ORDER BY h.step DESC LIMIT 1) IS DISTINCT FROM r.state)`,
  'nobody verifies what they handled': `
    SELECT h.subject AS id FROM history h
    WHERE h.street = $1 AND h.noun = 'reports' AND h.did IN ('reports.pass', 'reports.fail')
      AND $2::text[] IS NOT NULL AND $3::text[] IS NOT NULL AND EXISTS (
        SELECT 1 FROM history e WHERE e.street = $1 AND e.noun = 'reports' AND e.subject = h.subject
          AND e.step < h.step AND e.did IN ('reports.accept', 'reports.resolve')
          AND e.by_person = h.by_person)`,
  'what is closed was verified': `
    SELECT r.id FROM reports r WHERE r.street = $1 AND r.state = 'closed'
      AND $2::text[] IS NOT NULL AND $3::text[] IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM history h WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = r.id
          AND h.did = 'reports.pass')`,
}

/** The laws that are broken now, with the reports that break them. */
export async function broken({ db }: TestCloud): Promise<string[]> {
  const found: string[] = []
  for (const [law, sql] of Object.entries(laws)) {
    const rows = await db.query<{ id: string }>(sql, [STREET, LIVE, REPORT_ROLES])
    if (rows.length > 0) found.push(`${law}: ${rows.map(({ id }) => id).join(' ')}`)
  }
  return found
}

/** What the history says so far, in order: it may only grow. */
export const historySoFar = async ({ db }: TestCloud, upTo: number) => {
  const [row] = await db.query<{ count: number; digest: string | null }>(
    `SELECT count(*)::int AS count, md5(string_agg(line, '|' ORDER BY line)) AS digest FROM (
       SELECT h::text AS line FROM history h WHERE h.street = $1 AND h.noun = 'reports' AND h.at <= $2) l`,
    [STREET, new Date(upTo)],
  )
  return row
}
