import type { AreaName } from '@/contract/areas'
import type { CategoryName, ReportResult, ReportState } from '@/contract/reports'
import type { Bilingual, Day, Place } from '@/contract/wire'
import type { Context } from '../../context'
import { withoutPhones } from '../../phones'
import { type LastEvent, listLast } from '../repository/events'
import type { ReportRow } from '../repository/reads'
import { listToldNumbers, type ToldQuery } from '../repository/told'
import { FOR_ALL } from './index'
import { lineOf, pageOf } from './line'

/** A report as everybody may read it: nobody's name, and phone numbers in words masked. */
export interface ToldReport {
  number: string
  category: CategoryName
  state: ReportState
  words: string
  at: Place
  address: string | null
  site: Bilingual | null
  area: AreaName
  reportedAt: Date
  due: Day
  about: boolean
  last: LastEvent
  /** Once somebody else has verified it. */
  result: { is: ReportResult; words: string; at: Date } | null
  /** The number of the one that it was merged into, where that may be read. */
  into: string | null
  /** A link that ends after some hours. */
  photo: string | null
}

function resultOf({ state, result, resultWords, closedAt }: ReportRow): ToldReport['result'] {
  if (state !== 'closed' || !result || !closedAt) return null
  return { is: result, words: withoutPhones(resultWords ?? ''), at: closedAt }
}

function lastOf(row: ReportRow, event: LastEvent | undefined): LastEvent {
  if (!event) return { at: row.reportedAt, did: 'reported', words: null }
  const told = event.words !== null && FOR_ALL.includes(event.did)
  return { ...event, words: told ? withoutPhones(event.words ?? '') : null }
}

/** Reports as who asks, with a key of the open interface or without, may read them. */
export async function toldOf(
  rows: readonly ReportRow[],
  { street, key }: Pick<ToldQuery, 'street' | 'key'>,
  context: Context,
): Promise<ToldReport[]> {
  const { db } = context
  const page = await pageOf(context, street, rows)
  const ids = rows.map(({ report }) => report)
  const lasts = await listLast(db, street, ids)
  const merged = rows.flatMap(({ mergedInto }) => mergedInto ?? [])
  const numbers = await listToldNumbers(db, { street, key }, merged)
  return rows.map((row) => {
    const line = lineOf(row, page, context)
    const { number, category, state, words, at, address, area, due, about, photo } = line
    return {
      ...{ number, category, state, words, at, address, area, due, about, photo },
      ...{ site: row.siteName, reportedAt: row.reportedAt, result: resultOf(row) },
      last: lastOf(row, lasts.get(row.report)),
      into: row.mergedInto && (numbers.get(row.mergedInto) ?? null),
    }
  })
}
