import { dayOf } from '@/contract/calendar.rules'
import { REPORT_ROLES } from '@/contract/reports.rules'
import { checkWords } from '../../content'
import type { Handlers } from '../../context'
import { demandRole, personOf } from '../../policy'
import { bulk, undo } from '../bulk'
import { demandDesk, demandOwn, scopeOf } from '../policy'
import { countBoard, listBoard, search } from '../repository/board'
import { listLooks } from '../repository/events'
import { countAreas, countCategories, countOwners } from '../repository/facets'
import { find } from '../repository/reads'
import { listKnown } from '../repository/settings'
import { soughtBy } from '../sought'
import { boardOf, categoryName } from '../view/line'

type Deciding =
  | 'reports.board'
  | 'reports.facets'
  | 'reports.bulk'
  | 'reports.undo'
  | 'reports.search'
  | 'reports.seen'

/** A filter that narrows nothing. */
const NOTHING = {
  ...{ area: undefined, stage: undefined, clock: undefined },
  ...{ category: undefined, owner: undefined },
}

export const deciding: Pick<Handlers<'reports'>, Deciding> = {
  async 'reports.board'({ street, after, ...filter }, context) {
    const { db, actor, now } = context
    const query = { ...demandDesk(actor, street), ...NOTHING, ...filter, today: dayOf(now) }
    const { rows, next } = await listBoard(db, query, after)
    const counts = await countBoard(db, query)
    return { reports: await boardOf(rows, context, street), counts, next }
  },

  async 'reports.facets'({ street }, { db, actor }) {
    const scope = demandDesk(actor, street)
    const known = (await listKnown(db, street)).map(({ category }) => category)
    const counted = await countCategories(db, scope)
    return {
      areas: await countAreas(db, scope),
      categories: counted.map(({ category, count }) => ({
        ...categoryName(category, known),
        count,
      })),
      owners: await countOwners(db, scope),
    }
  },

  async 'reports.bulk'(input, context) {
    const scope = demandDesk(context.actor, input.street)
    if (input.act.step === 'dispatch') await checkWords(context, [input.act.words ?? ''])
    return bulk(context, scope, input)
  },

  async 'reports.undo'({ street, bulk: id }, context) {
    demandDesk(context.actor, street)
    return undo(context, street, id)
  },

  async 'reports.search'({ street, q, after }, context) {
    const { db, actor, cloud } = context
    demandRole(actor, street, ...REPORT_ROLES)
    const sought = soughtBy(street, q, cloud.secrets)
    const { rows, next } = await search(db, scopeOf(actor, street), sought, after)
    return { reports: await boardOf(rows, context, street), next }
  },

  async 'reports.seen'({ street, report }, { db, actor }) {
    const row = demandOwn(actor, await find(db, street, report, personOf(actor)))
    return { looks: await listLooks(db, street, row.report) }
  },
}
