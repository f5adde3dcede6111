import type { SignupId, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { type EventRow, lock as lockEvent } from '../events/repository/reads'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { apply, type Next } from './course'
import { promote } from './line'
import { demandMine } from './policy'
import { find, lock, type SignupRow } from './repository/reads'

/** What the history and a conflict call the fields of a sign-up. */
const fieldWords: Record<string, string> = { state: '报名状态', places: '名额和班次' }

export interface Which {
  street: StreetCode
  signup: SignupId
  version: Version
}

/** What a step leads to, and as the history names what changed. */
export interface Step {
  next: Next
  changed: readonly ('state' | 'places')[]
}

/**
 * One step on one's own sign-up: lock its event and then itself, ask whether they may and saw what
 * stands, write, append to the history; what is free afterwards goes to the line.
 */
export async function step(
  { db, actor, now }: Context,
  { street, signup, version }: Which,
  did: string,
  decide: (row: Authorized<SignupRow>, event: EventRow, tx: Tx) => Promise<Step> | Step,
): Promise<void> {
  await db.tx(async (tx) => {
    const found = demandMine(actor, await find(tx, street, signup))
    const event = await lockEvent(tx, street, found.event)
    const row = demandMine(actor, await lock(tx, street, signup))
    if (!event) throw new Error('a sign-up has its event')
    const subject = { noun: 'signups', id: signup } as const
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subject }, versions, fieldWords)
    const { next, changed } = await decide(row, event, tx)
    const counted = await apply(tx, row, event, next)
    const before = { state: row.state, seats: row.seats }
    const after = { state: next.state, seats: next.seats }
    const line = { street, subject, did, by: actor.person, at: now, changed, before, after }
    const cause = await append(tx, line)
    await promote(tx, counted, { now, cause })
  })
}
