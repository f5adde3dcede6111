import type { About, ComplaintKind, ComplaintState, OwnerRole } from '@/contract/complaints'
import type { ClientId, ComplaintId, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

type Which = { street: StreetCode; complaint: ComplaintId }

export interface NewComplaint extends Which {
  client: ClientId
  number: string
  kind: ComplaintKind
  words: string
  about: About
  contactSealed: string | null
  sender: PersonId | null
  owner: PersonId
  ownerRole: OwnerRole
  due: Day
  aboutDue: boolean
  now: number
}

/** Keeps a complaint. False: the client id has made one already. */
export async function insertComplaint(
  tx: Tx,
  complaint: Authorized<NewComplaint>,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO complaints (street, id, client, number, kind, state, words, about, contact_sealed,
                             sender, owner, owner_role, due, about_due, sent_at)
     VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (street, client) DO NOTHING RETURNING id`,
    [
      complaint.street,
      complaint.complaint,
      complaint.client,
      complaint.number,
      complaint.kind,
      complaint.words,
      JSON.stringify(complaint.about),
      complaint.contactSealed,
      complaint.sender,
      complaint.owner,
      complaint.ownerRole,
      complaint.due,
      complaint.aboutDue,
      new Date(complaint.now),
    ],
  )
  return rows.length === 1
}

export async function setAnswered(
  tx: Tx,
  row: Authorized<Which>,
  state: ComplaintState,
  answer: { words: string; by: PersonId; at: number },
): Promise<void> {
  await tx.query(
    `UPDATE complaints SET state = $3, answer = $4, answered_by = $5, answered_at = $6,
                           version = version + 1
     WHERE street = $1 AND id = $2`,
    [row.street, row.complaint, state, answer.words, answer.by, new Date(answer.at)],
  )
}

/** The contact goes with it: nobody has to call any more. */
export async function setWithdrawn(
  tx: Tx,
  row: Authorized<Which>,
  state: ComplaintState,
): Promise<void> {
  await tx.query(
    `UPDATE complaints SET state = $3, contact_sealed = NULL, version = version + 1
     WHERE street = $1 AND id = $2`,
    [row.street, row.complaint, state],
  )
}

export interface NewOwner {
  owner: PersonId
  ownerRole: OwnerRole
  due: Day
  aboutDue: boolean
}

export async function setOwner(
  tx: Tx,
  row: Authorized<Which>,
  state: ComplaintState,
  next: NewOwner,
): Promise<void> {
  await tx.query(
    `UPDATE complaints SET state = $3, owner = $4, owner_role = $5, due = $6, about_due = $7,
                           version = version + 1
     WHERE street = $1 AND id = $2`,
    [row.street, row.complaint, state, next.owner, next.ownerRole, next.due, next.aboutDue],
  )
}

/** What one record sent, owns or answered is another's, because both are the same human. */
export async function mergeComplaints(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE complaints SET owner = CASE WHEN owner = $2 THEN $3 ELSE owner END,
                           sender = CASE WHEN sender = $2 THEN $3 ELSE sender END,
                           answered_by = CASE WHEN answered_by = $2 THEN $3 ELSE answered_by END
     WHERE street = $1 AND (owner = $2 OR sender = $2 OR answered_by = $2)`,
    [street, from, into],
  )
}
