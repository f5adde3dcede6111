import { addWorkdays, DAY, dayOf } from '@/contract/calendar.rules'
import { HOME_WORKDAYS } from '@/contract/homes.rules'
import { wholeCalendar } from '../../calendar/repository'
import type { Tx } from '../database'
import { type DemoHome, demoHomes } from './neighbours'

async function insertPersons(tx: Tx, homes: readonly DemoHome[], now: number): Promise<void> {
  const rows = homes
    .filter(({ newcomer }) => newcomer)
    .map(({ person, name, account, daysAgo }) => {
      const at = new Date(now - daysAgo * DAY)
      return { id: person, name, created_at: at, claimed_at: account ? at : null }
    })
  await tx.query(
    `INSERT INTO persons (id, name, created_at, claimed_at)
     SELECT id, name, created_at, claimed_at
     FROM jsonb_to_recordset($1)
       AS p (id text, name text, created_at timestamptz, claimed_at timestamptz)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  )
  const agreed = homes.map(({ person, madeBy, daysAgo }) => ({
    ...{ person, at: new Date(now - daysAgo * DAY) },
    taken_by: madeBy === person ? null : madeBy,
  }))
  await tx.query(
    `INSERT INTO consents (person, purpose, at, given, text_version, taken_by)
     SELECT person, 'home', at, true, '2026-11', taken_by
     FROM jsonb_to_recordset($1) AS c (person text, at timestamptz, taken_by text)
     WHERE NOT EXISTS (SELECT 1 FROM consents o WHERE o.person = c.person AND o.purpose = 'home')
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(agreed)],
  )
}

const FIELDS = `(id text, person text, name text, relation text, state text, way text, door text,
  area text, owner text, owner_role text, due date, about_due boolean, made_by text,
  since timestamptz, title text)`

/** Those who wait keep their days as the demonstration's clock goes on, until somebody does something. */
async function insertHomes(tx: Tx, street: string, rows: string): Promise<void> {
  await tx.query(
    `INSERT INTO homes (street, id, person, name, relation, state, way, door, area, owner, owner_role,
                        due, about_due, made_by, client, since, demo)
     SELECT $1, id, person, name, relation, state, way, door, area, owner, owner_role, due, about_due,
            made_by, 'demonstration' || id, since, true
     FROM jsonb_to_recordset($2) AS h ${FIELDS} WHERE door IS NULL OR EXISTS (
       SELECT 1 FROM doors d WHERE d.street = $1 AND d.id = h.door)
     ON CONFLICT (street, id) DO UPDATE SET since = excluded.since, due = excluded.due
       WHERE homes.state = 'asked' AND homes.version = 1`,
    [street, rows],
  )
  await tx.query(
    `INSERT INTO assignments (street, id, noun, subject, kind, title, owner, given_at, due, about)
     SELECT $1, 'w' || substring(h.id FROM 2), 'homes', h.id, 'confirm_home', h.title, h.owner,
            h.since, h.due, h.about_due
     FROM jsonb_to_recordset($2) AS h ${FIELDS}
     JOIN homes k ON k.street = $1 AND k.id = h.id AND k.state = 'asked' AND k.version = 1
     WHERE h.state = 'asked'
     ON CONFLICT (street, id) DO UPDATE SET given_at = excluded.given_at, due = excluded.due
       WHERE assignments.done_at IS NULL AND NOT assignments.late_raised`,
    [street, rows],
  )
}

/** Who answers for whom, as long as both are there. */
async function insertProxies(tx: Tx, street: string, homes: readonly DemoHome[]): Promise<void> {
  const rows = homes.flatMap(({ id, proxies }) => proxies.map((proxy) => ({ home: id, proxy })))
  await tx.query(
    `INSERT INTO home_proxies (street, home, proxy)
     SELECT $1, x.home, x.proxy FROM jsonb_to_recordset($2) AS x (home text, proxy text)
     JOIN homes h ON h.street = $1 AND h.id = x.home AND h.version = 1 AND h.over_at IS NULL
     JOIN homes p ON p.street = $1 AND p.id = x.proxy AND p.over_at IS NULL
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows)],
  )
}

/** Sows where people belong; sown again, it adds what is missing and leaves what people have changed. */
export async function sowHomes(tx: Tx, street: string, now: number): Promise<void> {
  const homes = demoHomes()
  const calendar = await wholeCalendar(tx)
  const rows = homes.map(({ madeBy, daysAgo, account: _, proxies: __, newcomer: ___, ...home }) => {
    const since = now - daysAgo * DAY
    const asked = home.owner !== null
    const { day, about } = addWorkdays(calendar, dayOf(since), HOME_WORKDAYS)
    return {
      ...{ ...home, since: new Date(since), made_by: madeBy, state: asked ? 'asked' : 'confirmed' },
      ...(asked ? { owner_role: 'grid_head', due: day, about_due: about } : { about_due: false }),
    }
  })
  await insertPersons(tx, homes, now)
  await insertHomes(tx, street, JSON.stringify(rows))
  await insertProxies(tx, street, homes)
}
