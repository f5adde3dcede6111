import { doorName } from '@/contract/doors.rules'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { namesAbove, topsOf } from '../../areas/repository/reads'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import { isForeignKeyViolation, isUniqueViolation } from '../../database/sql-errors'
import { notFound } from '../../errors'
import { alreadyThere, inUse, plainDoor, wordsAmong } from '../change'
import { demandReach, demandSeen, isWithin, mayChange, type Reach } from '../policy'
import { countFamily, countLevel } from '../repository/counts'
import { find, findArea, list } from '../repository/reads'
import { deleteBuilding, deleteDoor, setDoor } from '../repository/writes'
import { step } from '../step'
import { viewAfter, viewOf } from '../view'
import { adding } from './add'

/** The area asked about, or the highest that is theirs. @throws AppError('not_found') */
async function areaIn({ db }: Context, street: StreetCode, reach: Reach, asked?: AreaCode) {
  const tops = await topsOf(db, street, reach.all ? [street as string as AreaCode] : reach.areas)
  const code = asked ?? tops[0]?.code
  const area = code && (await findArea(db, street, code))
  return { tops, area: demandSeen(reach, area || undefined, '片区') }
}

/** A unique index settles the race; what people rest on stays. */
async function orSay<T>(work: Promise<T>, door: string): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isUniqueViolation(error)) throw alreadyThere([door])
    if (isForeignKeyViolation(error)) throw inUse()
    throw error
  }
}

export const doors: Handlers<'doors'> = {
  ...adding,

  async 'doors.list'({ street, area: asked, words, after }, context) {
    const { actor, db } = context
    const reach = demandReach(actor, street)
    const { tops, area } = await areaIn(context, street, reach, asked)
    const names = await namesAbove(db, street, area.code)
    const path = names.filter(({ code }) =>
      isWithin(reach, area.path.slice(0, area.path.indexOf(code) + 1)),
    )
    const counts = await countFamily(db, street, area.code)
    const count = counts.find(({ code }) => code === area.code)
    if (!count) throw notFound('片区')
    const { rows, next } = await list(db, street, { area: area.code, words, after })
    const below = counts.filter(({ code }) => code !== area.code)
    const can = { add: mayChange(actor, { street, path: area.path }) }
    return { tops, path, count, below, buildings: rows, next, can }
  },

  async 'doors.get'({ street, building }, context) {
    const { actor, db } = context
    const reach = demandReach(actor, street)
    const row = demandSeen(reach, await find(db, street, building), '楼栋')
    return { building: await viewOf(row, context) }
  },

  async 'doors.change'(which, context) {
    const { street, changes } = which
    demandReach(context.actor, street)
    const { unit = '', room = '' } = changes
    await checkWords(context, wordsAmong([unit, room]))
    const building = await step(context, which, 'doors.change', async (tx, row, door) => {
      const { version: _, ...stood } = door
      const set = plainDoor({ ...stood, ...changes, door: door.door })
      const changed = (['unit', 'room', 'expected'] as const).filter(
        (field) => set[field] !== stood[field],
      )
      await orSay(setDoor(tx, row, set), doorName(set.unit, set.room))
      return { changed, before: stood, after: set, stands: true }
    })
    if (!building) throw notFound('楼栋')
    return { building: await viewAfter(context, street, building) }
  },

  async 'doors.remove'(which, context) {
    const { street } = which
    demandReach(context.actor, street)
    const building = await step(context, which, 'doors.remove', async (tx, row, door, last) => {
      await orSay(deleteDoor(tx, row, door.door), doorName(door.unit, door.room))
      if (last) await deleteBuilding(tx, row, row.building)
      return { changed: [], before: door, after: null, stands: !last }
    })
    return { building: building && (await viewAfter(context, street, building)) }
  },

  async 'doors.counts'({ street, level }, { actor, db }) {
    return { areas: await countLevel(db, street, level, demandReach(actor, street)) }
  },
}
