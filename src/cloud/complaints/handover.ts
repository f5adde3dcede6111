import { dayOf } from '@/contract/calendar.rules'
import { OwnerRole } from '@/contract/complaints'
import { type Candidate, chooseOwner, nextOwners, nextState } from '@/contract/complaints.rules'
import type { ComplaintId, Day, StreetCode } from '@/contract/wire'
import { keepInOffice } from '../appointments/repository/reads'
import { assign, finish } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import type { Db, Tx } from '../database/database'
import { AppError } from '../errors'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import type { Handing, Handover } from '../registers'
import { type CandidateQuery, listCandidates } from './repository/candidates'
import { type ComplaintRow, find, lock } from './repository/reads'
import { setOwner } from './repository/writes'

export interface Work {
  street: StreetCode
  complaint: ComplaintId
  number: string
  owner: Candidate
  due: Day
  about: boolean
  now: number
}

/** What the history keeps of an owner and a due day. */
export const termsOf = ({ owner, due, about }: Pick<Work, 'owner' | 'due' | 'about'>) => ({
  owner: owner.person,
  ownerRole: owner.role,
  outsideLine: !owner.inLine,
  due,
  about,
})

/** Puts a complaint on its owner's desk and into their inbox. The number alone says which; no words travel. */
export async function handTo(tx: Tx, work: Work): Promise<void> {
  const { street, complaint, number, owner, due, about, now } = work
  const subject = { noun: 'complaints', id: complaint } as const
  const given = { kind: 'answer_complaint', title: number, owner: owner.person } as const
  await assign(tx, { street, subject, ...given, due, about, now })
  const values = { number }
  await tell(tx, [owner.person], { street, kind: 'complaint_assigned', subject, values, now })
}

/** Whether an owner stays in the office by which they are one, until the transaction ends. */
const stays = (tx: Tx, street: StreetCode, { person, role }: Candidate, today: Day) =>
  keepInOffice(tx, street, person, [role], today)

/**
 * The owner that these rungs choose. Whoever leaves office in this moment is passed over, and who is
 * chosen stays in office until the transaction ends.
 */
export async function ownerBy(
  tx: Tx,
  rungs: Parameters<typeof chooseOwner>[0],
  query: CandidateQuery,
): Promise<Candidate | undefined> {
  const owner = chooseOwner(rungs, await listCandidates(tx, query))
  if (!owner || (await stays(tx, query.street, owner, query.today))) return owner
  return ownerBy(tx, rungs, { ...query, except: [...query.except, owner.person] })
}

/** Who may have it next: neither its sender nor who leaves. */
async function successorsOf(db: Db, { street, about, sender, owner }: ComplaintRow, today: Day) {
  const except = sender ? [owner, sender] : [owner]
  return nextOwners(about, await listCandidates(db, { street, about, today, except }))
}

/** The owner leaves; number, words and due day stay, because its sender was told them. */
async function give(tx: Tx, row: ComplaintRow, owner: Candidate, how: Handing): Promise<void> {
  const { street, complaint, number, due, aboutDue: about } = row
  const { by, now, cause, note } = how
  const subject = { noun: 'complaints', id: complaint } as const
  const next = { owner: owner.person, ownerRole: owner.role, due, aboutDue: about }
  const allowed = authorizedByRule('work is handed on when its owner leaves', row)
  await setOwner(tx, allowed, nextState(row.state, 'hand') ?? row.state, next)
  await append(tx, {
    ...{ street, subject, did: 'complaints.hand', by, at: now, cause, note },
    changed: ['owner'],
    before: { owner: row.owner, ownerRole: row.ownerRole, due, about },
    after: termsOf({ owner, due, about }),
  })
  await finish(tx, street, subject, 'answer_complaint', now)
  await handTo(tx, { street, complaint, number, owner, due, about, now })
  const values = { number }
  await tell(tx, [row.owner], { street, kind: 'complaint_handed', subject, values, now })
}

/** Complaints go on outside the line complained about. */
export const complaintHandover: Handover = {
  roles: OwnerRole.options,
  async candidates(db, street, work, today) {
    const row = await find(db, street, work.subject as ComplaintId)
    return row ? successorsOf(db, row, today) : []
  },
  async hand(tx, street, work, how) {
    const row = await lock(tx, street, work.subject as ComplaintId)
    if (!row || row.owner !== work.owner || !nextState(row.state, 'hand')) return
    const today = dayOf(how.now)
    const owner = (await successorsOf(tx, row, today)).find(({ person }) => person === how.to)
    if (!owner || !(await stays(tx, street, owner, today))) {
      throw new AppError('invalid', '这个人不能接手这件事，请另选一位', 'hands')
    }
    await give(tx, row, owner, how)
  },
}
