import type { ClientId, DeviceId, EventId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** A phone or a browser that keeps the door of an event. */
export interface DeviceRow {
  street: StreetCode
  device: DeviceId
  event: EventId
  person: PersonId
  by: string | null
  name: string
  given: number
  /** Seats of entries that came here, and all that the device spoke of. */
  used: number
  said: number
  returned: number
  acked: number
  /** Entries up to this one were heard, kept or not. */
  lastSeq: number
  opened: Date
  seen: Date
  wipe: Date | null
  closed: Date | null
}

/** $1 is the street. */
const DEVICES = `
  SELECT d.street, d.id AS device, d.event, d.person, p.name AS by, d.name, d.given, d.used, d.said,
         d.returned, d.acked, d.last_seq AS "lastSeq", d.opened_at AS opened, d.seen_at AS seen,
         d.wipe_at AS wipe, d.closed_at AS closed
  FROM door_devices d LEFT JOIN persons p ON p.id = d.person
  WHERE d.street = $1`

export async function findDevice(
  db: Db,
  street: StreetCode,
  device: DeviceId,
): Promise<DeviceRow | undefined> {
  const [row] = await db.query<DeviceRow>(`${DEVICES} AND d.id = $2`, [street, device])
  return row
}

/** The device that a client id of somebody's phone made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  person: PersonId,
  client: ClientId,
): Promise<DeviceRow | undefined> {
  const [row] = await db.query<DeviceRow>(`${DEVICES} AND d.person = $2 AND d.client = $3`, [
    street,
    person,
    client,
  ])
  return row
}

/** All devices that an event ever had, the last one first. */
export async function listDevices(
  db: Db,
  street: StreetCode,
  event: EventId,
): Promise<DeviceRow[]> {
  return db.query<DeviceRow>(`${DEVICES} AND d.event = $2 ORDER BY d.opened_at DESC, d.id`, [
    street,
    event,
  ])
}

export interface NewDevice {
  street: StreetCode
  event: EventId
  device: DeviceId
  person: PersonId
  client: ClientId
  name: string
  now: number
}

export async function insertDevice(tx: Tx, made: Authorized<NewDevice>): Promise<void> {
  await tx.query(
    `INSERT INTO door_devices (street, id, event, person, client, name, opened_at, seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [
      ...[made.street, made.device, made.event, made.person, made.client, made.name],
      new Date(made.now),
    ],
  )
}

/** Writes what a device whose event is locked has now. Counts that would go back stay. */
export async function setDevice(
  tx: Tx,
  row: Authorized<DeviceRow>,
  { now, ends = false }: { now: number; ends?: boolean },
): Promise<void> {
  await tx.query(
    `UPDATE door_devices SET given = $3, used = $4, said = greatest(said, $5), returned = $6,
       acked = greatest(acked, $7), last_seq = greatest(last_seq, $8), seen_at = $9,
       closed_at = CASE WHEN $10 THEN $9 ELSE closed_at END
     WHERE street = $1 AND id = $2`,
    [
      ...[row.street, row.device, row.given, row.used, row.said, row.returned, row.acked],
      ...[row.lastSeq, new Date(now), ends],
    ],
  )
}

/** Tells a device to empty itself; the first word counts. */
export async function askWipe(
  tx: Tx,
  { street, event }: Authorized<{ street: StreetCode; event: EventId }>,
  device: DeviceId,
  now: number,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE door_devices SET wipe_at = coalesce(wipe_at, $4)
     WHERE street = $1 AND event = $2 AND id = $3 RETURNING id`,
    [street, event, device, new Date(now)],
  )
  return rows.length > 0
}
