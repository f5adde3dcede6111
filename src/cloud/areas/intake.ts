import type { Role } from '@/contract/areas'
import { type Answering, answeringInTurn, pathAbove } from '@/contract/areas.rules'
import type { AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import { listLeads } from '../appointments/repository/reads'
import type { Db } from '../database/database'
import { namesAbove } from './repository/reads'

export { resolve } from './resolve'

/** Whose duty an area is. */
export interface Duty {
  street: StreetCode
  area: AreaCode
  today: Day
  /** Who is not to have it, such as whom it is about. */
  except: readonly PersonId[]
  /** Asks from the level above the one that this role leads. */
  above?: Role
}

/** Everybody who answers for an area today, as `resolve` has it for its places: the first one does, the others in turn where those before cannot. */
export async function listAnswering(
  db: Db,
  { street, area, today, except, above }: Duty,
): Promise<Answering[]> {
  const whole = await namesAbove(db, street, area)
  const path = above ? pathAbove(whole, above) : whole
  const codes = path.map(({ code }) => code)
  return answeringInTurn(path, await listLeads(db, street, codes, today), except)
}
