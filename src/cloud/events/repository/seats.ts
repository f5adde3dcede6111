import type { EventId, ShiftId, StreetCode } from '@/contract/wire'
import type { Tx } from '../../database/database'
import type { EventRow } from './reads'

/** What is added to the counters of an event; what is given back is less than nothing. */
export interface SeatChange {
  taken?: number
  lent?: number
  waiting?: number
  /** Turns of the line that were given. */
  turn?: number
  /** Of each shift, how many more have it. */
  shifts?: readonly { shift: ShiftId; taken: number }[]
}

/**
 * Adds to the counters of an event that is locked, and answers it as it is then. It asks for no right: a
 * seat follows from a sign-up, and whoever may do that was asked before.
 * @throws the database's 23514 where a seat would be given away that is not there
 */
export async function countSeats<Row extends EventRow>(
  tx: Tx,
  row: Row,
  { taken = 0, lent = 0, waiting = 0, turn = 0, shifts = [] }: SeatChange,
): Promise<Row> {
  const { street, event } = row
  if (taken !== 0 || lent !== 0 || waiting !== 0 || turn !== 0) {
    await tx.query(
      `UPDATE events SET taken = taken + $3, lent = lent + $4, waiting = waiting + $5,
         turns = turns + $6
       WHERE street = $1 AND id = $2`,
      [street, event, taken, lent, waiting, turn],
    )
  }
  for (const { shift, taken } of shifts) {
    await tx.query(
      'UPDATE event_shifts SET taken = taken + $4 WHERE street = $1 AND event = $2 AND id = $3',
      [street, event, shift, taken],
    )
  }
  const more = (shift: ShiftId) =>
    shifts.filter((one) => one.shift === shift).reduce((sum, one) => sum + one.taken, 0)
  return {
    ...row,
    taken: row.taken + taken,
    lent: row.lent + lent,
    waiting: row.waiting + waiting,
    turns: row.turns + turn,
    shifts: row.shifts.map((one) => ({ ...one, taken: one.taken + more(one.shift) })),
  }
}

/** Counts a change that the doors of an event have to know of. Answers the count with it. */
export async function tick(tx: Tx, street: StreetCode, event: EventId): Promise<number> {
  const [row] = await tx.query<{ ticks: number }>(
    'UPDATE events SET ticks = ticks + 1 WHERE street = $1 AND id = $2 RETURNING ticks',
    [street, event],
  )
  if (!row) throw new Error('whoever counts a change holds the event locked')
  return row.ticks
}

/** Marks an event as one whose personal answers nobody has any more. */
export async function markForgotten(
  tx: Tx,
  { street, event }: { street: StreetCode; event: EventId },
  now: number,
): Promise<void> {
  await tx.query('UPDATE events SET forgotten_at = $3 WHERE street = $1 AND id = $2', [
    street,
    event,
    new Date(now),
  ])
}
