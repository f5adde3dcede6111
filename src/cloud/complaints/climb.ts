import { addWorkdays, dayOf } from '@/contract/calendar.rules'
import { type Candidate, CLIMB_WORKDAYS, climbRungs, nextState } from '@/contract/complaints.rules'
import type { ComplaintId, StreetCode } from '@/contract/wire'
import { finish } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import { wholeCalendar } from '../calendar/repository'
import type { Tx } from '../database/database'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import type { Registers } from '../registers'
import { handTo, ownerBy, termsOf } from './handover'
import { listOwnersSoFar } from './repository/candidates'
import { type ComplaintRow, lock } from './repository/reads'
import { setOwner } from './repository/writes'

/** The next one up: outside the line, not its sender, and nobody who let it become late before. */
async function nextOwner(
  tx: Tx,
  { street, complaint, about, sender }: ComplaintRow,
  now: number,
): Promise<Candidate | undefined> {
  const had = await listOwnersSoFar(tx, street, complaint)
  const except = sender ? [...had, sender] : had
  return ownerBy(tx, climbRungs, { street, about, today: dayOf(now), except })
}

/**
 * An overdue complaint climbs: a new owner, a new due day, and its sender is told. Where nobody
 * stands above, it stays where it is, late for all to see, and the history says so.
 */
export const climb: Registers['overdue']['answer_complaint'] = async (
  tx,
  street,
  work,
  context,
) => {
  const { now } = context
  const row = await lock(tx, street, work.subject as ComplaintId)
  const state = row && nextState(row.state, 'climb')
  if (!row || !state) return
  const owner = await nextOwner(tx, row, now)
  if (!owner) return stay(tx, street, row, now)
  const { complaint, number } = row
  const { day: due, about } = addWorkdays(await wholeCalendar(tx), dayOf(now), CLIMB_WORKDAYS)
  const subject = { noun: 'complaints', id: complaint } as const
  const next = { owner: owner.person, ownerRole: owner.role, due, aboutDue: about }
  await setOwner(tx, authorizedByRule('an overdue complaint climbs', row), state, next)
  await append(tx, {
    street,
    subject,
    did: 'complaints.climb',
    by: null,
    at: now,
    changed: ['owner'],
    before: { owner: row.owner, ownerRole: row.ownerRole, due: row.due, about: row.aboutDue },
    after: termsOf({ owner, due, about }),
  })
  await finish(tx, street, subject, 'answer_complaint', now)
  await handTo(tx, { street, complaint, number, owner, due, about, now })
  if (row.sender) {
    await tell(tx, [row.sender], {
      street,
      kind: 'complaint_climbed',
      subject,
      values: { number },
      now,
    })
  }
}

async function stay(tx: Tx, street: StreetCode, row: ComplaintRow, now: number): Promise<void> {
  await append(tx, {
    street,
    subject: { noun: 'complaints', id: row.complaint },
    did: 'complaints.stay',
    by: null,
    at: now,
    note: '已超过答复期限，上面没有可以接手的人',
  })
}
