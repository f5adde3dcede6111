import { HOME_CLIMB_WORKDAYS, nextHome } from '@/contract/homes.rules'
import type { HomeId } from '@/contract/wire'
import { listOwnersOf } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import { wholeCalendar } from '../calendar/repository'
import { append } from '../history/repository'
import type { Registers } from '../registers'
import { askingFor, passOn } from './handover'
import { lock } from './repository/reads'

/**
 * Nobody answered in time: who leads the next area above is asked, with days of their own. Where nobody
 * stands above, the request stays where it is, late for all to see, and the history says so.
 */
export const climb: Registers['overdue']['confirm_home'] = async (tx, street, work, { now }) => {
  const row = await lock(tx, street, work.subject as HomeId)
  if (!row || !nextHome(row.state, 'climb')) return
  const { home, person, ownerRole, area: code, zh, en } = row
  const subject = { noun: 'homes', id: home } as const
  const had = await listOwnersOf(tx, street, subject, 'confirm_home')
  const next = await askingFor(
    tx,
    { street, area: { code, zh, en } },
    {
      except: [person, ...had],
      ...(ownerRole && { above: ownerRole }),
      workdays: HOME_CLIMB_WORKDAYS,
      calendar: await wholeCalendar(tx),
      now,
    },
  )
  if (!next) {
    const note = '已超过期限，上面没有可以接手的人'
    await append(tx, { street, subject, did: 'homes.stay', by: null, at: now, note })
    return
  }
  const climbs = authorizedByRule('an unanswered home climbs', row)
  const how = { did: 'homes.climb', by: null, now, cause: null, note: null }
  await passOn(tx, climbs, next, how)
}
