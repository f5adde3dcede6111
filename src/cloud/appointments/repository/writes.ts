import type { Role } from '@/contract/areas'
import type {
  AbsenceId,
  AppointmentId,
  AreaCode,
  ClientId,
  Day,
  OperatorId,
  PersonId,
  StreetCode,
} from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import type { KeptPhone } from '../../phones'

export interface NewAppointment {
  street: StreetCode
  appointment: AppointmentId
  client: ClientId | null
  person: PersonId
  role: Role
  area: AreaCode
  operator: OperatorId | null
  from: Day
  until: Day | null
  standIn: PersonId | null
  demo: boolean
}

export async function insertAppointment(tx: Tx, made: Authorized<NewAppointment>): Promise<void> {
  await tx.query(
    `INSERT INTO appointments (street, id, client, person, role, area, operator, from_day,
                               until_day, stand_in, demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[made.street, made.appointment, made.client, made.person, made.role, made.area],
      ...[made.operator, made.from, made.until, made.standIn, made.demo],
    ],
  )
}

/** Keeps a record that waits for its human. */
export async function insertPerson(
  tx: Tx,
  made: Authorized<{ person: PersonId; name: string; phone: KeptPhone | null; now: number }>,
): Promise<void> {
  const { person, name, phone, now } = made
  await tx.query(
    `INSERT INTO persons (id, name, created_at, phone_sealed, phone_hash, phone_tail_hash)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [person, name, new Date(now), phone?.sealed, phone?.hash, phone?.tailHash],
  )
}

/** Whether a record is still one of its own, which then stays so until the transaction ends. */
export async function keepPerson(tx: Tx, person: PersonId): Promise<boolean> {
  const rows = await tx.query(
    'SELECT id FROM persons WHERE id = $1 AND merged_into IS NULL FOR SHARE',
    [person],
  )
  return rows.length === 1
}

type Which = Authorized<{ street: StreetCode; appointment: AppointmentId }>

/** Sets the last day and the stand-in of a locked appointment, and counts its version up. */
export async function setTerms(
  tx: Tx,
  { street, appointment }: Which,
  terms: { until: Day | null; standIn: PersonId | null },
): Promise<void> {
  await tx.query(
    `UPDATE appointments SET until_day = $3, stand_in = $4, version = version + 1
     WHERE street = $1 AND id = $2`,
    [street, appointment, terms.until, terms.standIn],
  )
}

export interface NewAbsence {
  street: StreetCode
  absence: AbsenceId
  person: PersonId
  from: Day
  until: Day
}

export async function insertAbsence(tx: Tx, made: Authorized<NewAbsence>): Promise<void> {
  await tx.query(
    'INSERT INTO absences (street, id, person, from_day, until_day) VALUES ($1, $2, $3, $4, $5)',
    [made.street, made.absence, made.person, made.from, made.until],
  )
}

/** The absence of somebody on exactly these days; who asks holds the person's record. */
export async function findAbsence(
  tx: Tx,
  street: StreetCode,
  person: PersonId,
  days: { from: Day; until: Day },
): Promise<AbsenceId | undefined> {
  const [row] = await tx.query<{ id: AbsenceId }>(
    `SELECT id FROM absences
     WHERE street = $1 AND person = $2 AND from_day = $3 AND until_day = $4 ORDER BY id LIMIT 1`,
    [street, person, days.from, days.until],
  )
  return row?.id
}

/** An absence that nobody else changes until the transaction ends. */
export async function lockAbsence(
  tx: Tx,
  street: StreetCode,
  absence: AbsenceId,
): Promise<NewAbsence | undefined> {
  const [row] = await tx.query<NewAbsence>(
    `SELECT street, id AS absence, person, from_day AS "from", until_day AS until FROM absences
     WHERE street = $1 AND id = $2 FOR UPDATE`,
    [street, absence],
  )
  return row
}

/** Ends an absence on a day; one that would end before it begins is gone. */
export async function endAbsence(
  tx: Tx,
  { street, absence, from }: Authorized<NewAbsence>,
  last: Day,
): Promise<void> {
  if (last < from) {
    await tx.query('DELETE FROM absences WHERE street = $1 AND id = $2', [street, absence])
    return
  }
  await tx.query('UPDATE absences SET until_day = $3 WHERE street = $1 AND id = $2', [
    street,
    absence,
    last,
  ])
}

/** What one record holds, stands in for or is away from is another's; nobody stands in for themselves. */
export async function mergeAppointments(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE appointments
     SET person = CASE WHEN person = $2 THEN $3 ELSE person END,
         stand_in = CASE WHEN person IN ($2, $3) AND stand_in IN ($2, $3) THEN NULL
                         WHEN stand_in = $2 THEN $3 ELSE stand_in END,
         version = version + 1
     WHERE street = $1 AND (person = $2 OR stand_in = $2)`,
    [street, from, into],
  )
  await tx.query('UPDATE absences SET person = $3 WHERE street = $1 AND person = $2', [
    street,
    from,
    into,
  ])
}
