import { REPORT_ROLES } from '@/contract/reports.rules'
import { isServed } from '../../areas/repository/reads'
import type { Handlers } from '../../context'
import { demandRole, personOf } from '../../policy'
import { demandServed } from '../policy'
import { submit } from '../submit'
import { viewOf } from '../view'

export const telling: Pick<Handlers<'reports'>, 'reports.submit' | 'reports.enter'> = {
  async 'reports.submit'({ street, ...told }, context) {
    const scope = demandServed(street, await isServed(context.db, street))
    const reporter = personOf(context.actor)
    const row = await submit(context, scope, { ...told, via: 'app', maker: reporter, reporter })
    return { report: await viewOf(row, context) }
  },

  async 'reports.enter'({ street, caller, ...told }, context) {
    demandRole(context.actor, street, ...REPORT_ROLES)
    const scope = demandServed(street, await isServed(context.db, street))
    const maker = personOf(context.actor)
    const whose = {
      maker,
      reporter: null,
      anonymous: false,
      name: caller?.name,
      phone: caller?.phone,
    }
    const row = await submit(context, scope, { ...told, ...whose })
    return { report: await viewOf(row, context) }
  },
}
