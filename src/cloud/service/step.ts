import { nextService, type ServiceStep } from '@/contract/service.rules'
import type { ServiceState } from '@/contract/service.shapes'
import type { PersonId, ServiceRecordId, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict, notFound } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { renew } from './certify'
import { demand, type Right } from './policy'
import { lock, type RecordRow } from './repository/reads'
import { setHours } from './repository/writes'

/** What the history and a conflict call the fields of a record. */
const fieldWords: Record<string, string> = {
  hours: '起止时间',
  state: '核对状态',
  owner: '签字人',
}

/** @throws AppError('conflict') where a record in this state takes no such step */
export function demandNext(state: ServiceState, step: ServiceStep): ServiceState {
  const next = nextService(state, step)
  if (!next) throw conflict('这条服务记录已经核定，或正在等签字', { why: 'hours_decided' })
  return next
}

interface Which {
  street: StreetCode
  record: ServiceRecordId
  version: Version
}

/**
 * A step of somebody on a record: lock, ask whether they may and saw what stands, then do it.
 * @throws AppError('not_found' | 'forbidden' | 'conflict')
 */
export async function stepOn(
  { db, actor }: Context,
  { street, record, version }: Which,
  right: Right,
  act: (tx: Tx, row: Authorized<RecordRow>) => Promise<void>,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = demand(actor, await lock(tx, street, record), right)
    const subject = { noun: 'service', id: record } as const
    await demandFresh(
      tx,
      { street, ...subject },
      { seen: version, current: row.version },
      fieldWords,
    )
    await act(tx, row)
  })
}

/** The record after a step, for whoever took it: a signer knows of it no more once it is signed. */
export function demandThere(row: RecordRow | undefined): RecordRow {
  if (!row) throw notFound('服务记录')
  return row
}

export interface Decision {
  did: string
  state: ServiceState
  /** Other hours than those that stood; absent where they stay. */
  hours?: { from: Date; until: Date }
  /** Null where a rule does it. */
  by: PersonId | null
  /** Who signed it, where it was signed. */
  signer?: PersonId | null
  now: number
  note?: string | null
  cause?: string | null
}

/** Decides a record: writes, appends to the history and, where its hours changed, renews what certified them. */
export async function decide(
  tx: Tx,
  row: Authorized<RecordRow>,
  decision: Decision,
  cloud: Context['cloud'],
): Promise<void> {
  const { street, record } = row
  const { did, state, by, now, note = null, cause = null } = decision
  const { from, until } = decision.hours ?? row
  await setHours(tx, row, state, { from, until, signer: decision.signer ?? null })
  const moved = +from !== +row.from || +until !== +row.until
  const because = await append(tx, {
    ...{ street, subject: { noun: 'service', id: record }, did, by, at: now, note, cause },
    changed: moved ? ['hours', 'state'] : ['state'],
    before: { state: row.state, from: row.from, until: row.until },
    after: { state, from, until },
  })
  if (moved) await renew(tx, row, { cloud, now, cause: because })
}
