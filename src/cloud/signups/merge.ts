import { authorizedByRule } from '../authorization'
import { lock as lockEvent } from '../events/repository/reads'
import type { Merge } from '../registers'
import { apply } from './course'
import { listDoubles, moveSignups } from './repository/merge'
import { lock } from './repository/reads'

/**
 * The sign-ups of one record are another’s. Nobody has two parts in one event: the older one stays, and
 * what the other held is free for the line, which goes on at the timer’s next run.
 */
export const mergeSignups: Merge = async (tx, street, from, into) => {
  const doubles = await listDoubles(tx, street, [from, into])
  for (const { event: id, signup } of doubles) {
    const event = await lockEvent(tx, street, id)
    const row = await lock(tx, street, signup)
    if (!event || !row) continue
    const drop = row.places.filter(({ held, came }) => held && came === null)
    const younger = authorizedByRule('what belongs to one record moves with it', row)
    await apply(tx, younger, event, { state: 'cancelled', seats: row.seats, drop })
  }
  await moveSignups(tx, street, from, into)
}
