import { isServed, streetsWithin } from '../../areas/repository'
import { calendarAround } from '../../calendar/repository'
import { codeFor } from '../../codes/intake'
import type { Handlers } from '../../context'
import { notFound } from '../../errors'
import { demandRole, held } from '../../policy'
import { demand } from '../policy'
import { find, list, listOperators, near } from '../repository/reads'
import { insertVisit } from '../repository/writes'
import { cardOf, crowdOf, viewOf } from '../view'

type Reading =
  | 'sites.near'
  | 'sites.list'
  | 'sites.get'
  | 'sites.visit'
  | 'sites.poster'
  | 'sites.operators'

export const reading: Pick<Handlers<'sites'>, Reading> = {
  async 'sites.near'({ at, needs, metres, limit }, { db, now }) {
    const streets = await streetsWithin(db, at, metres)
    const found = await Promise.all(
      streets.map((street) => near(db, { street, at, needs, metres, limit, now })),
    )
    const nearest = found.flat().sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
    return { sites: nearest.slice(0, limit).map(cardOf), calendar: await calendarAround(db, now) }
  },

  async 'sites.list'({ street, needs, kind, after }, { db, now }) {
    if (!(await isServed(db, street))) throw notFound('街道')
    const { rows, next } = await list(db, street, { needs, kind, after }, now)
    return { sites: rows.map(cardOf), calendar: await calendarAround(db, now), next }
  },

  async 'sites.get'({ street, site }, context) {
    const { db, now, actor } = context
    const row = await find(db, street, site, now)
    if (!row || (row.retired && held(actor, street, 'street_staff').length === 0)) {
      throw notFound('站点')
    }
    return { site: await viewOf(row, context), calendar: await calendarAround(db, now) }
  },

  async 'sites.visit'({ street, site, client }, { actor, cloud, db, now }) {
    const row = await find(db, street, site, now)
    if (!row || row.retired) throw notFound('站点')
    const visitor = cloud.secrets.mac('visit', [site, actor.person ?? client].join(' '))
    const counted = await insertVisit(db, { street, site }, visitor, now)
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
    demandRole(actor, street, 'street_staff')
    return { operators: await listOperators(db, street) }
  },
}
