import type { ServiceShown, ServiceState } from '@/contract/service.shapes'
import type { EventId, PersonId, PlaceId, ServiceRecordId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import type { AskedRow } from './reads'

export interface NewRecord {
  street: StreetCode
  record: ServiceRecordId
  number: string
  person: PersonId
  event: EventId
  place: PlaceId
  shown: ServiceShown
  plannedFrom: Date
  plannedUntil: Date
  from: Date
  until: Date
  state: ServiceState
  confirmUntil: Date
  demo: boolean
  now: number
}

/** Keeps a record. False: one came of this place already. */
export async function insertRecord(tx: Tx, record: Authorized<NewRecord>): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO service_records (street, id, number, person, event, place, shown, planned_from,
       planned_until, from_at, until_at, state, confirm_until, demo, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (street, event, place) DO NOTHING RETURNING id`,
    [
      record.street,
      record.record,
      record.number,
      record.person,
      record.event,
      record.place,
      JSON.stringify(record.shown),
      record.plannedFrom,
      record.plannedUntil,
      record.from,
      record.until,
      record.state,
      record.confirmUntil,
      record.demo,
      new Date(record.now),
    ],
  )
  return rows.length === 1
}

type Which = Authorized<{ street: StreetCode; record: ServiceRecordId }>

/** A record has another state and, where given, other hours; nobody is asked any more. */
export async function setHours(
  tx: Tx,
  { street, record }: Which,
  state: ServiceState,
  hours: { from: Date; until: Date; signer: PersonId | null },
): Promise<void> {
  await tx.query(
    `UPDATE service_records SET state = $3, from_at = $4, until_at = $5,
       signer = coalesce($6, signer), asked = NULL, owner = NULL, version = version + 1
     WHERE street = $1 AND id = $2`,
    [street, record, state, hours.from, hours.until, hours.signer],
  )
}

/** A signer has to decide. */
export async function setAsked(
  tx: Tx,
  { street, record }: Which,
  asked: AskedRow,
  owner: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE service_records SET state = 'asked', asked = $3, owner = $4, version = version + 1
     WHERE street = $1 AND id = $2`,
    [street, record, JSON.stringify(asked), owner],
  )
}

/** What one record of a person did, has to sign or signed is another's, because both are the same human. */
export async function mergeService(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE service_records SET person = CASE WHEN person = $2 THEN $3 ELSE person END,
                                owner = CASE WHEN owner = $2 THEN $3 ELSE owner END,
                                signer = CASE WHEN signer = $2 THEN $3 ELSE signer END
     WHERE street = $1 AND (person = $2 OR owner = $2 OR signer = $2)`,
    [street, from, into],
  )
  // two phones may have made the same client id
  await tx.query(
    `UPDATE service_certificates c SET person = $3,
       client = CASE WHEN EXISTS (SELECT 1 FROM service_certificates k
                                  WHERE k.street = $1 AND k.person = $3 AND k.client = c.client)
                     THEN c.id ELSE c.client END
     WHERE c.street = $1 AND c.person = $2`,
    [street, from, into],
  )
}
