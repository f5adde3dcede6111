import type { AppointmentId, StreetCode } from '@/contract/wire'
import type { Tx } from '../../database/database'
import type { ImportStep } from '../../imports/importer'
import { find } from '../repository/rows'
import { note as append, nowOf, tellHolder } from '../step'
import type { Office } from './repository/writes'

type Told = Parameters<typeof tellHolder>[2]

interface What {
  appointment: AppointmentId
  changed: readonly string[]
  before: Office | null
  after: Office | null
}

/** Leaves what an import did to one appointment in its history, with the import as its cause; never a name or a phone. */
export async function note(
  tx: Tx,
  street: StreetCode,
  { appointment, ...what }: What,
  { did, by, now, cause }: ImportStep,
): Promise<void> {
  await append(tx, { street, appointment }, { did, by, at: now, cause, ...what })
}

/** Tells holders who have an inbox what happened to their appointments. */
export async function tellAll(
  tx: Tx,
  street: StreetCode,
  appointments: readonly AppointmentId[],
  kind: Told,
  now: number,
): Promise<void> {
  for (const appointment of appointments) {
    const row = await find(tx, street, appointment, nowOf(now))
    if (row) await tellHolder(tx, row, kind, now)
  }
}
