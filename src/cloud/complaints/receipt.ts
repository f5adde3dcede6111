import { type Authorized, authorize } from '../authorization'
import { notFound } from '../errors'
import type { Secrets } from '../secrets'
import type { ComplaintRow } from './repository/reads'

const provenBy = ({ street, complaint }: ComplaintRow) => `${street} ${complaint}`

/** Proves, with the number, that somebody sent it; follows from the key, so nothing is kept. */
export function receiptOf(secrets: Secrets, row: ComplaintRow): string {
  return secrets.mac('receipt', provenBy(row))
}

/** The complaint for who shows its receipt, signed in or not. @throws AppError('not_found') */
export function demandReceipt(
  secrets: Secrets,
  row: ComplaintRow | undefined,
  receipt: string,
): Authorized<ComplaintRow> {
  if (!row) throw notFound('投诉或建议')
  const proven = secrets.verify('receipt', provenBy(row), receipt)
  return authorize(row, proven, notFound('投诉或建议'))
}
