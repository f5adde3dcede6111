import { correctionOf, SIGN_BEYOND_HOURS, type Span } from '@/contract/service.rules'
import type { Tx } from '../database/database'
import { AppError, conflict } from '../errors'
import { findOverlap, type RecordRow } from './repository/reads'

/**
 * Whether a correction holds at once or has to be signed.
 * @throws AppError('invalid') where it can be neither
 */
export function demandCorrection(row: RecordRow, said: Span, now: number): 'at_once' | 'sign' {
  const shift = { from: row.plannedFrom.getTime(), until: row.plannedUntil.getTime() }
  const verdict = correctionOf(said, shift, now)
  if (verdict === 'at_once' || verdict === 'sign') return verdict
  if (verdict === 'too_far') {
    const words = `最多可以早到或晚走 ${SIGN_BEYOND_HOURS} 小时；更早或更晚的，请联系组织方`
    const because = { why: 'hours_too_far', hours: SIGN_BEYOND_HOURS } as const
    throw new AppError('invalid', words, 'until', because)
  }
  if (verdict === 'ahead') {
    throw new AppError('invalid', '结束时间还没有到', 'until', { why: 'hours_ahead' })
  }
  throw new AppError('invalid', '结束时间要晚于开始时间', 'until')
}

/** Nobody's time counts twice. @throws AppError of that code */
export async function demandFree(
  tx: Tx,
  row: RecordRow,
  said: Span,
  code: 'invalid' | 'conflict',
): Promise<void> {
  const number = await findOverlap(tx, row, said)
  if (number === undefined) return
  const words = `这段时间和服务记录 ${number} 重叠`
  const because = { why: 'hours_overlap', number } as const
  if (code === 'conflict') throw conflict(words, because)
  throw new AppError('invalid', words, 'from', because)
}
