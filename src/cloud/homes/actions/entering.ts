import type { ParsedInputOf } from '@/contract'
import type { HomeId, PersonId } from '@/contract/wire'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { notFound } from '../../errors'
import { newId } from '../../ids'
import { keepPhone } from '../../phones'
import { personOf } from '../../policy'
import { demandEntering } from '../policy'
import { insertPerson, setPhone } from '../repository/persons'
import { find, findConfirmed, type HomeRow } from '../repository/reads'
import { setProxy } from '../repository/writes'
import { demandRoom, holdPerson, madeBefore, settle } from '../settle'
import { viewAtDoor } from '../view'

type Asked = ParsedInputOf<'homes.enter'>

/** A record of their own for somebody without a phone, confirmed at once: who enters them knows them. */
async function enter(tx: Tx, asked: Asked, context: Context): Promise<HomeId> {
  const { street, client, door, relation, name, phone } = asked
  const { actor, cloud, now } = context
  const me = personOf(actor)
  await holdPerson(tx, me)
  const before = await madeBefore({ db: tx }, street, me, client)
  if (before) return before.home
  const household = await findConfirmed(tx, street, door, me)
  const { demonstration: demo } = cloud.settings
  const made = demandEntering(actor, await demandRoom(tx, street, door), household)
  const [home, person] = [newId<HomeId>(), newId<PersonId>()]
  const entered = {
    ...made,
    ...{ street, client, relation, name, home, person, madeBy: me, now, demo },
    ...{ way: household ? ('household' as const) : ('head' as const), at: { door }, asking: null },
  }
  await insertPerson(tx, entered)
  if (phone !== undefined) await setPhone(tx, entered, keepPhone(cloud.secrets, phone))
  await settle(tx, entered, 'homes.enter')
  if (household) await setProxy(tx, entered, household, true)
  return home
}

async function viewOf(row: HomeRow | undefined, context: Context) {
  if (!row) throw notFound('住户登记')
  return { home: await viewAtDoor(row, context) }
}

export const entering: Pick<Handlers<'homes'>, 'homes.enter'> = {
  async 'homes.enter'(asked, context) {
    const { db, actor } = context
    const { street, client, name } = asked
    const before = await madeBefore(context, street, personOf(actor), client)
    if (before) return viewOf(before, context)
    await checkWords(context, [name])
    const home = await db.tx((tx) => enter(tx, asked, context))
    return viewOf(await find(db, street, home), context)
  },
}
