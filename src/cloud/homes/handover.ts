import type { Role } from '@/contract/areas'
import type { Answering } from '@/contract/areas.rules'
import { addWorkdays, dayOf } from '@/contract/calendar.rules'
import { doorName } from '@/contract/doors.rules'
import { HOME_ROLES, nextHome } from '@/contract/homes.rules'
import type { Calendar } from '@/contract/hours'
import type { AreaCode, Day, HomeId, PersonId, StreetCode } from '@/contract/wire'
import { keepInOffice, listInOffice } from '../appointments/repository/reads'
import { listAnswering } from '../areas/intake'
import { assign, countOpen, finish } from '../assignments/repository'
import { type Authorized, authorizedByRule } from '../authorization'
import type { Db, Tx } from '../database/database'
import { AppError } from '../errors'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import type { Handing, Handover } from '../registers'
import { find, type HomeRow, lock } from './repository/reads'
import { type Asking, setAsking } from './repository/writes'

/** Where a request leads: a door as people say it, and its area; no names. */
export interface Place {
  street: StreetCode
  address: string
  unit: string
  room: string
  area: { code: AreaCode; zh: string; en: string }
}

/** The place of a home that waits; those have a door. */
const placeOf = ({ street, address, unit, room, area: code, zh, en }: HomeRow): Place => ({
  ...{ street, address: address ?? '', unit: unit ?? '', room: room ?? '' },
  area: { code, zh, en },
})

/** How a request is given. */
interface Giving {
  /** Who is not to have it: who asks, and whoever let it become late. */
  except: readonly PersonId[]
  /** From the level above the one that this role leads. */
  above?: Role
  workdays: number
  calendar: Calendar
  now: number
}

/**
 * Who is asked to confirm a door, and until when. Whoever leaves office in this moment is passed over,
 * and who is chosen stays in office until the transaction ends.
 */
export async function askingFor(
  tx: Tx,
  { street, area }: Pick<Place, 'street' | 'area'>,
  { except, above, workdays, calendar, now }: Giving,
): Promise<Asking | undefined> {
  const today = dayOf(now)
  const duty = { street, area: area.code, today, except, ...(above && { above }) }
  const { day: due, about: aboutDue } = addWorkdays(calendar, today, workdays)
  for (const { person: owner, role: ownerRole } of await listAnswering(tx, duty)) {
    const stays = await keepInOffice(tx, street, owner, HOME_ROLES, today)
    if (stays) return { owner, ownerRole, due, aboutDue }
  }
  return undefined
}

/** Puts a request on its owner's desk and into their inbox. */
export async function giveTo(
  tx: Tx,
  home: HomeId,
  { street, address, unit, room, area: { zh, en } }: Place,
  { owner, due, aboutDue: about }: Asking,
  now: number,
): Promise<void> {
  const subject = { noun: 'homes', id: home } as const
  const title = address + doorName(unit, room)
  await assign(tx, { street, subject, kind: 'confirm_home', title, owner, due, about, now })
  await tell(tx, [owner], { street, kind: 'home_asked', subject, values: { zh, en }, now })
}

/** A request has another owner from now on. */
export async function passOn(
  tx: Tx,
  row: Authorized<HomeRow>,
  next: Asking,
  how: Omit<Handing, 'to'> & { did: string },
): Promise<void> {
  const { street, home, owner, ownerRole, due } = row
  const { did, by, now, cause, note } = how
  const subject = { noun: 'homes', id: home } as const
  await setAsking(tx, row, next)
  await append(tx, {
    ...{ street, subject, did, by, at: now, cause, note, changed: ['owner'] },
    before: { owner, ownerRole, due },
    after: { owner: next.owner, ownerRole: next.ownerRole, due: next.due },
  })
  await finish(tx, street, subject, 'confirm_home', now)
  await giveTo(tx, home, placeOf(row), next, now)
}

/** Who may have a request next, who answers for its area first: in office, and neither who asks nor its owner. */
async function successorsOf(db: Db, row: HomeRow, today: Day): Promise<Answering[]> {
  const { street, area, person, owner } = row
  const except = owner ? [person, owner] : [person]
  const candidates = await listAnswering(db, { street, area, today, except })
  const people = candidates.map((one) => one.person)
  const serving = await listInOffice(db, street, people, HOME_ROLES, today)
  return candidates.filter((one) => serving.has(one.person))
}

/** Requests go on by the way of duty; their due day stays, because who asked was told it. */
export const homeHandover: Handover = {
  roles: HOME_ROLES,
  async candidates(db, street, work, today) {
    const row = await find(db, street, work.subject as HomeId)
    if (!row) return []
    const next = await successorsOf(db, row, today)
    const open = await countOpen(
      db,
      street,
      next.map(({ person }) => person),
    )
    return next.map((one) => ({ ...one, open: open.get(one.person) ?? 0 }))
  },
  async hand(tx, street, work, how) {
    const row = await lock(tx, street, work.subject as HomeId)
    if (!row || row.owner !== work.owner || row.due === null) return
    if (!nextHome(row.state, 'hand')) return
    const today = dayOf(how.now)
    const next = (await successorsOf(tx, row, today)).find(({ person }) => person === how.to)
    if (!next || !(await keepInOffice(tx, street, next.person, HOME_ROLES, today))) {
      throw new AppError('invalid', '这个人不能接手这件事，请另选一位', 'hands')
    }
    const { due, aboutDue } = row
    const asking = { owner: next.person, ownerRole: next.role, due, aboutDue }
    const handed = authorizedByRule('work is handed on when its owner leaves', row)
    await passOn(tx, handed, asking, { ...how, did: 'homes.hand' })
  },
}
