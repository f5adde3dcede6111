import type { DoorEntry } from '@/contract/checkins'
import type { Way } from '@/contract/door.rules'
import type { DeviceId, EventId, PersonId, PlaceId, SignupId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** What was done at a door, as it is kept. */
export interface EntryRow {
  seq: string
  way: Way
  by: DoorEntry['by'] | 'code'
  signup: SignupId
  places: readonly PlaceId[]
  at: Date
  checked: DoorEntry['checked']
}

/** Whose it is, and who did it. */
export interface Doer {
  street: StreetCode
  event: EventId
  device: DeviceId
  person: PersonId
  now: number
}

/** Keeps entries as they were said; the same once more is the same. */
export async function insertEntries(
  tx: Tx,
  { street, event, device, person, now }: Doer,
  entries: readonly EntryRow[],
): Promise<void> {
  if (entries.length === 0) return
  await tx.query(
    `INSERT INTO door_entries (street, event, device, seq, way, by_what, signup, places, at,
                               received_at, checked, by_person)
     SELECT $1, $2, $3, x.seq, x.way, x.by, x.signup,
            ARRAY(SELECT jsonb_array_elements_text(x.places)), x.at, $4, x.checked, $5
     FROM jsonb_to_recordset($6) AS x (seq text, way text, by text, signup text, places jsonb,
       at timestamptz, checked text)
     ON CONFLICT (street, event, device, seq) DO NOTHING`,
    [street, event, device, new Date(now), person, JSON.stringify(entries)],
  )
}

/** An entry that came before. */
export interface KnownEntry {
  seq: string
  way: Way
  person: PersonId
  /** It has some place: no other scan was earlier. */
  first: boolean
}

/** Which of these entries of a device are kept, and whether they were first. */
export async function listKnown(
  db: Db,
  { street, event, device }: Pick<Doer, 'street' | 'event' | 'device'>,
  seqs: readonly string[],
): Promise<KnownEntry[]> {
  return db.query<KnownEntry>(
    `SELECT e.seq, e.way, e.by_person AS person, EXISTS (
       SELECT 1 FROM signup_places p
       JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id
       WHERE p.street = $1 AND p.event = $2 AND p.signup = e.signup AND (
         e.way = 'in' AND t.in_device = $3 AND t.in_seq = e.seq
         OR e.way = 'out' AND t.out_device = $3 AND t.out_seq = e.seq)) AS first
     FROM door_entries e
     WHERE e.street = $1 AND e.event = $2 AND e.device = $3 AND e.seq = ANY($4) ORDER BY e.seq`,
    [street, event, device, seqs],
  )
}

/** A place as the door has it. */
export interface SeatRow {
  signup: SignupId
  state: string
  place: PlaceId
  is: 'guest' | 'shift'
  held: boolean
  /** Given back, and kept from others until every device knows. */
  echoed: boolean
  from: Date
  until: Date
  inDevice: DeviceId | null
  inSeq: string | null
  inAt: Date | null
  outDevice: DeviceId | null
  outSeq: string | null
  outAt: Date | null
  assumed: boolean
}

/** The places of sign-ups of a locked event, with what became of each. */
export async function listSeats(
  tx: Tx,
  street: StreetCode,
  event: EventId,
  signups: readonly SignupId[],
): Promise<SeatRow[]> {
  return tx.query<SeatRow>(
    `SELECT u.id AS signup, u.state, p.id AS place, p.is_a AS is, p.held, o.place IS NOT NULL AS echoed,
            p.starts_at AS from, p.ends_at AS until, t.in_device AS "inDevice", t.in_seq AS "inSeq",
            t.in_at AS "inAt", t.out_device AS "outDevice", t.out_seq AS "outSeq", t.out_at AS "outAt",
            coalesce(t.assumed, false) AS assumed
     FROM signups u
     JOIN signup_places p ON p.street = $1 AND p.signup = u.id
     LEFT JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id
     LEFT JOIN door_echoes o ON o.street = $1 AND o.event = $2 AND o.place = p.id
     WHERE u.street = $1 AND u.event = $2 AND u.id = ANY($3) ORDER BY p.signup, p.position, p.id`,
    [street, event, signups],
  )
}

/** Whether one of these ids made on a device is somebody's already. */
export async function areTaken(
  tx: Tx,
  { street, event }: Pick<Doer, 'street' | 'event'>,
  signups: readonly SignupId[],
  places: readonly PlaceId[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT u.id FROM signups u WHERE u.street = $1 AND u.id = ANY($3)
     UNION SELECT p.id FROM signup_places p
     WHERE p.street = $1 AND p.event = $2 AND p.id = ANY($4) ORDER BY id`,
    [street, event, signups, places],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Writes what became of places of a locked event. */
export async function setSeats(
  tx: Tx,
  street: StreetCode,
  event: EventId,
  seats: readonly SeatRow[],
): Promise<void> {
  if (seats.length === 0) return
  await tx.query(
    `INSERT INTO attendance (street, event, place, is_shift, in_device, in_seq, in_at, out_device,
                             out_seq, out_at, assumed)
     SELECT $1, $2, x.place, x."is" = 'shift', x."inDevice", x."inSeq", x."inAt", x."outDevice",
            x."outSeq", x."outAt", x.assumed
     FROM jsonb_to_recordset($3) AS x (place text, "is" text, "inDevice" text, "inSeq" text,
       "inAt" timestamptz, "outDevice" text, "outSeq" text, "outAt" timestamptz, assumed boolean)
     ON CONFLICT (street, event, place) DO UPDATE SET in_device = excluded.in_device,
       in_seq = excluded.in_seq, in_at = excluded.in_at, out_device = excluded.out_device,
       out_seq = excluded.out_seq, out_at = excluded.out_at, assumed = excluded.assumed`,
    [street, event, JSON.stringify(seats)],
  )
}

/** A scan that was not the first of its place. */
export interface SecondScan {
  place: PlaceId
  way: Way
  device: DeviceId
  seq: string
  firstDevice: DeviceId
  firstSeq: string
}

export async function insertSeconds(
  tx: Tx,
  { street, event, now }: Pick<Doer, 'street' | 'event' | 'now'>,
  seconds: readonly SecondScan[],
): Promise<void> {
  if (seconds.length === 0) return
  await tx.query(
    `INSERT INTO door_conflicts (street, event, place, way, device, seq, first_device, first_seq,
                                 found_at)
     SELECT $1, $2, x.place, x.way, x.device, x.seq, x."firstDevice", x."firstSeq", $3
     FROM jsonb_to_recordset($4) AS x (place text, way text, device text, seq text,
       "firstDevice" text, "firstSeq" text)
     ON CONFLICT (street, event, place, device, seq) DO NOTHING`,
    [street, event, new Date(now), JSON.stringify(seconds)],
  )
}
