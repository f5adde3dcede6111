import { mySteps } from '@/contract/signups.rules'
import type { EventId, PersonId, SignupId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { lock as lockEvent } from '../events/repository/reads'
import { append } from '../history/repository'
import { listStreets } from '../invitations/repository/reads'
import { apply } from './course'
import { promote } from './line'
import { forgetSignup, listKept } from './repository/forget'
import { lock } from './repository/reads'
import { standing } from './view'

interface Which {
  street: StreetCode
  signup: SignupId
  event: EventId
}

/** What is ahead is given back, as a cancelling does; what somebody said is forgotten in any case. */
async function leave(tx: Tx, { street, signup, event: of }: Which, now: number): Promise<void> {
  const event = await lockEvent(tx, street, of)
  const found = await lock(tx, street, signup)
  if (!event || !found) return
  const row = authorizedByRule('who takes the consent back has no part in events', found)
  if (mySteps(standing(row, event), now).cancel) {
    const drop = row.places.filter(({ held }) => held)
    const counted = await apply(tx, row, event, { state: 'cancelled', seats: row.seats, drop })
    const subject = { noun: 'signups', id: signup } as const
    const [before, after] = [{ state: row.state }, { state: 'cancelled' }]
    const line = { street, subject, did: 'signups.cancel', by: row.person, at: now }
    const cause = await append(tx, { ...line, changed: ['state'], before, after })
    await promote(tx, counted, { now, cause })
  }
  await forgetSignup(tx, row)
}

/** Somebody takes the consent back to be kept for events: each sign-up by itself, so that no event waits for another. */
export async function leaveEvents({ db, now }: Context, person: PersonId): Promise<void> {
  for (const street of await listStreets(db)) {
    for (const one of await listKept(db, street, person)) {
      await db.tx((tx) => leave(tx, { street, ...one }, now))
    }
  }
}
