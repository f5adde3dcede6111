import { addDays, DAY, dayOf, startOf } from '@/contract/calendar.rules'
import type { Closure } from '@/contract/hours'
import { stretchEnd } from '@/contract/hours.rules'
import type { SiteId, StreetCode } from '@/contract/wire'
import { wholeCalendar } from '../../calendar/repository'
import { endCode } from '../../codes/intake'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import { AppError, conflict, notFound } from '../../errors'
import { areaAt, demandSound, wordsIn } from '../change'
import { demandStreet, rightFor } from '../policy'
import { find } from '../repository/reads'
import { setSite } from '../repository/writes'
import { create, step } from '../step'
import { viewOf } from '../view'

async function viewAfter(context: Context, street: StreetCode, site: SiteId) {
  const row = await find(context.db, street, site, context.now)
  if (!row) throw notFound('站点')
  return { site: await viewOf(row, context) }
}

const isOver = ({ until }: Closure, at: number) => Date.parse(until) <= at
const holds = (closure: Closure, at: number) =>
  Date.parse(closure.from) <= at && !isOver(closure, at)

/** “Closed early” is about today: a site that never shuts opens again at midnight. */
const endToday = (end: number, now: number) =>
  end - now > DAY ? startOf(addDays(dayOf(now), 1)) : end

type Changing =
  | 'sites.close'
  | 'sites.reopen'
  | 'sites.update'
  | 'sites.create'
  | 'sites.retire'
  | 'sites.replaceCode'

export const changing: Pick<Handlers<'sites'>, Changing> = {
  async 'sites.update'({ street, site, version, changes }, context) {
    await checkWords(context, wordsIn(changes))
    const right = rightFor(changes)
    await step(context, { street, site, version, right, did: 'sites.update' }, async (tx, row) => {
      await demandSound(tx, row, changes, 'changes.')
      const area = changes.at && (await areaAt(tx, street, changes.at))
      await setSite(tx, row, { ...changes, area }, context.now)
      return { changed: Object.keys(changes), after: changes }
    })
    return viewAfter(context, street, site)
  },

  async 'sites.close'({ street, site, version, until, note }, context) {
    const { now } = context
    await checkWords(context, note ? [note.zh, note.en ?? ''] : [])
    const calendar = await wholeCalendar(context.db)
    const which = { street, site, version, right: 'close', did: 'sites.close' } as const
    await step(context, which, async (tx, row) => {
      const end = stretchEnd(row.hours, calendar, now)
      if (end === undefined || row.closures.some((closure) => holds(closure, now))) {
        throw conflict('现在本来就没有开放，不用提前关门')
      }
      const last = until ? Date.parse(until) : endToday(end, now)
      if (last <= now || last > end) {
        throw new AppError('invalid', '提前关门最晚到本次开放结束为止', 'until')
      }
      const closure = {
        from: new Date(now).toISOString(),
        until: new Date(last).toISOString(),
        note,
      }
      const closures = [...row.closures.filter((old) => !isOver(old, now)), closure]
      await setSite(tx, row, { closures }, now)
      return { changed: ['closures'], after: { closures }, note: note?.zh }
    })
    return viewAfter(context, street, site)
  },

  async 'sites.reopen'({ street, site, version }, context) {
    const which = { street, site, version, right: 'close', did: 'sites.reopen' } as const
    await step(context, which, async (tx, row) => {
      const closures = row.closures.filter((closure) => !holds(closure, context.now))
      if (closures.length === row.closures.length) throw conflict('现在没有提前关门')
      await setSite(tx, row, { closures }, context.now)
      return { changed: ['closures'], after: { closures } }
    })
    return viewAfter(context, street, site)
  },

  async 'sites.retire'({ street, site, version, retired }, context) {
    const which = { street, site, version, right: 'editPlace', did: 'sites.retire' } as const
    await step(context, which, async (tx, row) => {
      await setSite(tx, row, { retired }, context.now)
      return { changed: ['retired'], after: { retired } }
    })
    return viewAfter(context, street, site)
  },

  async 'sites.replaceCode'({ street, site, version }, context) {
    const which = { street, site, version, right: 'print', did: 'sites.replaceCode' } as const
    await step(context, which, async (tx, row) => {
      await endCode(tx, { street, kind: 'site', subject: site, now: context.now })
      await setSite(tx, row, {}, context.now)
      return { changed: ['code'] }
    })
    return viewAfter(context, street, site)
  },

  async 'sites.create'({ street, client, ...fields }, context) {
    const scope = demandStreet(context.actor, { street })
    await checkWords(context, wordsIn(fields))
    const site = await create(context, scope, { ...fields, client })
    return viewAfter(context, street, site)
  },
}
