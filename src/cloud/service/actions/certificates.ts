import { readCertificateNumber, withCheck } from '@/contract/service.rules'
import { MAX_CERTIFIED } from '@/contract/service.shapes'
import type { Handlers } from '../../context'
import { AppError, notFound } from '../../errors'
import { personOf } from '../../policy'
import { certify, checkedText } from '../certify'
import { demandMine, demandOwn } from '../policy'
import {
  findByClient,
  findByNumber,
  findCertificate,
  listCertificates,
} from '../repository/certificates'
import { certificateOf, verified } from '../view'

type Names = 'service.certify' | 'service.certificates' | 'service.print' | 'service.verify'

export const certificates: Pick<Handlers<'service'>, Names> = {
  async 'service.certify'({ street, client, from, until }, context) {
    const { db, actor } = context
    const person = personOf(actor)
    if (until < from) throw new AppError('invalid', '最后一天不能早于第一天', 'until')
    const made = () => findByClient(db, street, person, client)
    if (!(await made())) {
      const scope = demandMine(street, actor)
      await db.tx((tx) => certify(tx, scope, { person, client, from, until }, context))
    }
    return { certificate: await certificateOf(demandOwn(actor, await made()), context) }
  },

  async 'service.certificates'({ street }, context) {
    const { db, actor } = context
    const rows = await listCertificates(db, street, personOf(actor), MAX_CERTIFIED)
    const certificates = []
    for (const row of rows) certificates.push(await certificateOf(demandOwn(actor, row), context))
    return { certificates }
  },

  async 'service.print'({ street, certificate }, context) {
    const row = demandOwn(context.actor, await findCertificate(context.db, street, certificate))
    // big, and asked for now and then: no other call carries it
    const { printed } = await import('@/cloud/service/print')
    const { demonstration } = context.cloud.settings
    const pdf = await printed(await certificateOf(row, context), { demonstration })
    return { name: `志愿服务证明-${row.number}.pdf`, pdf: pdf.toString('base64') }
  },

  async 'service.verify'({ street, number }, { db, cloud }) {
    const read = readCertificateNumber(number)
    const known =
      read && cloud.secrets.verify('certificate', checkedText(street, read.number), read.check)
    const row = known && (await findByNumber(db, street, withCheck(read.number, read.check)))
    if (!row) throw notFound('证明编号')
    return { certificate: verified(row) }
  },
}
