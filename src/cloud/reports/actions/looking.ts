import { REPORT_ROLES } from '@/contract/reports.rules'
import { isServed } from '../../areas/repository/reads'
import type { Handlers } from '../../context'
import { demandRole, personOf } from '../../policy'
import { demandSeen, demandServed, demandWork } from '../policy'
import { listMine, listNear, listOwned } from '../repository/lists'
import { listHandlers } from '../repository/people'
import { find } from '../repository/reads'
import { findClocks, listCategories } from '../repository/settings'
import { candidatesFor } from '../routing'
import { viewOf } from '../view'
import { linesOf } from '../view/line'

type Looking =
  | 'reports.categories'
  | 'reports.near'
  | 'reports.get'
  | 'reports.mine'
  | 'reports.owned'
  | 'reports.candidates'

export const looking: Pick<Handlers<'reports'>, Looking> = {
  async 'reports.categories'({ street }, { db }) {
    demandServed(street, await isServed(db, street))
    return {
      categories: await listCategories(db, street),
      clocks: await findClocks(db, street),
    }
  },

  async 'reports.near'(query, context) {
    const { db, actor } = context
    const { street } = query
    demandServed(street, await isServed(db, street))
    const rows = await listNear(db, { ...query, category: query.category, me: actor.person })
    return { reports: await linesOf(rows, context, street) }
  },

  async 'reports.get'({ street, report }, context) {
    const row = await find(context.db, street, report, context.actor.person)
    return { report: await viewOf(demandSeen(context.actor, row), context) }
  },

  async 'reports.mine'({ street, after }, context) {
    const { rows, next } = await listMine(context.db, street, personOf(context.actor), after)
    return { reports: await linesOf(rows, context, street), next }
  },

  async 'reports.owned'({ street, after }, context) {
    const { db, actor } = context
    demandRole(actor, street, ...REPORT_ROLES)
    const { rows, next } = await listOwned(db, street, personOf(actor), after)
    return { reports: await linesOf(rows, context, street), next }
  },

  async 'reports.candidates'({ street, report }, { db, actor, now }) {
    const row = demandWork(actor, await find(db, street, report, actor.person))
    const handled = row.round > 1 ? await listHandlers(db, street, report) : []
    const rows = await candidatesFor(db, row, [row.owner, ...handled], now)
    return {
      candidates: rows.map(({ person, name, role, area: code, level, zh, en, away, open }) => ({
        ...{ person, name, role, away, open },
        area: { code, level, zh, en },
      })),
    }
  },
}
