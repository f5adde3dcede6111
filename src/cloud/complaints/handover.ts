import type { Candidate } from '@/contract/complaints.rules'
import type { ComplaintId, Day, StreetCode } from '@/contract/wire'
import { assign } from '../assignments/repository'
import type { Tx } from '../database/database'
import { tell } from '../messages/repository'

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
