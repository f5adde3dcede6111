import { authorizedByRule } from '../../authorization'
import type { Database, Db, Tx } from '../database'
import { drawnAreas, insertAreas } from './areas'
import { operators } from './operators'
import { people } from './people'
import { insertStreet } from './reference'
import { sowSites } from './sites'
import { bundStreet, street } from './streets'

/** Before every moment that the demonstration plays, so that its people hold their roles. */
const SINCE = '2024-01-01'

async function insertPersons(db: Db, now: number): Promise<void> {
  const rows = Object.values(people).map((person) => ({ persona: null, ...person }))
  await db.query(
    `INSERT INTO persons (id, name, persona, created_at)
     SELECT id, name, persona, $2
     FROM jsonb_to_recordset($1) AS person (id text, name text, persona text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), new Date(now)],
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
    `INSERT INTO operators (street, id, name, phone, contract_from, contract_until, demo)
     SELECT $1, id, name, phone, contract_from, contract_until, true
     FROM jsonb_to_recordset($2) AS operator (id text, name jsonb, phone text,
                                              contract_from date, contract_until date)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows)],
  )
}

async function insertAppointments(tx: Tx, street: string): Promise<void> {
  const rows = Object.values(people).flatMap(({ id, appointments }) =>
    appointments
      .filter((appointment) => appointment.street === street)
      .map((appointment) => ({ ...appointment, person: id })),
  )
  await tx.query(
    `INSERT INTO appointments (street, id, person, role, area, operator, from_day)
     SELECT $1, id, person, role, area, operator, $3
     FROM jsonb_to_recordset($2) AS appointment (id text, person text, role text, area text,
                                                 operator text)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows), SINCE],
  )
}

/**
 * Sows the invented street that the demonstration plays, and a corner of its neighbour; all of it is
 * marked `demo`. Comes after `seedReference`. Sown again, it adds what is missing, leaves what people
 * have changed, and moves the visits that sites show up to `now`.
 */
export async function seedDemonstration(db: Database, now: number): Promise<void> {
  await insertStreet(db, bundStreet, { zh: '外滩街道', en: 'Bund Sub-district' })
  await insertPersons(db, now)
  for (const code of [street, bundStreet]) {
    const scope = authorizedByRule('demonstration data is sown', { street: code })
    const areas = drawnAreas.filter((area) => area.street === code)
    await db.tx(async (tx) => {
      await insertAreas(tx, code, areas, true)
      await insertOperators(tx, code)
      await insertAppointments(tx, code)
      await sowSites(tx, scope, now)
    })
  }
}
