import { addDays, dayOf, startOf } from '@/contract/calendar.rules'
import { certificateNumber, withCheck } from '@/contract/service.rules'
import { MAX_CERTIFIED } from '@/contract/service.shapes'
import type { CertificateId, ClientId, Day, PersonId, StreetCode } from '@/contract/wire'
import { type Authorized, authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict } from '../errors'
import { append } from '../history/repository'
import { newId } from '../ids'
import { returnNumber, takeNumber } from '../numbers'
import {
  type CertificateRow,
  endCertificate,
  findIssuer,
  insertCertificate,
  listHolding,
} from './repository/certificates'
import { listCertain, listThese, lockHours, type RecordRow } from './repository/reads'
import { lineOf } from './view'

type Scope = Authorized<{ street: StreetCode }>

/** What the check letters of a certificate are made of: the same number of another street is another one. */
export const checkedText = (street: StreetCode, number: string) => `${street} ${number}`

interface Issue {
  person: PersonId
  client: ClientId
  from: Day
  until: Day
  by: PersonId | null
  /** The history row that led to it. */
  cause: string | null
}

type Issuing = { cloud: Pick<Context['cloud'], 'secrets'>; now: number }

/** Writes a certificate over these records, which hold still. Undefined: the client id has made one already. */
async function issue(
  tx: Tx,
  scope: Scope,
  rows: readonly RecordRow[],
  { person, client, from, until, by, cause }: Issue,
  { cloud, now }: Issuing,
): Promise<CertificateId | undefined> {
  const { street } = scope
  const today = dayOf(now)
  const plain = certificateNumber(today, await takeNumber(tx, scope, 'certificates', today))
  const number = withCheck(plain, cloud.secrets.mac('certificate', checkedText(street, plain)))
  const certificate = newId<CertificateId>()
  const lines = rows.map(lineOf)
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
  const shown = { name: rows.at(-1)?.name ?? '', issuer: await findIssuer(tx, street), lines }
  const records = rows.map(({ record }) => record)
  const made = { ...scope, certificate, number, person, client, shown, from, until, minutes }
  if (!(await insertCertificate(tx, { ...made, records, now }))) {
    await returnNumber(tx, scope, 'certificates', today)
    return undefined
  }
  await append(tx, {
    ...{ street, subject: { noun: 'service', id: certificate }, did: 'service.certify', by },
    ...{ at: now, cause, after: { number, minutes, records } },
  })
  return certificate
}

/**
 * Certifies what is certain of somebody's hours in a span of days.
 * @throws AppError('conflict') where that is nothing, or more than one certificate holds
 */
export async function certify(
  tx: Tx,
  scope: Scope,
  wish: Omit<Issue, 'by' | 'cause'>,
  { cloud, now }: Issuing,
): Promise<void> {
  const { street } = scope
  const { person, from, until } = wish
  await lockHours(tx, street, person)
  const days = { from: startOf(from), until: startOf(addDays(until, 1)) }
  const rows = await listCertain(tx, street, person, { ...days, now, most: MAX_CERTIFIED + 1 })
  if (rows.length === 0) {
    throw conflict('这段日子里还没有已经确定的服务时长', { why: 'nothing_to_certify' })
  }
  if (rows.length > MAX_CERTIFIED) {
    throw conflict(`一份证明最多 ${MAX_CERTIFIED} 条记录，请把日子分成几段`, {
      ...{ why: 'too_much_to_certify', most: MAX_CERTIFIED },
    })
  }
  await issue(tx, scope, rows, { ...wish, by: person, cause: null }, { cloud, now })
}

/** A certificate ends; one over the same records takes its place where they still have minutes. */
async function replace(
  tx: Tx,
  row: Authorized<CertificateRow>,
  { cloud, now, cause }: Issuing & { cause: string },
): Promise<void> {
  const { street, certificate, person, from, until } = row
  const rows = await listThese(tx, street, row.records)
  const client = newId<ClientId>(20)
  const next =
    rows.length > 0
      ? await issue(tx, row, rows, { person, client, from, until, by: null, cause }, { cloud, now })
      : undefined
  await endCertificate(tx, row, next ?? null, now)
  await append(tx, {
    ...{ street, subject: { noun: 'service', id: certificate }, did: 'service.replace', by: null },
    ...{ at: now, cause, changed: ['state'], before: { ended: null }, after: { ended: now, next } },
  })
}

/**
 * Every certificate with this record on it ends, because the record was corrected. Whoever calls it holds
 * all hours of the person locked.
 */
export async function renew(
  tx: Tx,
  { street, record }: RecordRow,
  how: Issuing & { cause: string },
): Promise<void> {
  for (const row of await listHolding(tx, street, record)) {
    await replace(
      tx,
      authorizedByRule('a certificate ends with the hours that it certifies', row),
      how,
    )
  }
}
