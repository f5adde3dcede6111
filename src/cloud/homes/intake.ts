import type { AreaCode, HomeId, PersonId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Db, Tx } from '../database/database'
import { append } from '../history/repository'
import { listStreets } from '../invitations/repository/reads'
import type { Hanging } from '../registers'
import { countOnAreas } from './repository/places'
import { listHeld, lock } from './repository/reads'
import { move } from './step'

/** People who belong to grids alone; those of a door go where its building goes. */
export const homesOn: Hanging = {
  thing: 'homes',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    countOnAreas(db, street, areas),
}

async function leave(tx: Tx, street: StreetCode, home: HomeId, now: number): Promise<void> {
  const row = await lock(tx, street, home)
  if (!row || row.over) return
  const rule = 'who takes the consent back belongs nowhere'
  await move(tx, authorizedByRule(rule, row), { step: 'leave', note: null, now })
  const subject = { noun: 'homes', id: home } as const
  const line = { did: 'homes.leave', by: row.person, at: now, changed: ['state'] }
  await append(tx, { street, subject, ...line })
}

/** Somebody takes the consent back to be kept where they belong: they leave every home, each street by itself. */
export async function leaveAll({ db, now }: Context, person: PersonId): Promise<void> {
  for (const street of await listStreets(db)) {
    await db.tx(async (tx) => {
      for (const home of await listHeld(tx, street, person)) await leave(tx, street, home, now)
    })
  }
}
