import { doorName, plainAddress } from '@/contract/doors.rules'
import type { AreaCode, BuildingId, DoorId, Place, StreetCode } from '@/contract/wire'
import { listAreasAt } from '../../areas/repository/reads'
import type { Authorized } from '../../authorization'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { AppError } from '../../errors'
import { append } from '../../history/repository'
import { newId } from '../../ids'
import { alreadyThere, plainDoor, wordsAmong } from '../change'
import { demandBuilding, demandChange, demandReach } from '../policy'
import { findAt, lock } from '../repository/reads'
import { insertBuilding, insertDoors, type NewDoor } from '../repository/writes'
import { viewAfter } from '../view'

interface Where {
  scope: Authorized<{ street: StreetCode; path: readonly AreaCode[] }>
  building: BuildingId
}

/** The area of a place where somebody may put a building. @throws AppError('invalid' | 'forbidden') */
async function demandPlace({ actor }: Context, tx: Tx, street: StreetCode, at: Place) {
  demandReach(actor, street)
  const [area] = await listAreasAt(tx, street, [at])
  if (!area) {
    const words = '这个位置不在本街道的范围里'
    throw new AppError('invalid', words, 'to.at', { why: 'outside_street' })
  }
  return { area: area.code, scope: demandChange(actor, { street, path: area.path }) }
}

/** A building that somebody adds; one that stands at the address is refused, whoever may see it. */
async function addBuilding(
  context: Context,
  tx: Tx,
  street: StreetCode,
  { address: said, at }: { address: string; at: Place },
): Promise<Where> {
  const { area, scope } = await demandPlace(context, tx, street, at)
  const [address, building] = [plainAddress(said), newId<BuildingId>()]
  const { demonstration: demo } = context.cloud.settings
  const taken = await findAt(tx, street, address)
  if (taken || !(await insertBuilding(tx, scope, { building, address, at, area, demo }))) {
    throw alreadyThere([address])
  }
  return { scope, building }
}

async function knownBuilding(
  { actor }: Context,
  tx: Tx,
  street: StreetCode,
  building: BuildingId,
): Promise<Where> {
  return { scope: demandBuilding(actor, street, await lock(tx, street, building)), building }
}

/** The names of those doors that were there already, or stand twice in what was given. */
function taken(doors: readonly NewDoor[], added: ReadonlySet<string>): string[] {
  return doors
    .filter(({ door }) => !added.has(door))
    .slice(0, 5)
    .map(({ unit, room }) => doorName(unit, room))
}

export const adding: Pick<Handlers<'doors'>, 'doors.add'> = {
  async 'doors.add'({ street, to, doors: given }, context) {
    const { db, actor, now, cloud } = context
    demandReach(actor, street)
    const doors = given.map((door) => ({ ...plainDoor(door), door: newId<DoorId>() }))
    const names = doors.flatMap(({ unit, room }) => [unit, room])
    await checkWords(context, wordsAmong(to.is === 'new' ? [to.address, ...names] : names))
    const building = await db.tx(async (tx) => {
      const where =
        to.is === 'new'
          ? await addBuilding(context, tx, street, to)
          : await knownBuilding(context, tx, street, to.building)
      const { demonstration: demo } = cloud.settings
      const added = await insertDoors(tx, where.scope, { ...where, demo, doors })
      const there = taken(doors, added)
      if (there.length > 0) throw alreadyThere(there)
      const subject = { noun: 'doors', id: where.building } as const
      const after = doors.map(({ unit, room, expected }) => ({ unit, room, expected }))
      const note = taken(doors, new Set()).join('、')
      await append(tx, {
        ...{ street, subject, did: 'doors.add', by: actor.person, at: now },
        ...{ after: { doors: after }, note },
      })
      return where.building
    })
    return { building: await viewAfter(context, street, building) }
  },
}
