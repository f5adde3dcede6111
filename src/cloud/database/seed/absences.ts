import { addDays, dayOf, weekdayOf } from '@/contract/calendar.rules'
import type { Tx } from '../database'
import { headOf } from './heads'
import { keyedId } from './keyed-id'
import { street } from './streets'

/** Grids whose head is away, in weeks from now: this week one of them with the stand-in, who leads the next grid. */
const AWAY = [
  { grid: '009-g04', week: 0 },
  { grid: '017-g01', week: 0 },
  { grid: '017-g02', week: 0 },
  { grid: '021-g01', week: 1 },
  { grid: '015-g01', week: -1 },
].map(({ grid, week }) => ({ grid: street + grid, week }))

/** The Monday of the week of a moment. */
const mondayOf = (now: number) => addDays(dayOf(now), 1 - weekdayOf(dayOf(now)))

/**
 * Sows absences around `now`, from Monday to Sunday. Sown again a week later or more they move along;
 * in between they stay as people have changed them.
 */
export async function sowAbsences(tx: Tx, scope: string, now: number): Promise<void> {
  const monday = mondayOf(now)
  const here = AWAY.filter(({ grid }) => grid.startsWith(scope))
  const rows = here.map(({ grid, week }) => ({
    id: keyedId(`absence ${grid}`),
    person: headOf('grid_head', grid),
    from_day: addDays(monday, 7 * week),
    until_day: addDays(monday, 7 * week + 6),
  }))
  await tx.query(
    `INSERT INTO absences (street, id, person, from_day, until_day)
     SELECT $1, id, person, from_day, until_day
     FROM jsonb_to_recordset($2) AS absence (id text, person text, from_day date, until_day date)
     ON CONFLICT (street, id) DO UPDATE
       SET from_day = excluded.from_day, until_day = excluded.until_day
     WHERE excluded.until_day - absences.until_day >= 7`,
    [scope, JSON.stringify(rows)],
  )
}
