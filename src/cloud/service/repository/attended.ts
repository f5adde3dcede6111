import type { ServiceShown } from '@/contract/service.shapes'
import type { EventId, PersonId, PlaceId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** A shift that somebody came to and left, with everything that is kept of it. */
export interface AttendedRow {
  person: PersonId
  shown: ServiceShown
  plannedFrom: Date
  plannedUntil: Date
  /** As the door has it; before, within or after the shift. */
  inAt: Date
  outAt: Date | null
  demo: boolean
}

/**
 * What the door knows of a place of a shift; undefined where nobody came. Who records is the operator of
 * the event or, where it has none, the street.
 */
export async function findAttended(
  db: Db,
  street: StreetCode,
  event: EventId,
  place: PlaceId,
): Promise<AttendedRow | undefined> {
  const [row] = await db.query<AttendedRow>(
    `SELECT p.person, h.starts_at AS "plannedFrom", h.ends_at AS "plannedUntil", t.in_at AS "inAt",
            t.out_at AS "outAt", e.demo,
            jsonb_build_object('title', e.title, 'role', o.name, 'where', coalesce(s.name, e.meet),
              'organiser', coalesce(c.name, z.name), 'phone', e.phone) AS shown
     FROM attendance t
     JOIN signup_places p ON p.street = $1 AND p.event = t.event AND p.id = t.place
     JOIN event_shifts h ON h.street = $1 AND h.event = t.event AND h.id = p.shift
     JOIN event_roles o ON o.street = $1 AND o.event = t.event AND o.id = h.role
     JOIN events e ON e.street = $1 AND e.id = t.event
     JOIN streets z ON z.street = $1
     LEFT JOIN sites s ON s.street = $1 AND s.id = e.site
     LEFT JOIN operators c ON c.street = $1 AND c.id = e.operator
     WHERE t.street = $1 AND t.event = $2 AND t.place = $3 AND t.in_at IS NOT NULL
       AND p.person IS NOT NULL`,
    [street, event, place],
  )
  return row
}
