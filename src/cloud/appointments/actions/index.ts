import { addDays, dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../../context'
import { codeOf } from '../../invitations/intake'
import { phoneSought } from '../../phones'
import { create, demandColleague, demandTerms } from '../appointing'
import { demandNotLast, end, workLeftBy } from '../handover'
import { inviteAgain } from '../inviting'
import { demand, rolesGivenBy, shareOf } from '../policy'
import { listNear } from '../repository/near'
import { rolesOn } from '../repository/offices'
import { find, list } from '../repository/rows'
import { setTerms } from '../repository/writes'
import { note, nowOf, step, tellHolder } from '../step'
import { neighbourOf, openWorkOf, viewOf } from '../view'
import { absences } from './absences'

async function viewAfter(context: Context, street: StreetCode, appointment: AppointmentId) {
  const found = await find(context.db, street, appointment, nowOf(context.now))
  const row = demand(context.actor, found, 'read')
  return { row, view: viewOf(row, context) }
}

type Appointing =
  | 'appointments.create'
  | 'appointments.change'
  | 'appointments.invite'
  | 'appointments.end'

const appointing: Pick<Handlers<'appointments'>, Appointing> = {
  async 'appointments.create'(given, context) {
    const appointment = await create(context, given)
    const { row, view } = await viewAfter(context, given.street, appointment)
    const open = view.invited?.invitation
    return { appointment: view, invitation: open ? await codeOf(context, row.street, open) : null }
  },

  async 'appointments.change'({ street, appointment, version, ...asked }, context) {
    const { actor, now } = context
    const which = { street, appointment, version, right: 'change' } as const
    await step(context, which, async (tx, row) => {
      const { today } = nowOf(now)
      const before = { until: row.until, standIn: row.standIn?.person ?? null }
      const terms = { ...before, ...asked }
      demandTerms(row, terms, today)
      if (terms.until !== null && terms.until !== row.until) {
        await demandNotLast(tx, row, addDays(terms.until, 1))
      }
      if (asked.standIn) await demandColleague(tx, context, street, asked.standIn)
      await setTerms(tx, row, terms)
      const changed = Object.keys(asked)
      const line = { did: 'appointments.change', by: actor.person, at: now, changed }
      await note(tx, row, { ...line, before, after: terms })
      await tellHolder(tx, row, 'appointment_changed', now)
    })
    return { appointment: (await viewAfter(context, street, appointment)).view }
  },

  async 'appointments.invite'({ street, appointment, kind }, context) {
    const invitation = await inviteAgain(context, { street, appointment, kind })
    return { invitation: await codeOf(context, street, invitation) }
  },

  async 'appointments.end'(given, context) {
    return { ended: true, handed: await end(context, given) }
  },
}

export const appointments: Handlers<'appointments'> = {
  ...absences,
  ...appointing,

  async 'appointments.list'({ street, q: words, ...asked }, context) {
    const { actor, cloud, db, now } = context
    const share = shareOf(actor, street)
    // a number is looked up only by who may call it
    const calls = share.all || share.areas.length > 0
    const phone = phoneSought(cloud.secrets, calls ? words : undefined)
    const { area, role, operator, after } = asked
    const wanted = { area, role, operator, words, phone, share, after }
    const { rows, next } = await list(db, street, wanted, nowOf(now))
    return {
      appointments: rows.map((row) => viewOf(row, context)),
      next,
      gives: rolesGivenBy(actor, street),
    }
  },

  async 'appointments.get'({ street, appointment }, context) {
    const { actor, db, now } = context
    const row = demand(actor, await find(db, street, appointment, nowOf(now)), 'read')
    const view = viewOf(row, context)
    const near = view.can.change ? await listNear(db, row, shareOf(actor, street), dayOf(now)) : []
    return { appointment: view, near: near.map(neighbourOf) }
  },

  async 'appointments.handover'({ street, appointment }, context) {
    const { actor, cloud, db, now } = context
    const at = nowOf(now)
    const row = demand(actor, await find(db, street, appointment, at), 'end')
    const { handover } = cloud.wiring
    const roles = await rolesOn(db, street, row.person, at.today, appointment)
    const left = await workLeftBy(db, handover, row, roles)
    const work = left.map(async (one) => {
      const candidates = await handover[one.kind].candidates(db, street, one, at.today)
      return openWorkOf(one, candidates)
    })
    return { appointment: viewOf(row, context), work: await Promise.all(work) }
  },
}
