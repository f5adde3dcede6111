import type { ReportEvent, ReportView } from '@/contract/reports'
import { namesOnTheDay } from '../../areas/repository/reads'
import type { Context } from '../../context'
import { withoutPhones } from '../../phones'
import { demandSeen, maySee, works } from '../policy'
import { listEvents } from '../repository/events'
import { find, type ReportRow } from '../repository/reads'
import { canOf, workOf } from './can'
import { lineOf, type Page, pageOf, photosOf } from './line'

/** The result: for those who handle it at once, for everybody once somebody else has verified it. */
function resultOf(row: ReportRow, page: Page, working: boolean): ReportView['result'] {
  const { result, resultWords, resolvedAt, state } = row
  if (!result || !resolvedAt || (state !== 'closed' && !working)) return null
  const at = resolvedAt.toISOString()
  const words = withoutPhones(resultWords ?? '')
  return { is: result, words, at, photos: photosOf(page, row, true) }
}

/** For its reporter and those who work on it; a number in its words is asked for by reports.identity. */
const ratingOf = ({ rating, ratingWords }: ReportRow): ReportView['rating'] =>
  rating && { is: rating, words: ratingWords === null ? null : withoutPhones(ratingWords) }

async function intoOf({ db, actor }: Context, row: ReportRow): Promise<ReportView['into']> {
  if (row.mergedInto === null) return null
  const target = await find(db, row.street, row.mergedInto, actor.person)
  if (!target || !maySee(actor, target)) return null
  return { report: target.report, number: target.number, state: target.state }
}

/** Steps whose words are meant for all; those of the others stay with those who work on it. */
export const FOR_ALL: readonly ReportEvent['did'][] = ['progress', 'withdrawn']

function eventsFor(events: readonly ReportEvent[], working: boolean): ReportEvent[] {
  return events.map((event) => {
    const told = working || FOR_ALL.includes(event.did) ? event.words : null
    return { ...event, words: told === null ? null : withoutPhones(told) }
  })
}

/** A report with all that who asks may see of it, and what they may do. */
export async function viewOf(row: ReportRow, context: Context): Promise<ReportView> {
  const { db, actor, now } = context
  const { street, contactDue, contactAbout, contactedAt } = row
  const working = works(actor, row)
  const own = row.reporter !== null && row.reporter === actor.person
  const page = await pageOf(context, street, [row])
  const photos = page.photos.get(row.report)
  const at = contactedAt?.toISOString() ?? null
  return {
    ...lineOf(row, page, context),
    ...{ street, class: row.class, open: row.open, round: row.round },
    path: await namesOnTheDay(db, street, row.path),
    site: row.site && row.siteName ? { site: row.site, name: row.siteName } : null,
    photos: photosOf(page, row, false),
    photosWaiting: photos?.waiting ?? 0,
    photosRefused: own ? [...(photos?.refused ?? [])] : [],
    contact: { due: contactDue, about: contactAbout, at },
    result: resultOf(row, page, working),
    rating: own || working ? ratingOf(row) : null,
    into: await intoOf(context, row),
    events: eventsFor(await listEvents(db, street, row.report), working),
    work: workOf(actor, row),
    can: canOf(actor, row, now),
    version: row.version,
  }
}

/** The report after a step. */
export async function viewAfter(
  { street, report }: Pick<ReportRow, 'street' | 'report'>,
  context: Context,
): Promise<{ report: ReportView }> {
  const row = await find(context.db, street, report, context.actor.person)
  return { report: await viewOf(demandSeen(context.actor, row), context) }
}
