import type { ParsedInputOf } from '@/contract'
import type { StreetCode } from '@/contract/wire'
import { isServed, streetsWithin } from '../../areas/repository/reads'
import { calendarAround } from '../../calendar/repository'
import { codeFor } from '../../codes/intake'
import type { Handlers } from '../../context'
import type { Db } from '../../database/database'
import { notFound } from '../../errors'
import { demandRole } from '../../policy'
import { demand, EVERYTHING, isStaff, STAFF, shareOf } from '../policy'
import { type CardRow, find, list, listOperators, near } from '../repository/reads'
import { forgetVisits } from '../repository/visits'
import { insertVisit } from '../repository/writes'
import { cardOf, crowdOf, viewOf } from '../view'

type Reading =
  | 'sites.near'
  | 'sites.list'
  | 'sites.get'
  | 'sites.visit'
  | 'sites.poster'
  | 'sites.operators'

type Question = ParsedInputOf<'sites.near'>

/** The streets that hold the place first; others only as far as they may have a nearer site. */
async function nearest(db: Db, question: Question, now: number): Promise<CardRow[]> {
  const { at, metres, limit } = question
  const ask = (streets: StreetCode[], within: number) =>
    Promise.all(streets.map((street) => near(db, { ...question, street, metres: within, now })))

  const own = await streetsWithin(db, at, 0)
  const found = (await ask(own, metres)).flat().sort(byDistance).slice(0, limit)
  const reach = found[limit - 1]?.metres ?? metres
  const others = (await streetsWithin(db, at, reach)).filter((street) => !own.includes(street))
  if (others.length === 0) return found
  return [...found, ...(await ask(others, reach)).flat()].sort(byDistance).slice(0, limit)
}

const byDistance = (a: CardRow, b: CardRow) =>
  (a.metres ?? 0) - (b.metres ?? 0) || (a.site < b.site ? -1 : 1)

export const reading: Pick<Handlers<'sites'>, Reading> = {
  async 'sites.near'(question, { db, now }) {
    const sites = await nearest(db, question, now)
    return { sites: sites.map(cardOf), calendar: await calendarAround(db, now) }
  },

  async 'sites.list'({ street, needs, kind, words, mine, after }, { actor, db, now }) {
    if (!(await isServed(db, street))) throw notFound('街道')
    const share = mine ? shareOf(actor, street) : EVERYTHING
    const { rows, next } = await list(db, street, { needs, kind, words, share, after }, now)
    return { sites: rows.map(cardOf), calendar: await calendarAround(db, now), next }
  },

  async 'sites.get'({ street, site }, context) {
    const { db, now, actor } = context
    const row = await find(db, street, site, now)
    if (!row || (row.retired && !isStaff(actor, street))) {
      throw notFound('站点')
    }
    return { site: await viewOf(row, context), calendar: await calendarAround(db, now) }
  },

  async 'sites.visit'({ street, site, client }, { actor, cloud, db, now }) {
    const row = await find(db, street, site, now)
    if (!row || row.retired) throw notFound('站点')
    const visitor = cloud.secrets.mac('visit', [site, actor.person ?? client].join(' '))
    const counted = await insertVisit(db, { street, site }, visitor, now)
    if (counted) forgetVisits(db, street)
    const after = await find(db, street, site, now)
    return { counted, crowd: crowdOf(after ?? row) }
  },

  async 'sites.poster'({ street, site }, context) {
    const row = demand(context.actor, await find(context.db, street, site, context.now), 'print')
    const code = await codeFor(context, { street, kind: 'site', subject: site, name: row.name })
    return {
      site: await viewOf(row, context),
      calendar: await calendarAround(context.db, context.now),
      ...code,
    }
  },

  async 'sites.operators'({ street }, { actor, db }) {
    demandRole(actor, street, ...STAFF)
    return { operators: await listOperators(db, street) }
  },
}
