import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import type { Tx } from '../database'
import { keyedId } from './keyed-id'
import { people } from './people'
import type { Playing } from './reports-course'
import type { DemoStory } from './reports-stories'

/** A report with all that hangs on it, as rows. */
export interface Sown {
  id: string
  story: DemoStory
  playing: Playing
  row: Record<string, unknown>
  followers: { report: string; person: string; since: Date }[]
}

/** The history of all of them. */
export const stepsOf = (all: readonly Sown[]) =>
  all.flatMap(({ id, playing }) => playing.history.map((step) => ({ subject: id, ...step })))

/** Columns of a report that come as they are, by their type. */
const COLUMNS = {
  text: [
    ...['number', 'via', 'reporter', 'words', 'address', 'area', 'state', 'category', 'class'],
    ...['owner', 'owner_role', 'result', 'result_words', 'resolved_by', 'resolved_role', 'rating'],
    ...['rating_words', 'merged_into'],
  ],
  date: ['received', 'contact_due', 'yellow', 'due'],
  timestamptz: ['reported_at', 'contacted_at', 'resolved_at', 'closed_at'],
  int: ['finish_days', 'paused_days', 'round', 'returns', 'version'],
  boolean: ['anonymous', 'open', 'contact_about', 'due_about', 'topic'],
  jsonb: ['pause', 'before_merge'],
  float8: ['lng', 'lat'],
  'text[]': ['path'],
}
const NAMES = Object.values(COLUMNS).flat()
const TYPED = Object.entries(COLUMNS).flatMap(([type, names]) => names.map((n) => `${n} ${type}`))

/** Writes them, and writes anew those that are there. */
export async function insertReports(tx: Tx, street: string, all: readonly Sown[]): Promise<void> {
  const anew = NAMES.map((name) => `${name} = excluded.${name}`)
  await tx.query(
    `INSERT INTO reports (street, id, maker, client, spot, area_version, demo, ${NAMES.join(', ')})
     SELECT $1, id, maker, client, point(x, y), 1, true, ${NAMES.join(', ')}
     FROM jsonb_to_recordset($2) AS r (id text, maker text, client text, x float8, y float8,
                                       ${TYPED.join(', ')})
     ON CONFLICT (street, id) DO UPDATE SET ${anew.join(', ')}`,
    [street, JSON.stringify(all.map(({ row }) => row))],
  )
}

/** What hangs on a report is written anew with it. */
export async function insertCourse(tx: Tx, street: string, all: readonly Sown[]): Promise<void> {
  const ids = all.map(({ id }) => id)
  for (const table of ['report_followers', 'report_handlers']) {
    await tx.query(`DELETE FROM ${table} WHERE street = $1 AND report = ANY($2)`, [street, ids])
  }
  for (const table of ['history', 'assignments']) {
    await tx.query(
      `DELETE FROM ${table} WHERE street = $1 AND noun = 'reports' AND subject = ANY($2)`,
      [street, ids],
    )
  }
  const handlers = all.flatMap(({ id, playing }) =>
    [...playing.handlers].map((person) => ({ report: id, person })),
  )
  await tx.query(
    `INSERT INTO report_handlers (street, report, person)
     SELECT $1, report, person FROM jsonb_to_recordset($2) AS h (report text, person text)`,
    [street, JSON.stringify(handlers)],
  )
  await tx.query(
    `INSERT INTO report_followers (street, report, person, since)
     SELECT $1, report, person, since
     FROM jsonb_to_recordset($2) AS f (report text, person text, since timestamptz)`,
    [street, JSON.stringify(all.flatMap(({ followers }) => followers))],
  )
  await tx.query(
    `INSERT INTO history (street, id, noun, subject, step, at, did, by_person, changed, before, after, note, cause)
     SELECT $1, id, 'reports', subject, step, at, did, by_person, changed, before, after, note, cause
     FROM jsonb_to_recordset($2) AS h (id text, subject text, step int, at timestamptz, did text,
       by_person text, changed text[], before jsonb, after jsonb, note text, cause text)`,
    [street, JSON.stringify(stepsOf(all))],
  )
  const works = all.flatMap(({ id, row, playing }) =>
    playing.works.map((work) => ({ subject: id, title: row.number, ...work })),
  )
  await tx.query(
    `INSERT INTO assignments (street, id, noun, subject, kind, title, owner, given_at, due, about, late_raised, done_at)
     SELECT $1, id, 'reports', subject, kind, title, owner, given_at, due, about, late_raised, done_at
     FROM jsonb_to_recordset($2) AS w (id text, subject text, kind text, title text, owner text,
       given_at timestamptz, due date, about boolean, late_raised boolean, done_at timestamptz)`,
    [street, JSON.stringify(works)],
  )
}

const KINDS = { asked: 'report_pause_asked', resident: 'report_changed' } as const

/** A few words in the inboxes of personas; who has read one keeps it as it is. */
export async function insertMessages(tx: Tx, street: string, all: readonly Sown[]): Promise<void> {
  const rows = all.flatMap(({ id, story, playing: { course, history, works }, row }) => {
    if (!story.tells) return []
    const name = DEFAULT_CATEGORIES.find(({ code }) => code === course.category)?.name
    const toVerify = course.state === 'verifying' ? 'report_to_verify' : 'report_assigned'
    const told = story.tells === 'resident' ? { did: 'closed' } : {}
    const asked = works.find(({ kind }) => kind === 'allow_pause')?.owner
    const who = { owner: course.owner, asked, resident: people.resident.id }
    return [
      {
        ...{ id: keyedId(`report ${story.key} told`), subject: id, person: who[story.tells] },
        kind: story.tells === 'owner' ? toVerify : KINDS[story.tells],
        values_shown: { number: row.number, ...name, ...told },
        at: history.at(-1)?.at,
      },
    ]
  })
  await tx.query(
    `INSERT INTO messages (street, id, person, kind, noun, subject, values_shown, at)
     SELECT $1, id, person, kind, 'reports', subject, values_shown, at
     FROM jsonb_to_recordset($2) AS m (id text, person text, kind text, subject text,
                                       values_shown jsonb, at timestamptz)
     ON CONFLICT (street, id) DO UPDATE SET at = excluded.at, values_shown = excluded.values_shown
       WHERE messages.read_at IS NULL`,
    [street, JSON.stringify(rows)],
  )
}
