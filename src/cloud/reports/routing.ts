import type { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import { REPORT_ROLES } from '@/contract/reports.rules'
import type { AreaCode, PersonId, StreetCode } from '@/contract/wire'
import { keepInOffice } from '../appointments/repository/reads'
import { listAnswering } from '../areas/intake'
import type { Db, Tx } from '../database/database'
import { listOffices, type OfficeRow } from './repository/offices'

/** Somebody who has a report from now on, and as what. */
export interface Owner {
  owner: PersonId
  ownerRole: Role
}

export interface Duty {
  street: StreetCode
  area: AreaCode
  now: number
  /** Who is not to have it. */
  except: readonly PersonId[]
  /** Only above the level of this role; at the street's own, beside it. */
  above?: Role
}

const HIGHEST: readonly Role[] = ['supervisor', 'administrator']

/** Everybody who may have to answer, in turn: by the way of duty, and at its end the street's supervisors. */
async function inTurn(db: Db, { street, area, now, except, above }: Duty): Promise<Owner[]> {
  const today = dayOf(now)
  const answering = await listAnswering(db, {
    ...{ street, area, today, except },
    ...(above && { above }),
  })
  const last = await listOffices(db, street, [street as string as AreaCode], HIGHEST, today)
  const all = [...answering, ...last.filter(({ away }) => !away)]
  return all
    .filter(({ person }, i) => all.findIndex((one) => one.person === person) === i)
    .filter(({ person }) => !except.includes(person))
    .map(({ person: owner, role: ownerRole }) => ({ owner, ownerRole }))
}

/**
 * Who answers for a place. Whoever leaves office in this moment is passed over, and who is chosen stays
 * in office until the transaction ends. Undefined where nobody is left.
 */
export async function answerFor(tx: Tx, duty: Duty): Promise<Owner | undefined> {
  for (const one of await inTurn(tx, duty)) {
    if (await keepInOffice(tx, duty.street, one.owner, REPORT_ROLES, dayOf(duty.now))) return one
  }
  return undefined
}

/** The street's own desk, where somebody dispatches by hand. */
export const deskOf = (tx: Tx, duty: Omit<Duty, 'area' | 'above'>): Promise<Owner | undefined> =>
  answerFor(tx, { ...duty, area: duty.street as string as AreaCode })

/** Who may be given a report by hand: everybody in office around its place, each by the office nearest to it. */
export async function candidatesFor(
  db: Db,
  { street, path }: { street: StreetCode; path: readonly AreaCode[] },
  except: readonly PersonId[],
  now: number,
): Promise<OfficeRow[]> {
  const rows = await listOffices(db, street, path, REPORT_ROLES, dayOf(now))
  return rows.filter(
    ({ person }, i) =>
      !except.includes(person) && rows.findIndex((one) => one.person === person) === i,
  )
}
