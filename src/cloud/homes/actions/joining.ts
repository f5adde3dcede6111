import type { ParsedInputOf } from '@/contract'
import { HOME_WORKDAYS } from '@/contract/homes.rules'
import type { AreaCode, HomeId, PersonId } from '@/contract/wire'
import { wholeCalendar } from '../../calendar/repository'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { AppError, notFound } from '../../errors'
import { newId } from '../../ids'
import { keepPhone } from '../../phones'
import { personOf } from '../../policy'
import { askingFor, giveTo } from '../handover'
import { demandOneself } from '../policy'
import { nameIfNone, setPhone } from '../repository/persons'
import { find, type HomeRow } from '../repository/reads'
import type { NewHome } from '../repository/writes'
import { demandFew, demandRoom, holdPerson, madeBefore, settle } from '../settle'
import { viewMine } from '../view'
import { demandScanned } from './looking'

type Asked = ParsedInputOf<'homes.join'>

/** What a home is made with, besides its place and whom it waits for. */
function homeOf({ street, client, name, relation }: Asked, { actor, now, cloud }: Context) {
  const [home, person] = [newId<HomeId>(), personOf(actor)]
  const { demonstration: demo } = cloud.settings
  return { street, client, name, relation, home, person, madeBy: person, now, demo }
}

/** Belongs to a grid at once: whoever stands before its code belongs there. */
async function joinGrid(tx: Tx, asked: Asked, area: AreaCode, context: Context): Promise<HomeId> {
  const made: NewHome = { ...homeOf(asked, context), way: 'code', at: { area }, asking: null }
  return settle(tx, demandOneself(context.actor, made), 'homes.join')
}

/** Asks to belong to a door. The code of a grid proves the grid, so of another one it proves nothing. */
async function joinDoor(
  tx: Tx,
  asked: Asked & { to: { is: 'door' } },
  scanned: AreaCode | undefined,
  context: Context,
): Promise<HomeId> {
  const { street, to } = asked
  const { actor, now } = context
  const place = await demandRoom(tx, street, to.door)
  if (scanned !== undefined && scanned !== place.area.code) {
    const words = '扫的码和选的门户不在同一个微网格，请扫本楼的码，或不扫码直接登记'
    throw new AppError('invalid', words, 'to.scanned')
  }
  const calendar = await wholeCalendar(tx)
  const how = { except: [personOf(actor)], workdays: HOME_WORKDAYS, calendar, now }
  const asking = await askingFor(tx, place, how)
  if (!asking) throw new AppError('unavailable', '本街道暂时没有人能确认，请联系居民区')
  const way = scanned === undefined ? 'address' : 'code'
  const made: NewHome = { ...homeOf(asked, context), way, at: { door: to.door }, asking }
  const home = await settle(tx, demandOneself(actor, made), 'homes.join')
  await giveTo(tx, home, place, asking, now)
  return home
}

const isDoor = (asked: Asked): asked is Asked & { to: { is: 'door' } } => asked.to.is === 'door'

async function join(
  tx: Tx,
  asked: Asked,
  scanned: AreaCode | undefined,
  context: Context,
): Promise<HomeId> {
  const { street, client, name, phone } = asked
  const { actor, cloud } = context
  const me = demandOneself(actor, { name })
  await holdPerson(tx, me.person)
  const before = await madeBefore({ db: tx }, street, me.person, client)
  if (before) return before.home
  await demandFew(tx, street, me.person)
  await nameIfNone(tx, me)
  if (phone !== undefined) await setPhone(tx, me, keepPhone(cloud.secrets, phone))
  if (isDoor(asked)) return joinDoor(tx, asked, scanned, context)
  if (scanned === undefined) throw notFound('微网格的码')
  return joinGrid(tx, asked, scanned, context)
}

async function viewOf(row: HomeRow | undefined, context: Context) {
  const [home] = row ? await viewMine([row], context) : []
  if (!home) throw notFound('住户登记')
  return { home }
}

export const joining: Pick<Handlers<'homes'>, 'homes.join'> = {
  async 'homes.join'(asked, context) {
    const { db, actor } = context
    const { street, client, to, name } = asked
    const me: PersonId = personOf(actor)
    const before = await madeBefore(context, street, me, client)
    if (before) return viewOf(before, context)
    await checkWords(context, [name])
    const grid =
      to.scanned === undefined ? undefined : await demandScanned(context, street, to.scanned)
    const home = await db.tx((tx) => join(tx, asked, grid?.code, context))
    return viewOf(await find(db, street, home), context)
  },
}
