import type { Day, StreetCode } from '@/contract/wire'
import type { Authorized } from './authorization'
import type { Tx } from './database/database'

type Scope = Authorized<{ street: StreetCode }>

/** Kinds of things that are numbered. */
type Numbered = 'complaints' | 'reports' | 'service' | 'certificates'

/** One row of counters per street, day and kind of thing that is numbered. */
const counterOf = (things: Numbered, day: Day) => `${things} ${day}`

/**
 * The next place among what the street got that day. Whoever else asks waits until this transaction
 * ends, so that no number is given twice and none is left out.
 */
export async function takeNumber(
  tx: Tx,
  scope: Scope,
  things: Numbered,
  day: Day,
): Promise<number> {
  const [row] = await tx.query<{ value: number }>(
    `INSERT INTO counters (street, name, value) VALUES ($1, $2, 1)
     ON CONFLICT (street, name) DO UPDATE SET value = counters.value + 1 RETURNING value`,
    [scope.street, counterOf(things, day)],
  )
  if (!row) throw new Error('an upsert answers its row')
  return row.value
}

/** Gives back the number that this transaction took: nobody can have taken one since. */
export async function returnNumber(
  tx: Tx,
  scope: Scope,
  things: Numbered,
  day: Day,
): Promise<void> {
  await tx.query('UPDATE counters SET value = value - 1 WHERE street = $1 AND name = $2', [
    scope.street,
    counterOf(things, day),
  ])
}
