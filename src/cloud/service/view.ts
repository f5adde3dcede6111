import { isOpen, maskedName, minutesOf, nextService } from '@/contract/service.rules'
import type { Certificate, CertifiedLine, ServiceRecord } from '@/contract/service.shapes'
import type { Authorized } from '../authorization'
import { codeFor } from '../codes/intake'
import type { Context } from '../context'
import { rightsOn } from './policy'
import type { CertificateRow } from './repository/certificates'
import type { RecordRow } from './repository/reads'

/** The hours of a record, ms since 1970. */
const spanOf = ({ from, until }: Pick<RecordRow, 'from' | 'until'>) => ({
  from: from.getTime(),
  until: until.getTime(),
})

/** A record as its volunteer or its signer sees it, with what this person may do. */
export function viewOf(row: RecordRow, { actor, now }: Context): ServiceRecord {
  const { record, number, event, name, shown, state, asked, version } = row
  const rights = rightsOn(actor, row)
  const open = isOpen(row.confirmUntil.getTime(), now)
  return {
    ...{ record, number, event, name, shown, state, asked, version, signer: row.signerName },
    planned: { from: row.plannedFrom.toISOString(), until: row.plannedUntil.toISOString() },
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    minutes: minutesOf(spanOf(row)),
    confirmUntil: row.confirmUntil.toISOString(),
    can: {
      confirm: rights.confirm && open && nextService(state, 'confirm') !== undefined,
      correct: rights.correct && open && nextService(state, 'correct') !== undefined,
      sign: rights.sign && nextService(state, 'accept') !== undefined,
    },
  }
}

/** A record as a certificate keeps it. */
export function lineOf(row: RecordRow): CertifiedLine {
  const { title, role, where, organiser } = row.shown
  return {
    ...{ number: row.number, title, role, where, organiser },
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    minutes: minutesOf(spanOf(row)),
  }
}

const said = (row: CertificateRow): Omit<Certificate, 'certificate' | 'link'> => ({
  ...row.shown,
  ...{ number: row.number, from: row.from, until: row.until, minutes: row.minutes },
  issued: row.issuedAt.toISOString(),
  ended: row.endedAt?.toISOString() ?? null,
  after: row.after,
})

/** A certificate as whoever has it sees it; its code is the one that any camera opens. */
export async function certificateOf(
  row: Authorized<CertificateRow>,
  context: Pick<Context, 'cloud' | 'db' | 'now'>,
): Promise<Certificate> {
  const { street, certificate } = row
  const thing = { street, kind: 'certificate', subject: certificate, name: null } as const
  const { link } = await codeFor(context, thing)
  return { ...said(row), certificate, link }
}

/** A certificate as a stranger sees it who holds its number. */
export const verified = (row: CertificateRow): Omit<Certificate, 'certificate' | 'link'> => ({
  ...said(row),
  name: maskedName(row.shown.name),
})
