import type { Category } from '@/contract/reports'
import type { ClientId, StreetCode } from '@/contract/wire'
import { isServed } from '../areas/repository/reads'
import type { Context } from '../context'
import { demandServed } from './policy'
import { findByClient, type ReportRow } from './repository/reads'
import { listCategories } from './repository/settings'
import { listByToken, listTold, listToldByNumber, type ToldQuery } from './repository/told'
import { submit } from './submit'
import type { Submission } from './told'
import { type ToldReport, toldOf } from './view/told'

/** What is told and read from outside of this cloud: never what is about people. */

export type { ToldReport }

/** What became of it; `open`: whether others may read it. */
type Entered = Pick<ReportRow, 'number' | 'due' | 'dueAbout' | 'open'>
type By = Pick<ToldQuery, 'street' | 'key'>

/** The categories in which reports are told from outside. */
export async function openCategories({ db }: Context, street: StreetCode): Promise<Category[]> {
  return (await listCategories(db, street)).filter(({ open }) => open)
}

/**
 * Reports something for somebody outside; nobody is its reporter.
 * @throws AppError('not_found' | 'invalid' | 'unavailable' | 'content_refused')
 */
export async function enterReport(
  context: Context,
  street: StreetCode,
  told: Omit<Submission, 'via' | 'reporter' | 'anonymous' | 'photos'>,
): Promise<Entered> {
  const scope = demandServed(street, await isServed(context.db, street))
  const outside = { via: 'open311', reporter: null, anonymous: false, photos: [] } as const
  return submit(context, scope, { ...told, ...outside })
}

/** What a key has sent with a client id. */
export const enteredBefore = (
  { db }: Context,
  street: StreetCode,
  { maker, client }: Pick<Submission, 'maker' | 'client'>,
): Promise<Entered | undefined> => findByClient(db, street, maker, client)

/** A page of what may be read, newest first. */
export const toldReports = async (context: Context, query: ToldQuery): Promise<ToldReport[]> =>
  toldOf(await listTold(context.db, query), query, context)

/** Those of these numbers that may be read, newest first. */
export const toldByNumber = async (
  context: Context,
  by: By,
  numbers: readonly string[],
): Promise<ToldReport[]> => toldOf(await listToldByNumber(context.db, by, numbers), by, context)

/** The number of the report that came with a token; nothing where several did. */
export async function numberByToken(
  { db }: Context,
  by: By,
  token: ClientId,
): Promise<string | undefined> {
  const found = await listByToken(db, by, token)
  return found.length === 1 ? found[0] : undefined
}
