import type { Role } from '@/contract/areas'
import { addWorkdays, dayOf } from '@/contract/calendar.rules'
import { nextService, SIGN_ROLES } from '@/contract/service.rules'
import type { Day, PersonId, ServiceRecordId, StreetCode } from '@/contract/wire'
import { keepInOffice, listInOffice } from '../appointments/repository/reads'
import { listAnswering } from '../areas/intake'
import { assign, countOpen, finish } from '../assignments/repository'
import { type Authorized, authorizedByRule } from '../authorization'
import { wholeCalendar } from '../calendar/repository'
import type { Db, Tx } from '../database/database'
import { AppError } from '../errors'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import type { Handing, Handover } from '../registers'
import { type AskedRow, find, lock, type RecordRow } from './repository/reads'
import { setAsked } from './repository/writes'

const subjectOf = ({ record }: RecordRow) => ({ noun: 'service', id: record }) as const

/** Who stays in the office by which they may sign, until the transaction ends. */
const stays = (tx: Tx, street: StreetCode, person: PersonId, today: Day) =>
  keepInOffice(tx, street, person, SIGN_ROLES, today)

/** Who leads around the event, the nearest first; never the volunteer. */
const leads = (
  db: Db,
  { street, area, person }: RecordRow,
  today: Day,
  except: readonly PersonId[],
) => listAnswering(db, { street, area, today, except: [person, ...except] })

/**
 * Who signs: the organiser of the event, else who leads its area and further up; never the volunteer.
 * Whoever leaves office in this moment is passed over.
 * @param except who had it before
 */
export async function signerFor(
  tx: Tx,
  row: RecordRow,
  today: Day,
  except: readonly PersonId[] = [],
): Promise<PersonId | undefined> {
  const { street, organiser, person } = row
  const barred = [person, ...except]
  const above = (await leads(tx, row, today, except)).map((lead) => lead.person)
  for (const one of [organiser, ...above]) {
    if (!barred.includes(one) && (await stays(tx, street, one, today))) return one
  }
  return undefined
}

/** The last day of so many working days from today, and whether the calendar only guesses it. */
export async function dueIn(tx: Tx, workdays: number, now: number) {
  const { day: due, about } = addWorkdays(await wholeCalendar(tx), dayOf(now), workdays)
  return { due, about }
}

/** Asks somebody to sign: on the record, on their desk and in their inbox; the number alone says which. */
export async function askToSign(
  tx: Tx,
  row: Authorized<RecordRow>,
  asked: AskedRow,
  owner: PersonId,
  now: number,
): Promise<void> {
  const { street, number } = row
  const subject = subjectOf(row)
  const { due, about } = asked
  await setAsked(tx, row, asked, owner)
  await assign(tx, { street, subject, kind: 'sign_hours', title: number, owner, due, about, now })
  await tell(tx, [owner], { street, kind: 'hours_to_sign', subject, values: { number }, now })
}

/** A correction has another signer from now on. */
export async function passOn(
  tx: Tx,
  row: Authorized<RecordRow>,
  next: { owner: PersonId; asked: AskedRow },
  how: Omit<Handing, 'to'> & { did: string },
): Promise<void> {
  const { street } = row
  const { did, by, now, cause, note } = how
  await append(tx, {
    ...{ street, subject: subjectOf(row), did, by, at: now, cause, note, changed: ['owner'] },
    before: { owner: row.owner, due: row.asked?.due },
    after: { owner: next.owner, due: next.asked.due },
  })
  await finish(tx, street, subjectOf(row), 'sign_hours', now)
  await askToSign(tx, row, next.asked, next.owner, now)
}

interface Candidate {
  person: PersonId
  name: string
  role: Role
}

async function successorsOf(db: Db, row: RecordRow, today: Day): Promise<Candidate[]> {
  const candidates = await leads(db, row, today, row.owner ? [row.owner] : [])
  const people = candidates.map(({ person }) => person)
  const serving = await listInOffice(db, row.street, people, SIGN_ROLES, today)
  return candidates.filter(({ person }) => serving.has(person))
}

/** Signatures go on to who leads around the event; their due day stays, because the volunteer was told it. */
export const serviceHandover: Handover = {
  roles: SIGN_ROLES,
  async candidates(db, street, work, today) {
    const row = await find(db, street, work.subject as ServiceRecordId)
    if (!row) return []
    const next = await successorsOf(db, row, today)
    const people = next.map(({ person }) => person)
    const open = await countOpen(db, street, people)
    return next.map((one) => ({ ...one, open: open.get(one.person) ?? 0 }))
  },
  async hand(tx, street, work, how) {
    const row = await lock(tx, street, work.subject as ServiceRecordId)
    if (!row?.asked || row.owner !== work.owner || !nextService(row.state, 'hand')) return
    const today = dayOf(how.now)
    const next = (await successorsOf(tx, row, today)).find(({ person }) => person === how.to)
    if (!next || !(await stays(tx, street, next.person, today))) {
      throw new AppError('invalid', '这个人不能接手这件事，请另选一位', 'hands')
    }
    const handed = authorizedByRule('work is handed on when its owner leaves', row)
    const given = { owner: next.person, asked: row.asked }
    await passOn(tx, handed, given, { ...how, did: 'service.hand' })
  },
}
