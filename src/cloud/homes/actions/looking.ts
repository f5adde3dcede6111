import type { AreaName } from '@/contract/areas'
import { plainAddress } from '@/contract/doors.rules'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { codeFor, subjectOf } from '../../codes/intake'
import type { Context, Handlers } from '../../context'
import { find as findBuilding, listDoors } from '../../doors/repository/reads'
import { notFound } from '../../errors'
import { personOf } from '../../policy'
import { askedOf, demandGrid, demandLead, demandLed } from '../policy'
import { findGrid, type GridRow, listBuildings } from '../repository/places'
import { listAsked, listInBuilding, listMine } from '../repository/reads'
import { inBuilding, registeredIn, requestOf, viewMine } from '../view'

/** The grid whose code somebody stands before. @throws AppError('not_found') */
export async function demandScanned(
  { cloud, db }: Pick<Context, 'cloud' | 'db'>,
  street: StreetCode,
  scanned: string,
): Promise<GridRow> {
  const code = await subjectOf({ cloud, db }, { street, kind: 'grid', scanned })
  const grid = code && (await findGrid(db, street, code as AreaCode))
  if (!grid) throw notFound('微网格的码')
  return grid
}

const nameOf = ({ code, level, zh, en }: AreaName): AreaName => ({ code, level, zh, en })

type Looking = Pick<
  Handlers<'homes'>,
  | 'homes.mine'
  | 'homes.look'
  | 'homes.buildings'
  | 'homes.rooms'
  | 'homes.asked'
  | 'homes.people'
  | 'homes.code'
>

export const looking: Looking = {
  async 'homes.mine'({ street }, context) {
    const rows = await listMine(context.db, street, personOf(context.actor))
    return { homes: await viewMine(rows, context) }
  },

  async 'homes.look'({ street, scanned }, context) {
    return { area: nameOf(await demandScanned(context, street, scanned)) }
  },

  async 'homes.buildings'({ street, words, scanned }, context) {
    personOf(context.actor)
    const code =
      scanned === undefined
        ? undefined
        : await subjectOf(context, { street, kind: 'grid', scanned })
    const first = code ? (code as AreaCode) : null
    return { buildings: await listBuildings(context.db, street, plainAddress(words), first) }
  },

  async 'homes.rooms'({ street, building }, { actor, db }) {
    personOf(actor)
    const found = await findBuilding(db, street, building)
    if (!found) throw notFound('楼栋')
    const doors = await listDoors(db, street, building)
    return {
      address: found.address,
      doors: doors.map(({ door, unit, room }) => ({ door, unit, room })),
    }
  },

  async 'homes.asked'({ street, after }, context) {
    const { rows, next } = await listAsked(
      context.db,
      street,
      askedOf(context.actor, street),
      after,
    )
    return { asked: rows.map((row) => requestOf(row, context)), next }
  },

  async 'homes.people'({ street, building }, context) {
    const { actor, db } = context
    demandLead(actor, street)
    demandLed(actor, await findBuilding(db, street, building), '楼栋')
    const rows = await listInBuilding(db, street, building)
    const doors = await listDoors(db, street, building)
    return {
      homes: inBuilding(rows, context),
      doors: doors.length,
      registered: registeredIn(rows),
    }
  },

  async 'homes.code'({ street, area }, context) {
    const { actor, db } = context
    const grid = demandGrid(actor, street, await findGrid(db, street, area))
    const name = { zh: grid.zh, en: grid.en }
    const thing = { street, kind: 'grid', subject: grid.code, name } as const
    return { area: nameOf(grid), ...(await codeFor(context, thing)) }
  },
}
