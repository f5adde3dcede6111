import type { StreetCode } from '@/contract/wire'
import type { Tx } from '../../database/database'
import { append } from '../../history/repository'
import type { ImportStep } from '../../imports/importer'
import type { SiteSet } from '../repository/writes'

/** Leaves what an import did to one site in its history, with the import as its cause. */
export async function note(
  tx: Tx,
  street: StreetCode,
  site: string,
  { did, by, now, cause }: ImportStep,
  what: { before: SiteSet | null; after: object },
): Promise<void> {
  const subject = { noun: 'sites', id: site } as const
  // the area follows from the place: nobody changes it
  const changed = Object.keys(what.before ?? {}).filter((field) => field !== 'area')
  await append(tx, { street, subject, did, by, at: now, changed, cause, ...what })
}
