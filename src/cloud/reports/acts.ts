import type { CategoryCode, DeadlineClass } from '@/contract/reports'
import type { PersonId } from '@/contract/wire'
import type { Context } from '../context'
import { AppError } from '../errors'
import { clocksOf, run } from './clocks'
import { named } from './given'
import { dropFollowers } from './repository/people'
import { listKnown } from './repository/settings'
import { type Stepped, step, type Which } from './step'

/** The steps of a dispatcher, on one report or on each of several. */
export const acts = {
  file: (context: Context, which: Which): Promise<Stepped> =>
    step(context, which, 'file', async () => ({ told: 'filed' })),

  /** Gives it to somebody by hand. @param words checked before */
  dispatch(
    context: Context,
    which: Which,
    { to, words }: { to: PersonId; words?: string | undefined },
  ): Promise<Stepped> {
    return step(context, which, 'dispatch', async (tx, row, { now }) => {
      const set = await named(tx, row, to, now)
      return { set, changed: ['owner'], note: words ?? null, told: 'dispatched' }
    })
  },

  /** What is about people stays hidden from others, whatever it is called later. @throws AppError('invalid') */
  async recategorize(
    context: Context,
    which: Which,
    { category: code, class: deadline }: { category: CategoryCode; class: DeadlineClass },
  ): Promise<Stepped> {
    const { db } = context
    const known = (await listKnown(db, which.street)).find((one) => one.category.code === code)
    const clocks = await clocksOf(db, which.street)
    return step(context, which, 'recategorize', async (tx, row) => {
      // what is in a retired one may stay there and take another class
      if (!known || (known.retired && row.category !== code)) {
        throw new AppError('invalid', '这个类别已经停用，请另选一个', 'category')
      }
      const { category } = known
      // others followed it while it was everybody's to see
      if (row.open && !category.open) await dropFollowers(tx, row)
      const finishDays = row.round > 1 ? row.finishDays : clocks.settings.finish[deadline]
      const clock = run(clocks, { ...row, finishDays })
      const set = { ...clock, category: code, class: deadline, open: row.open && category.open }
      return { set, changed: ['category'], told: 'recategorized' }
    })
  },
}
