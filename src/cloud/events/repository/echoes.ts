import type { PlaceId } from '@/contract/wire'
import type { Tx } from '../../database/database'
import type { EventRow } from './reads'
import { countSeats } from './seats'

/**
 * Seats of a locked event that were given back: while a device keeps its door, without a network perhaps,
 * their tickets may still be let in, so that nobody else has them until each device has read of it.
 * @param row with the count of changes that says so
 */
export async function keepEchoes<Row extends EventRow>(
  tx: Tx,
  row: Row,
  places: readonly PlaceId[],
): Promise<Row> {
  if (places.length === 0) return row
  const kept = await tx.query(
    `INSERT INTO door_echoes (street, event, place, tick)
     SELECT $1, $2, x.place, $3 FROM unnest($4::text[]) AS x (place)
     WHERE EXISTS (SELECT 1 FROM door_devices d
       WHERE d.street = $1 AND d.event = $2 AND d.closed_at IS NULL)
     ON CONFLICT DO NOTHING RETURNING place`,
    [row.street, row.event, row.ticks, places],
  )
  return countSeats(tx, row, { lent: kept.length })
}

/** Frees the seats of a locked event that every open device has read of, where nobody came on them all the same. */
export async function freeEchoes<Row extends EventRow>(tx: Tx, row: Row): Promise<Row> {
  const freed = await tx.query(
    `DELETE FROM door_echoes o
     WHERE o.street = $1 AND o.event = $2
       AND NOT EXISTS (SELECT 1 FROM door_devices d
         WHERE d.street = $1 AND d.event = $2 AND d.closed_at IS NULL AND d.acked <= o.tick)
       AND NOT EXISTS (SELECT 1 FROM attendance t
         WHERE t.street = $1 AND t.event = $2 AND t.place = o.place AND t.in_at IS NOT NULL)
     RETURNING o.place`,
    [row.street, row.event],
  )
  return countSeats(tx, row, { lent: -freed.length })
}
