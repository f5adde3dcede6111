import { dayOf } from '@/contract/calendar.rules'
import { REPORT_ROLES } from '@/contract/reports.rules'
import { checkWords } from '../../content'
import type { Handlers } from '../../context'
import { phoneSought } from '../../phones'
import { demandRole, personOf } from '../../policy'
import { bulk, undo } from '../bulk'
import { demandDesk, demandOwn, scopeOf } from '../policy'
import { countBoard, listBoard, type Sought, search } from '../repository/board'
import { listLooks } from '../repository/events'
import { find } from '../repository/reads'
import { boardOf } from '../view/line'

type Deciding =
  | 'reports.board'
  | 'reports.bulk'
  | 'reports.undo'
  | 'reports.search'
  | 'reports.seen'

/** Characters and pairs of words, each behind its street, as search_terms of migration 0011 makes them. */
function termsOf(street: string, words: readonly string[]): string | null {
  const parts = words.flatMap((word) =>
    word.length === 1 ? [word] : Array.from(word.slice(1), (_, i) => word.slice(i, i + 2)),
  )
  const quoted = parts.map((part) => `'${`${street} ${part}`.replace(/['\\]/g, '$&$&')}'`)
  return quoted.length > 0 ? quoted.join(' & ') : null
}

/** What one line of words may stand for; each way that it cannot is null. */
function soughtBy(street: string, q: string, secrets: Parameters<typeof phoneSought>[0]): Sought {
  const bare = q.replace(/\s+/g, '')
  const phone = phoneSought(secrets, bare)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return {
    number: /^s?\d{8}-\d{4,6}$/i.test(bare) ? `S${bare.replace(/^s/i, '')}` : null,
    running: /^\d{4,6}$/.test(bare) ? bare : null,
    phoneHash: phone.hash,
    phoneTailHash: phone.tailHash,
    terms: termsOf(street, words),
    words: words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`),
  }
}

/** A filter that narrows nothing. */
const NOTHING = {
  ...{ area: undefined, state: undefined, clock: undefined },
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
