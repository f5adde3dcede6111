import { authorizedByRule } from '../../authorization'
import type { Database, Db, Tx } from '../database'
import { sowAbsences } from './absences'
import { drawnAreas, insertAreas } from './areas'
import { sowDoors } from './doors'
import { sowEvents } from './events'
import { heads } from './heads'
import { sowHomes } from './homes'
import { operators } from './operators'
import { type DemoPerson, people } from './people'
import { sowReports } from './reports'
import { sowReviews } from './reviews'
import { insertStreet } from './serve'
import { sowService } from './service'
import { sowSignups } from './signups'
import { sowSites } from './sites'
import { bundStreet, street } from './streets'

/** Before every moment that the demonstration plays, so that its people hold their roles. */
const SINCE = '2024-01-01'

const everybody: readonly DemoPerson[] = [...Object.values(people), ...heads]

async function insertPersons(db: Db, now: number): Promise<void> {
  await db.query(
    `INSERT INTO persons (id, name, persona, created_at, claimed_at)
     SELECT id, name, persona, $2::timestamptz,
            CASE WHEN unclaimed IS TRUE THEN NULL ELSE $2::timestamptz END
     FROM jsonb_to_recordset($1) AS person (id text, name text, persona text, unclaimed boolean)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(everybody), new Date(now)],
  )
}

async function insertOperators(tx: Tx, street: string): Promise<void> {
  const rows = Object.values(operators)
    .filter((operator) => operator.street === street)
    .map((operator) => ({
      ...operator,
      contract_from: operator.contractFrom,
      contract_until: operator.contractUntil,
    }))
  await tx.query(
    `INSERT INTO operators (street, id, name, phone, contract_from, contract_until, duties, demo)
     SELECT $1, id, name, phone, contract_from, contract_until, duties, true
     FROM jsonb_to_recordset($2) AS operator (id text, name jsonb, phone text,
                                              contract_from date, contract_until date, duties jsonb)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows)],
  )
}

async function insertAppointments(tx: Tx, street: string): Promise<void> {
  const rows = everybody.flatMap(({ id, appointments }) =>
    appointments
      .filter((appointment) => appointment.street === street)
      .map(({ standIn, from = SINCE, ...appointment }) => ({
        ...appointment,
        person: id,
        stand_in: standIn,
        from_day: from,
      })),
  )
  await tx.query(
    `INSERT INTO appointments (street, id, person, role, area, operator, stand_in, from_day, demo)
     SELECT $1, id, person, role, area, operator, stand_in, from_day, true
     FROM jsonb_to_recordset($2) AS appointment (id text, person text, role text, area text,
                                                 operator text, stand_in text, from_day date)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows)],
  )
}

/**
 * Sows the invented street that the demonstration plays, and a corner of its neighbour; all of it is
 * marked `demo`. Comes after `seedReference`. Sown again, it adds what is missing, leaves what people
 * have changed, and moves the visits that sites show, reports that nobody has touched, and absences of
 * weeks gone by, up to `now`.
 */
export async function seedDemonstration(db: Database, now: number): Promise<void> {
  const bund = drawnAreas.find(({ code }) => code === bundStreet)
  await insertStreet(db, { code: bundStreet, ring: bund?.ring })
  await insertPersons(db, now)
  for (const code of [street, bundStreet]) {
    const scope = authorizedByRule('demonstration data is sown', { street: code })
    const areas = drawnAreas.filter((area) => area.street === code)
    await db.tx(async (tx) => {
      await insertAreas(tx, code, areas, true)
      await insertOperators(tx, code)
      await insertAppointments(tx, code)
      await sowAbsences(tx, code, now)
      await sowSites(tx, scope, now)
      await sowReviews(tx, scope, now)
      await sowDoors(tx, code)
      if (code === street) await sowHomes(tx, code, now)
      await sowReports(tx, code, now)
      if (code === street) await sowSignups(tx, await sowEvents(tx, now), now)
      if (code === street) await sowService(tx, code, now)
    })
  }
}
