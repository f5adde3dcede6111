import type { ComplaintState } from '@/contract/complaints'
import { nextState } from '@/contract/complaints.rules'
import type { ComplaintId, StreetCode, Version } from '@/contract/wire'
import { finish } from '../assignments/repository'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { demand } from './policy'
import { type ComplaintRow, lock } from './repository/reads'

/** What the history and a conflict call the fields of a complaint. */
const fieldWords: Record<string, string> = {
  owner: '负责人和答复期限',
  answer: '答复',
  state: '办理状态',
}

const closedWords: Record<ComplaintState, string> = {
  open: '这一步现在不能办理',
  answered: '已经答复过了，请看答复内容',
  withdrawn: '提交人已经撤回，不用再办理',
}

interface Which {
  street: StreetCode
  complaint: ComplaintId
  version: Version
  step: 'answer' | 'withdraw'
}

/**
 * A step that ends the work on a complaint: lock, ask whether they may and saw what stands, write,
 * append to the history. The history names who answered, and never who sent it.
 */
export async function closeBy(
  { db, actor, now }: Context,
  { street, complaint, version, step }: Which,
  write: (tx: Tx, row: Authorized<ComplaintRow>, next: ComplaintState) => Promise<void>,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = demand(actor, await lock(tx, street, complaint), step)
    const subject = { noun: 'complaints', id: complaint } as const
    const next = nextState(row.state, step)
    if (!next) throw conflict(closedWords[row.state])
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subject }, versions, fieldWords)
    await write(tx, row, next)
    await finish(tx, street, subject, 'answer_complaint', now)
    await append(tx, {
      street,
      subject,
      did: `complaints.${step}`,
      by: step === 'answer' ? actor.person : null,
      at: now,
      changed: [step === 'answer' ? 'answer' : 'state'],
      before: { state: row.state },
      after: { state: next },
    })
  })
}
