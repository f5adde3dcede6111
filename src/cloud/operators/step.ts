import type { Duties, OperatorChanges } from '@/contract/operators'
import type { Bilingual, ClientId, Day, OperatorId, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import { AppError } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { newId } from '../ids'
import { demandEdit } from './policy'
import { findByClient, insertOperator, lock, type OperatorRow, setOperator } from './repository'

/** What the history and a conflict call the fields of an operator. */
const fieldWords: Record<string, string> = {
  name: '名称',
  phone: '电话',
  contractFrom: '合同开始',
  contractUntil: '合同结束',
  duties: '职责',
  notes: '备注',
}

type Period = Pick<OperatorRow, 'contractFrom' | 'contractUntil'>

/** @throws AppError('invalid') for a contract that ends before it begins */
function demandPeriod({ contractFrom, contractUntil }: Period, path = ''): void {
  if (contractFrom && contractUntil && contractUntil < contractFrom) {
    throw new AppError('invalid', '合同结束的日子要在开始以后', `${path}contractUntil`)
  }
}

/** Everything in a contract that others will read. */
export const wordsIn = ({ name, duties, notes }: OperatorChanges): string[] => [
  ...[name, ...(duties?.lines ?? [])].flatMap((text) => (text ? [text.zh, text.en ?? ''] : [])),
  notes ?? '',
]

interface Which {
  street: StreetCode
  operator: OperatorId
  version: Version
}

/** Changes an operator: lock, ask whether they may and saw what stands, write, append to the history. */
export async function update(
  { db, actor, now }: Context,
  { street, operator, version }: Which,
  changes: OperatorChanges,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = demandEdit(actor, await lock(tx, street, operator))
    const subject = { noun: 'operators', id: operator } as const
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subject }, versions, fieldWords)
    demandPeriod({ ...row, ...changes }, 'changes.')
    await setOperator(tx, row, changes)
    const changed = Object.keys(changes)
    const before = Object.fromEntries(
      changed.map((field) => [field, row[field as keyof OperatorRow]]),
    )
    const did = 'operators.update'
    const step = { street, subject, did, by: actor.person, at: now, changed }
    await append(tx, { ...step, before, after: changes })
  })
}

export interface NewFields {
  client: ClientId
  name: Bilingual
  phone: string | null
  contractFrom: Day | null
  contractUntil: Day | null
  duties: Duties
  notes: string | null
}

/** Adds an operator; a retry with the same client id answers the first one. */
export async function create(
  { db, actor, now, cloud }: Context,
  scope: Authorized<{ street: StreetCode }>,
  fields: NewFields,
): Promise<OperatorId> {
  demandPeriod(fields)
  const { street } = scope
  return db.tx(async (tx) => {
    const operator = newId<OperatorId>()
    const row = { ...scope, ...fields, operator, demo: cloud.settings.demonstration }
    if (!(await insertOperator(tx, row))) return findByClient(tx, street, fields.client)
    const subject = { noun: 'operators', id: operator } as const
    await append(tx, { street, subject, did: 'operators.create', by: actor.person, at: now })
    return operator
  })
}
