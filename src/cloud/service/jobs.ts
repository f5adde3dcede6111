import { isOpen, nextService } from '@/contract/service.rules'
import type { ServiceRecordId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import type { Job } from '../registers'
import { listStanding, lock } from './repository/reads'
import { decide } from './step'

async function stand(street: StreetCode, record: ServiceRecordId, { db, now, cloud }: JobContext) {
  await db.tx(async (tx) => {
    const row = await lock(tx, street, record)
    const state = row && nextService(row.state, 'stand')
    if (!row || !state || isOpen(row.confirmUntil.getTime(), now)) return
    const free = authorizedByRule('hours that nobody corrects stand', row)
    await decide(tx, free, { did: 'service.stand', state, by: null, now }, cloud)
  })
}

/** Hours that nobody has corrected or confirmed in time stand as they are. */
export const standHours: Job = {
  name: 'service.stand',
  async due(db, street, now) {
    const records = await listStanding(db, street, now)
    return records.map((record) => (context) => stand(street, record, context))
  },
}
