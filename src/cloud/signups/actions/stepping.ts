import type { ParsedInputOf } from '@/contract'
import { mySteps } from '@/contract/signups.rules'
import type { ShiftId, SignupId, StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../../context'
import { AppError, conflict, notFound } from '../../errors'
import type { EventRow } from '../../events/repository/reads'
import { personOf } from '../../policy'
import { demandOpen, demandShifts, demandTime, inTime } from '../asked'
import { seatsNamed, shiftsHeld, withoutSeats } from '../course'
import { make } from '../make'
import { find, type PlaceRow, type SignupRow } from '../repository/reads'
import { type Step, step } from '../step'
import { standing, viewFor } from '../view'

/** The sign-up after a step. */
async function after(context: Context, street: StreetCode, signup: SignupId) {
  const row = await find(context.db, street, signup)
  if (!row) throw notFound('报名')
  return { signup: await viewFor(context, row) }
}

const over = () => conflict('这份报名已经结束', { why: 'signup_over' })
const checkedIn = () => conflict('已经有人签到，请到现场找工作人员', { why: 'checked_in' })

/** @throws AppError('conflict') where it is over, or somebody of it has come */
function demandCancel(row: SignupRow, event: EventRow, now: number): void {
  const stands = standing(row, event)
  if (mySteps(stands, now).cancel) return
  throw stands.came ? checkedIn() : over()
}

/** @throws AppError('conflict') where it is over, or the event has begun */
function demandChange(row: SignupRow, event: EventRow, now: number): void {
  const stands = standing(row, event)
  if (mySteps(stands, now).change) return
  const begun = mySteps(stands, stands.starts - 1).change
  throw begun ? conflict('活动已经开始，不能再改', { why: 'begun' }) : over()
}

type Change = ParsedInputOf<'signups.change'>

/** The places of a sign-up that are to be given back. @throws AppError('invalid' | 'conflict') */
function demandTheirs(row: SignupRow, drop: Change['drop']): PlaceRow[] {
  const theirs = [...seatsNamed(row), ...shiftsHeld(row)]
  const places = [...new Set(drop)].map((id) => {
    const one = theirs.find(({ place }) => place === id)
    if (!one) throw new AppError('invalid', '这不是您现有的名额', 'drop')
    return one
  })
  if (places.some(({ came }) => came !== null)) throw checkedIn()
  return places
}

/** What is left of a sign-up, and what joins it. @throws AppError('invalid') where nothing would be */
function changeOf(row: SignupRow, drop: readonly PlaceRow[], add: readonly ShiftId[]): Step {
  const dropped = drop.filter(({ is }) => is === 'guest').length
  const seats = row.seats - dropped
  const shifts = shiftsHeld(row).length - (drop.length - dropped) + add.length
  if (drop.length + add.length === 0) throw new AppError('invalid', '没有要改的', 'drop')
  if (seats + shifts === 0) {
    throw new AppError('invalid', '这样就什么都不剩了，请改用取消报名', 'drop', { why: 'nobody' })
  }
  const state = seats === 0 ? 'confirmed' : row.state
  const changed = state === row.state ? (['places'] as const) : (['state', 'places'] as const)
  return { next: { state, seats, drop, add }, changed }
}

async function change(context: Context, asked: Change): Promise<void> {
  const { db, actor, now } = context
  const person = personOf(actor)
  let wanted: EventRow['shifts'] = []
  const whose = { street: asked.street, person, now }
  await inTime(
    db,
    whose,
    () => wanted,
    () =>
      step(context, asked, 'signups.change', async (row, event, tx) => {
        demandChange(row, event, now)
        const drop = demandTheirs(row, asked.drop)
        const kept = shiftsHeld(row).length - drop.filter(({ is }) => is === 'shift').length
        if (asked.shifts.length > 0) {
          await demandOpen({ ...context, db: tx }, event)
          wanted = demandShifts(event, asked.shifts, kept)
          const gone = drop.map(({ place }) => place)
          await demandTime(tx, { ...whose, except: gone }, wanted)
        }
        return changeOf(row, drop, asked.shifts)
      }),
  )
}

type Stepping = Pick<
  Handlers<'signups'>,
  'signups.make' | 'signups.answer' | 'signups.change' | 'signups.cancel'
>

export const stepping: Stepping = {
  async 'signups.make'(asked, context) {
    return { signup: await viewFor(context, await make(context, asked)) }
  },

  async 'signups.answer'({ take, ...which }, context) {
    await step(context, which, 'signups.answer', (row, event) => {
      if (!mySteps(standing(row, event), context.now).answer) {
        throw conflict('现在没有等您答复的名额', { why: 'no_offer' })
      }
      const next = take
        ? ({ state: 'confirmed', seats: row.seats } as const)
        : withoutSeats(row, 'cancelled')
      return { next, changed: ['state'] }
    })
    return after(context, which.street, which.signup)
  },

  async 'signups.change'(asked, context) {
    await change(context, asked)
    return after(context, asked.street, asked.signup)
  },

  async 'signups.cancel'(which, context) {
    await step(context, which, 'signups.cancel', (row, event) => {
      demandCancel(row, event, context.now)
      const drop = row.places.filter(({ held }) => held)
      return { next: { state: 'cancelled', seats: row.seats, drop }, changed: ['state'] }
    })
    return after(context, which.street, which.signup)
  },
}
