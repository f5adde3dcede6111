import { HOTLINE } from '@/contract/areas.rules'
import { addWorkdays, dayOf } from '@/contract/calendar.rules'
import type { About, ComplaintKind } from '@/contract/complaints'
import { ANSWER_WORKDAYS, complaintNumber, ownerRungs } from '@/contract/complaints.rules'
import type { Calendar } from '@/contract/hours'
import type { ClientId, ComplaintId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import { wholeCalendar } from '../calendar/repository'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { AppError, notFound } from '../errors'
import { append } from '../history/repository'
import { newId } from '../ids'
import { returnNumber, takeNumber } from '../numbers'
import { handTo, ownerBy, termsOf, type Work } from './handover'
import { demandOwn } from './policy'
import { type ComplaintRow, findByClient, findSiteLine } from './repository/reads'
import { insertComplaint } from './repository/writes'

export interface Submission {
  client: ClientId
  kind: ComplaintKind
  about: About
  words: string
  contact?: string | undefined
}

type Scope = Authorized<{ street: StreetCode }>

const IN_LINE = '本街道没有其他人可以答复，先由相关人员负责'

/** What a client id made before; only the phone that sent it knows the id. */
async function sentBefore(
  { db, actor }: Context,
  street: StreetCode,
  client: ClientId,
): Promise<Authorized<ComplaintRow> | undefined> {
  const row = await findByClient(db, street, client)
  return row && demandOwn(actor, row)
}

async function ownerOf(tx: Tx, scope: Scope, about: About, { actor, now }: Context) {
  const except = actor.person ? [actor.person] : []
  const query = { ...scope, about, today: dayOf(now), except }
  const owner = await ownerBy(tx, ownerRungs(about), query)
  if (!owner)
    throw new AppError('unavailable', `本街道暂时没有人能答复，请拨打 ${HOTLINE} 市民热线`)
  return owner
}

/** Keeps it, with a number, an owner and a due day; nothing happens where a twin with the same client id was faster. */
async function keep(
  tx: Tx,
  scope: Scope,
  { contact, ...fields }: Submission,
  context: Context,
  calendar: Calendar,
): Promise<void> {
  const { actor, cloud, now } = context
  const complaint = newId<ComplaintId>()
  const today = dayOf(now)
  const running = await takeNumber(tx, scope, 'complaints', today)
  const number = complaintNumber(fields.kind, today, running)
  // after the number, which lets one in at a time: each sees the work that the one before was given
  const owner = await ownerOf(tx, scope, fields.about, context)
  const { day: due, about } = addWorkdays(calendar, today, ANSWER_WORKDAYS)
  const kept = await insertComplaint(tx, {
    ...scope,
    ...fields,
    complaint,
    number,
    contactSealed: contact === undefined ? null : cloud.secrets.seal('contact', contact),
    sender: actor.person,
    owner: owner.person,
    ownerRole: owner.role,
    due,
    aboutDue: about,
    now,
  })
  if (kept) await record(tx, { ...scope, complaint, number, owner, due, about, now })
  else await returnNumber(tx, scope, 'complaints', today)
}

/** The sender is not named in the history: its owner reads it, and answers what was said, not who said it. */
async function record(tx: Tx, work: Work): Promise<void> {
  const { street, complaint, owner, number, now } = work
  await append(tx, {
    street,
    subject: { noun: 'complaints', id: complaint },
    did: 'complaints.submit',
    by: null,
    at: now,
    after: { number, ...termsOf(work) },
    note: owner.inLine ? IN_LINE : null,
  })
  await handTo(tx, work)
}

/**
 * Hands one in; the same client id again answers the first one.
 * @throws AppError('not_found' | 'unavailable')
 */
export async function submit(
  context: Context,
  scope: Scope,
  submission: Submission,
): Promise<Authorized<ComplaintRow>> {
  const { db } = context
  const { about, client } = submission
  const before = await sentBefore(context, scope.street, client)
  if (before) return before
  if (about.line === 'site' && !(await findSiteLine(db, scope.street, about.site))) {
    throw notFound('站点')
  }
  // outside the transaction: it is remembered for the database as a whole
  const calendar = await wholeCalendar(db)
  await db.tx((tx) => keep(tx, scope, submission, context, calendar))
  const row = await sentBefore(context, scope.street, client)
  if (!row) throw new Error('what was kept is there')
  return row
}
