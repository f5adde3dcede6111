import { type HomeRight, type HomeStep, nextHome } from '@/contract/homes.rules'
import type { HomeState } from '@/contract/homes.shapes'
import type { MessageKind } from '@/contract/messages'
import type { HomeId, PersonId, StreetCode, Version } from '@/contract/wire'
import { finish } from '../assignments/repository'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { revokeFor } from '../invitations/intake'
import { tell } from '../messages/repository'
import { demand } from './policy'
import { countHomes } from './repository/persons'
import { type HomeRow, lock } from './repository/reads'
import { dropProxies, setState } from './repository/writes'

/** What the history and a conflict call the fields of a home. */
const fieldWords: Record<string, string> = {
  state: '登记状态',
  owner: '确认人和期限',
  proxies: '代办人',
  phone: '电话',
}

const closedWords: Record<HomeState, string> = {
  asked: '这一步要等登记确认以后',
  confirmed: '这份登记已经确认过了',
  refused: '这份登记没有通过，可以重新登记',
  left: '这份登记已经结束',
}

/** That a home is no longer where the step begins. */
export const closed = (state: HomeState) => conflict(closedWords[state])

export interface Which {
  street: StreetCode
  home: HomeId
  version: Version
}

/** Tells those of these people who open the app what happened to a home, and not who did it. */
export async function tellOf(
  tx: Tx,
  { street, home, zh, en }: HomeRow,
  kind: MessageKind,
  people: readonly PersonId[],
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): Promise<void> {
  const subject = { noun: 'homes', id: home } as const
  const told = people.filter((person) => person !== actor.person)
  if (told.length === 0) return
  await tell(tx, told, { street, kind, subject, values: { zh, en }, now })
}

/**
 * One step on a home: lock, ask whether they may and saw what stands, write, append to the history.
 * Words stay out of the history's rows but its note: who lives where is in `homes` alone.
 */
export async function step(
  { db, actor, now }: Context,
  { street, home, version }: Which,
  right: HomeRight,
  did: string,
  write: (tx: Tx, row: Authorized<HomeRow>) => Promise<{ changed: string[]; note?: string | null }>,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = await demand(tx, actor, await lock(tx, street, home), right)
    const subject = { noun: 'homes', id: home } as const
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subject }, versions, fieldWords)
    const done = await write(tx, row)
    await append(tx, { street, subject, did, by: actor.person, at: now, ...done })
  })
}

/** A step to another state: its work is done, and whoever is over answers for nobody. */
export async function move(
  tx: Tx,
  row: Authorized<HomeRow>,
  how: { step: HomeStep; note: string | null; now: number },
): Promise<void> {
  const state = nextHome(row.state, how.step)
  if (!state) throw closed(row.state)
  await setState(tx, row, { state, note: how.note, now: how.now })
  await finish(tx, row.street, { noun: 'homes', id: row.home }, 'confirm_home', how.now)
  if (state === 'confirmed') return
  await dropProxies(tx, row)
  // who belongs nowhere any more is nobody to become
  const last = !row.account && (await countHomes(tx, row.street, row.person)) === 0
  if (last) await revokeFor(tx, row, how.now)
}
