import * as v from 'valibot'
import type { Context, Handlers } from '../../context'
import { forbidden, notFound } from '../../errors'
import { append } from '../../history/repository'
import { personOf } from '../../policy'
import { demandWork } from '../policy'
import { findReporterName } from '../repository/people'
import { find, type ReportRow } from '../repository/reads'
import { tellHandlers } from '../telling'
import { reporterOf } from '../view/can'

const Kept = v.object({ name: v.optional(v.string()), phone: v.optional(v.string()) })

async function contactOf({ db, cloud }: Context, { contactSealed, reporter }: ReportRow) {
  const sealed = contactSealed && cloud.secrets.unseal('contact', contactSealed)
  const { name, phone } = sealed ? v.parse(Kept, JSON.parse(sealed)) : {}
  const known = reporter ? await findReporterName(db, reporter) : null
  return { name: name ?? known, phone: phone ?? null }
}

/** The one way to who reported something: each look is kept with its purpose, and told to them. */
export const knowing: Pick<Handlers<'reports'>, 'reports.identity'> = {
  async 'reports.identity'({ street, report, purpose }, context) {
    const { db, actor, now } = context
    const by = personOf(actor)
    const row = demandWork(actor, await find(db, street, report, by))
    if (reporterOf(row) === 'nobody') throw notFound('提交人')
    if (reporterOf(row) === 'hidden') throw forbidden('提交人选择了不向办理人公开身份')
    await db.tx(async (tx) => {
      const subject = { noun: 'reports', id: report } as const
      await append(tx, { street, subject, did: 'reports.identity', by, at: now, note: purpose })
      if (row.reporter) await tellHandlers(tx, row, 'report_looked', [row.reporter], { by, now })
    })
    return contactOf(context, row)
  },
}
