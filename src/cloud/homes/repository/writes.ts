import type { Role } from '@/contract/areas'
import type { HomeState, HomeWay, Relation } from '@/contract/homes.shapes'
import type { AreaCode, ClientId, Day, DoorId, HomeId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

/** Who is asked to confirm it. */
export interface Asking {
  owner: PersonId
  ownerRole: Role
  due: Day
  aboutDue: boolean
}

export interface NewHome {
  street: StreetCode
  home: HomeId
  person: PersonId
  name: string
  relation: Relation
  way: HomeWay
  at: { door: DoorId } | { area: AreaCode }
  /** Null: confirmed at once. */
  asking: Asking | null
  madeBy: PersonId
  client: ClientId
  demo: boolean
  now: number
}

/** Keeps a home. @throws unique violation where the person belongs there already */
export async function insertHome(tx: Tx, made: Authorized<NewHome>): Promise<void> {
  const { asking } = made
  await tx.query(
    `INSERT INTO homes (street, id, person, name, relation, state, way, door, area, owner, owner_role,
                        due, about_due, made_by, client, since, demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[made.street, made.home, made.person, made.name, made.relation],
      ...[asking ? 'asked' : 'confirmed', made.way],
      ...['door' in made.at ? made.at.door : null, 'area' in made.at ? made.at.area : null],
      ...[asking?.owner ?? null, asking?.ownerRole ?? null, asking?.due ?? null],
      ...[asking?.aboutDue ?? false, made.madeBy, made.client, new Date(made.now), made.demo],
    ],
  )
}

type Which = Authorized<{ street: StreetCode; home: HomeId }>

/** Gives a locked home its next state, with why. One that is over keeps the moment that it ended. */
export async function setState(
  tx: Tx,
  { street, home }: Which,
  { state, note, now }: { state: HomeState; note: string | null; now: number },
): Promise<void> {
  const over = state === 'refused' || state === 'left'
  await tx.query(
    `UPDATE homes SET state = $3, note = $4, version = version + 1,
                      over_at = CASE WHEN $5::boolean THEN coalesce(over_at, $6) END
     WHERE street = $1 AND id = $2`,
    [street, home, state, note, over, new Date(now)],
  )
}

/** Nobody answers for a locked home any more, and it for nobody. */
export async function dropProxies(tx: Tx, { street, home }: Which): Promise<void> {
  await tx.query('DELETE FROM home_proxies WHERE street = $1 AND (home = $2 OR proxy = $2)', [
    street,
    home,
  ])
}

/** Lets one home's person answer for a locked home, or no longer; again, it changes nothing. */
export async function setProxy(
  tx: Tx,
  { street, home }: Which,
  proxy: HomeId,
  trusted: boolean,
): Promise<void> {
  await tx.query(
    trusted
      ? `INSERT INTO home_proxies (street, home, proxy) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`
      : 'DELETE FROM home_proxies WHERE street = $1 AND home = $2 AND proxy = $3',
    [street, home, proxy],
  )
}

/** A locked home has changed, although nothing in its row did. */
export async function countUp(tx: Tx, { street, home }: Which): Promise<void> {
  await tx.query('UPDATE homes SET version = version + 1 WHERE street = $1 AND id = $2', [
    street,
    home,
  ])
}

/** Somebody else is asked to confirm a locked home. */
export async function setAsking(tx: Tx, { street, home }: Which, next: Asking): Promise<void> {
  await tx.query(
    `UPDATE homes SET owner = $3, owner_role = $4, due = $5, about_due = $6, version = version + 1
     WHERE street = $1 AND id = $2`,
    [street, home, next.owner, next.ownerRole, next.due, next.aboutDue],
  )
}
