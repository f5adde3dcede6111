import type { BuildingView } from '@/contract/doors'
import type { BuildingId, StreetCode } from '@/contract/wire'
import { namesAbove } from '../areas/repository/reads'
import type { Context } from '../context'
import { notFound } from '../errors'
import { mayChange } from './policy'
import { type BuildingRow, find, listDoors } from './repository/reads'

/** A building with its doors and what this person may do. */
export async function viewOf(row: BuildingRow, { db, actor }: Context): Promise<BuildingView> {
  const { street, building, address, lng, lat, area, demo } = row
  return {
    ...{ street, building, address, at: { lng, lat }, demo },
    areas: await namesAbove(db, street, area),
    doors: await listDoors(db, street, building),
    can: { change: mayChange(actor, row) },
  }
}

/** The same after a step. @throws AppError('not_found') */
export async function viewAfter(
  context: Context,
  street: StreetCode,
  building: BuildingId,
): Promise<BuildingView> {
  const row = await find(context.db, street, building)
  if (!row) throw notFound('楼栋')
  return viewOf(row, context)
}
