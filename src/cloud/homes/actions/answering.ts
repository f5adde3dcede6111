import type { HomeId, StreetCode } from '@/contract/wire'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import { AppError, conflict, notFound } from '../../errors'
import { keepPhone } from '../../phones'
import { setPhone } from '../repository/persons'
import { find } from '../repository/reads'
import { countUp, setProxy } from '../repository/writes'
import { closed, move, step, tellOf } from '../step'
import { viewAtDoor } from '../view'

/** The home after a step. */
async function after(context: Context, street: StreetCode, home: HomeId) {
  const row = await find(context.db, street, home)
  if (!row) throw notFound('住户登记')
  return { home: await viewAtDoor(row, context) }
}

type Answering = Pick<
  Handlers<'homes'>,
  'homes.answer' | 'homes.leave' | 'homes.end' | 'homes.entrust' | 'homes.changePhone'
>

export const answering: Answering = {
  async 'homes.answer'({ answer, note = null, ...which }, context) {
    const { street, home } = which
    if (note) await checkWords(context, [note])
    const [right, told] =
      answer === 'confirmed'
        ? (['confirm', 'home_confirmed'] as const)
        : (['refuse', 'home_refused'] as const)
    await step(context, which, right, `homes.${answer}`, async (tx, row) => {
      await move(tx, row, { step: right, note, now: context.now })
      await tellOf(tx, row, told, [row.person], context)
      return { changed: ['state'], note }
    })
    return after(context, street, home)
  },

  async 'homes.leave'(which, context) {
    const { now } = context
    await step(context, which, 'leave', 'homes.leave', async (tx, row) => {
      await move(tx, row, { step: 'leave', note: null, now })
      await tellOf(tx, row, 'home_ended', [row.person, ...row.proxyPeople], context)
      return { changed: ['state'] }
    })
    return { left: true }
  },

  async 'homes.end'({ note, ...which }, context) {
    const { now } = context
    await checkWords(context, [note])
    await step(context, which, 'end', 'homes.end', async (tx, row) => {
      await move(tx, row, { step: 'end', note, now })
      await tellOf(tx, row, 'home_ended', [row.person, ...row.proxyPeople], context)
      return { changed: ['state'], note }
    })
    return { ended: true }
  },

  async 'homes.entrust'({ to, trusted, ...which }, context) {
    const { street, home } = which
    if (to === home) throw new AppError('invalid', '代办人不能是本人', 'to')
    await step(context, which, 'entrust', 'homes.entrust', async (tx, row) => {
      const proxy = await find(tx, street, to)
      const together = row.door !== null && proxy?.door === row.door
      if (!proxy || !together) throw notFound('住户登记')
      for (const { state } of [row, proxy]) if (state !== 'confirmed') throw closed(state)
      await setProxy(tx, row, to, trusted)
      await countUp(tx, row)
      await tellOf(tx, row, 'home_entrusted', [row.person, proxy.person], context)
      return { changed: ['proxies'] }
    })
    return after(context, street, home)
  },

  async 'homes.changePhone'({ phone, ...which }, context) {
    const { street, home } = which
    const kept = phone === null ? null : keepPhone(context.cloud.secrets, phone)
    await step(context, which, 'changePhone', 'homes.changePhone', async (tx, row) => {
      if (row.over) throw conflict('这份登记已经结束')
      await setPhone(tx, row, kept)
      await countUp(tx, row)
      return { changed: ['phone'] }
    })
    return after(context, street, home)
  },
}
