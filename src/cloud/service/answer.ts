import { dayOf } from '@/contract/calendar.rules'
import { isOpen, SIGN_WORKDAYS, type Span } from '@/contract/service.rules'
import { finish } from '../assignments/repository'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { AppError, conflict } from '../errors'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import { personOf } from '../policy'
import { demandCorrection, demandFree } from './change'
import { askToSign, dueIn, signerFor } from './handover'
import type { RecordRow } from './repository/reads'
import { decide, demandNext } from './step'

type Record = Authorized<RecordRow>

/** @throws AppError('conflict') once the hours to say something are over */
function demandOpen({ confirmUntil }: RecordRow, now: number): void {
  if (isOpen(confirmUntil.getTime(), now)) return
  const because = { why: 'hours_closed', at: confirmUntil.toISOString() } as const
  throw conflict('核对的时间已经过了，这条记录按原样保留', because)
}

/** The volunteer confirms what stands. */
export async function confirm(tx: Tx, row: Record, { actor, now, cloud }: Context): Promise<void> {
  const state = demandNext(row.state, 'confirm')
  demandOpen(row, now)
  await decide(tx, row, { did: 'service.confirm', state, by: personOf(actor), now }, cloud)
}

/** Beyond the shift: somebody else has to decide, and until then what stood before stays. */
async function ask(
  tx: Tx,
  row: Record,
  { said, why }: { said: Span; why: string },
  { actor, now }: Context,
): Promise<void> {
  demandNext(row.state, 'ask')
  const owner = await signerFor(tx, row, dayOf(now))
  if (!owner) throw new AppError('unavailable', '现在没有人能签字，请拨打组织方的电话')
  const due = await dueIn(tx, SIGN_WORKDAYS, now)
  const hours = {
    from: new Date(said.from).toISOString(),
    until: new Date(said.until).toISOString(),
  }
  await append(tx, {
    ...{ street: row.street, subject: { noun: 'service', id: row.record } as const },
    ...{ did: 'service.ask', by: personOf(actor), at: now, note: why, changed: ['state'] },
    before: { state: row.state, from: row.from, until: row.until },
    after: { state: 'asked', ...hours, owner, due: due.due },
  })
  await askToSign(tx, row, { ...hours, why, ...due }, owner, now)
}

/** The volunteer says how it was: within the shift it holds at once, beyond it a signer is asked. */
export async function correct(
  tx: Tx,
  row: Record,
  correction: { said: Span; why: string },
  context: Context,
): Promise<void> {
  const { actor, now, cloud } = context
  const { said, why } = correction
  const state = demandNext(row.state, 'correct')
  demandOpen(row, now)
  const verdict = demandCorrection(row, said, now)
  await demandFree(tx, row, said, 'invalid')
  if (verdict === 'sign') return ask(tx, row, correction, context)
  const hours = { from: new Date(said.from), until: new Date(said.until) }
  const by = personOf(actor)
  await decide(tx, row, { did: 'service.correct', state, hours, by, now, note: why }, cloud)
}

/** A signer agrees, or leaves what stood before; the volunteer is told. */
export async function sign(
  tx: Tx,
  row: Record,
  { accept, note }: { accept: boolean; note: string | undefined },
  { actor, now, cloud }: Context,
): Promise<void> {
  const { street, asked, number, person } = row
  const state = demandNext(row.state, accept ? 'accept' : 'refuse')
  if (!asked) throw new Error('what waits for a signer says for what')
  const by = personOf(actor)
  const what = { state, by, now, note: note ?? null }
  if (accept) {
    const hours = { from: new Date(asked.from), until: new Date(asked.until) }
    await demandFree(tx, row, { from: +hours.from, until: +hours.until }, 'conflict')
    await decide(tx, row, { ...what, did: 'service.sign', hours, signer: by }, cloud)
  } else {
    await decide(tx, row, { ...what, did: 'service.refuse' }, cloud)
  }
  const subject = { noun: 'service', id: row.record } as const
  await finish(tx, street, subject, 'sign_hours', now)
  await tell(tx, [person], { street, kind: 'hours_signed', subject, values: { number }, now })
}
