import type { MessageKind } from '@/contract/messages'
import type { ReportEvent } from '@/contract/reports'
import type { PersonId } from '@/contract/wire'
import type { Tx } from '../database/database'
import { tell } from '../messages/repository'
import { listConcerned } from './repository/people'
import type { ReportRow } from './repository/reads'
import { listKnown } from './repository/settings'

/** Whom a message is not for: who did what it tells. */
export interface Telling {
  by: PersonId | null
  now: number
}

/** Number and category are all that travels: no words, no place, no name. */
async function valuesOf(tx: Tx, { street, number, category }: ReportRow) {
  const known = await listKnown(tx, street)
  const name = known.find((one) => one.category.code === category)?.category.name
  return { number, zh: name?.zh ?? '', en: name?.en ?? name?.zh ?? '' }
}

/** Tells those who handle it, each by themselves. */
export async function tellHandlers(
  tx: Tx,
  row: ReportRow,
  kind: Exclude<MessageKind, 'report_changed'>,
  people: readonly PersonId[],
  { by, now }: Telling,
): Promise<void> {
  const told = people.filter((person) => person !== by)
  if (told.length === 0) return
  const subject = { noun: 'reports', id: row.report } as const
  await tell(tx, told, { street: row.street, kind, subject, values: await valuesOf(tx, row), now })
}

/** Tells its reporter and all who follow it, also those of reports merged into it, what happened. */
export async function tellConcerned(
  tx: Tx,
  row: ReportRow,
  did: ReportEvent['did'],
  { by, now }: Telling,
): Promise<void> {
  const people = (await listConcerned(tx, row.street, row.report)).filter((one) => one !== by)
  if (people.length === 0) return
  const subject = { noun: 'reports', id: row.report } as const
  const values = { ...(await valuesOf(tx, row)), did }
  await tell(tx, people, { street: row.street, kind: 'report_changed', subject, values, now })
}
