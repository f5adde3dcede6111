import type { HomeState } from '@/contract/homes.shapes'
import type { HomeId, PersonId, StreetCode } from '@/contract/wire'
import { forgetWork } from '../../assignments/repository'
import { authorizedByRule } from '../../authorization'
import type { Tx } from '../../database/database'
import type { Merge } from '../../registers'
import { deleteHome } from './forget'

interface Placed {
  home: HomeId
  person: PersonId
  state: HomeState
  /** The door or the area that it holds. */
  place: string
}

/** What two people hold in a street, which nobody else changes until the transaction ends. */
async function lockHeld(tx: Tx, street: StreetCode, people: readonly PersonId[]) {
  await tx.query(
    `SELECT id FROM assignments
     WHERE street = $1 AND noun = 'homes' AND done_at IS NULL AND subject IN (
       SELECT id FROM homes WHERE street = $1 AND person = ANY($2)) ORDER BY id FOR UPDATE`,
    [street, people],
  )
  return tx.query<Placed>(
    `SELECT id AS home, person, state, coalesce(held_door, held_area, '') AS place FROM homes
     WHERE street = $1 AND person = ANY($2) AND over_at IS NULL ORDER BY id FOR UPDATE`,
    [street, people],
  )
}

/** Who answered for one home, and for whom it answered, are the other's from now on. */
async function moveProxies(tx: Tx, street: StreetCode, from: HomeId, into: HomeId): Promise<void> {
  await tx.query(
    `INSERT INTO home_proxies (street, home, proxy)
     SELECT $1, $3, x.proxy FROM home_proxies x
     WHERE x.street = $1 AND x.home = $2 AND x.proxy <> $3
     UNION SELECT $1, x.home, $3 FROM home_proxies x
     WHERE x.street = $1 AND x.proxy = $2 AND x.home <> $3
     ON CONFLICT DO NOTHING`,
    [street, from, into],
  )
}

/** The homes of one record are another's. Where both belong to one place one home stays, and confirmed is more than asked. */
export const mergeHomes: Merge = async (tx, street, from, into) => {
  const held = await lockHeld(tx, street, [from, into])
  for (const own of held.filter(({ person }) => person === from)) {
    const twin = held.find(({ person, place }) => person === into && place === own.place)
    if (!twin) continue
    const [keep, drop] = twin.state !== 'asked' || own.state === 'asked' ? [twin, own] : [own, twin]
    await moveProxies(tx, street, drop.home, keep.home)
    await forgetWork(tx, street, { noun: 'homes', id: drop.home })
    const rule = 'what belongs to one record moves with it'
    await deleteHome(tx, authorizedByRule(rule, { street, home: drop.home }))
  }
  await tx.query(
    `UPDATE homes SET version = version + 1,
                      person = CASE WHEN person = $2 THEN $3 ELSE person END,
                      owner = CASE WHEN owner = $2 THEN $3 ELSE owner END,
                      made_by = CASE WHEN made_by = $2 THEN $3 ELSE made_by END
     WHERE street = $1 AND (person = $2 OR owner = $2 OR made_by = $2)`,
    [street, from, into],
  )
}
