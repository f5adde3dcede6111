import { Client } from 'pg'
import { STREET } from './report-rows'

/**
 * What a submission and a board are at the least: one transaction of bare statements over one connection,
 * in the same tables with the same indexes. Who has it, when it is due and what it is called stand already.
 */
export interface Raw {
  submit(run: number): Promise<void>
  board(): Promise<void>
  end(): Promise<void>
}

/** What a copy has of its own; $3 is its id, $4 its number. */
const OWN: Record<string, Record<string, string>> = {
  reports: { id: '$3', client: '$3', number: '$4', reported_at: 'now()' },
  history: { id: `substr(md5($3 || t.step), 1, 10)`, subject: '$3', cause: 'NULL', at: 'now()' },
  assignments: { id: 'substr(md5($3), 1, 10)', subject: '$3', title: '$4', given_at: 'now()' },
  messages: { id: 'substr(md5($3 || $4), 1, 10)', subject: '$3', at: 'now()' },
}

/** Copies the rows of a report in a table. */
async function copyOf(db: Client, table: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const taken = names.map((name) => OWN[table]?.[name] ?? `t.${name}`)
  const which = table === 'reports' ? 't.id = $2' : `t.noun = 'reports' AND t.subject = $2`
  return `INSERT INTO ${table} (${names.join(', ')}) SELECT ${taken.join(', ')} FROM ${table} t
    WHERE t.street = $1 AND ${which} AND $3::text || $4::text IS NOT NULL`
}

const LIVE = `street = $1 AND state NOT IN ('closed', 'merged', 'withdrawn')`

/** @param connection to our database, in which at least one report was sent in by the app */
export async function openRaw(connection: { host: string; database: string }): Promise<Raw> {
  const db = new Client({ ...connection, user: 'postgres' })
  await db.connect()
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM reports WHERE street = $1 AND state = 'dispatched' AND via = 'app'
       AND EXISTS (SELECT 1 FROM messages m WHERE m.street = $1 AND m.noun = 'reports' AND m.subject = reports.id)
     ORDER BY reported_at DESC LIMIT 1`,
    [STREET],
  )
  const template = rows[0]?.id
  if (!template) throw new Error('nobody has sent a report yet')
  const tables = ['reports', 'history', 'assignments', 'messages']
  const copies: string[] = []
  for (const table of tables) copies.push(await copyOf(db, table))
  return {
    async submit(run) {
      const id = `w${run.toString(36).padStart(9, '0')}`
      const number = `S20990101-${String(run).padStart(5, '0')}`
      await db.query('BEGIN')
      for (const copy of copies) await db.query(copy, [STREET, template, id, number])
      await db.query('COMMIT')
    },
    async board() {
      await db.query(
        `SELECT id, number, state, category, words, lng, lat, address, area, reported_at, due, owner, version
         FROM reports WHERE ${LIVE} ORDER BY due, id LIMIT 20`,
        [STREET],
      )
      await db.query(
        `SELECT count(*), count(*) FILTER (WHERE state = 'reported'), count(*) FILTER (WHERE state = 'filed'),
           count(*) FILTER (WHERE state = 'handling'), count(*) FILTER (WHERE state = 'paused'),
           count(*) FILTER (WHERE state = 'verifying'), count(*) FILTER (WHERE yellow <= current_date),
           count(*) FILTER (WHERE due < current_date) FROM reports WHERE ${LIVE}`,
        [STREET],
      )
    },
    end: () => db.end(),
  }
}
