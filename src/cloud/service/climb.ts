import { dayOf } from '@/contract/calendar.rules'
import { nextService, SIGN_CLIMB_WORKDAYS } from '@/contract/service.rules'
import type { ServiceRecordId } from '@/contract/wire'
import { listOwnersOf } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import { append } from '../history/repository'
import type { Registers } from '../registers'
import { dueIn, passOn, signerFor } from './handover'
import { lock } from './repository/reads'

/**
 * Nobody signed in time: who leads above is asked, with days of their own. Where nobody stands above, it
 * stays where it is, late for all to see, and the history says so.
 */
export const climb: Registers['overdue']['sign_hours'] = async (tx, street, work, { now }) => {
  const row = await lock(tx, street, work.subject as ServiceRecordId)
  if (!row?.asked || !nextService(row.state, 'climb')) return
  const subject = { noun: 'service', id: row.record } as const
  const had = await listOwnersOf(tx, street, subject, 'sign_hours')
  const owner = await signerFor(tx, row, dayOf(now), had)
  if (!owner) {
    const note = '已超过期限，上面没有可以接手的人'
    await append(tx, { street, subject, did: 'service.stay', by: null, at: now, note })
    return
  }
  const asked = { ...row.asked, ...(await dueIn(tx, SIGN_CLIMB_WORKDAYS, now)) }
  const climbs = authorizedByRule('an unsigned correction climbs', row)
  const how = { did: 'service.climb', by: null, now, cause: null, note: null }
  await passOn(tx, climbs, { owner, asked }, how)
}
