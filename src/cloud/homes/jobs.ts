import { DAY } from '@/contract/calendar.rules'
import { HOME_KEPT_DAYS } from '@/contract/homes.rules'
import type { HomeId, StreetCode } from '@/contract/wire'
import { forgetWork } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import { forgetHistory } from '../history/repository'
import { forgetMessages } from '../messages/step'
import type { Job } from '../registers'
import { deleteHome, forgetIfNowhere, listOverBefore } from './repository/forget'

async function forget({ db, now }: JobContext, street: StreetCode, home: HomeId): Promise<void> {
  const subject = { noun: 'homes', id: home } as const
  const scope = authorizedByRule('a home is forgotten after its days', { street, home })
  await db.tx(async (tx) => {
    const person = await deleteHome(tx, scope)
    if (!person) return
    await forgetWork(tx, street, subject)
    await forgetMessages(tx, street, subject, now)
    await forgetHistory(tx, street, subject)
    await forgetIfNowhere(tx, { ...scope, person })
  })
}

/** Where somebody belonged is forgotten some months after they left; with an entered person's last home, the person. */
export const forgetHomes: Job = {
  name: 'homes.forget',
  async due(db, street, now) {
    const over = await listOverBefore(db, street, new Date(now - HOME_KEPT_DAYS * DAY))
    return over.map((home) => (context) => forget(context, street, home))
  },
}
