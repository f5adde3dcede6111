import * as v from 'valibot'
import { addDays, startOf, weekdayOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import { type DeadlineClass, ReportClocks } from '@/contract/reports'
import { dueOn, receivedOn } from '@/contract/reports-clocks.rules'
import { outOfOrder } from '@/contract/reports-settings.rules'
import type { Day } from '@/contract/wire'

/** The clocks as typed: every figure is still words. */
export const ClocksForm = v.object({
  ...{ contact: v.string(), cutoff: v.string() },
  ...{ a: v.string(), b: v.string(), c: v.string(), d: v.string() },
})
export type ClocksForm = v.InferOutput<typeof ClocksForm>
export type ClocksField = keyof ClocksForm

export const formOf = ({ contact, finish, cutoff }: ReportClocks): ClocksForm => ({
  ...{ contact: String(contact), cutoff: String(cutoff) },
  ...{ a: String(finish.a), b: String(finish.b), c: String(finish.c), d: String(finish.d) },
})

const figure = (words: string) => (/^\d{1,2}$/.test(words.trim()) ? Number(words) : Number.NaN)

const { entries } = ReportClocks
const days = entries.finish.entries

function problemsOf({ contact, finish, cutoff }: ReportClocks): ClocksField[] {
  const wrong: (ClocksField | false)[] = [
    !v.is(entries.contact, contact) && 'contact',
    ...(['a', 'b', 'c', 'd'] as const).map((one) => !v.is(days[one], finish[one]) && one),
    !v.is(entries.cutoff, cutoff) && 'cutoff',
  ]
  return wrong.filter((field) => field !== false)
}

/** What would be sent, where it does not fit, and which class has fewer days than a more urgent one. */
export function readForm(form: ClocksForm) {
  const { contact, cutoff, ...finish } = form
  const clocks: ReportClocks = {
    ...{ contact: figure(contact), cutoff: figure(cutoff) },
    finish: {
      ...{ a: figure(finish.a), b: figure(finish.b) },
      ...{ c: figure(finish.c), d: figure(finish.d) },
    },
  }
  const problems = problemsOf(clocks)
  return { clocks, problems, disordered: outOfOrder(clocks) }
}

/** An hour of the morning at which people report. */
const TEN = 10 * 3_600_000

/** What the clocks mean for a report of next Monday at ten. */
export function exampleOf(calendar: Calendar, clocks: ReportClocks, of: DeadlineClass, today: Day) {
  const monday = addDays(today, 8 - weekdayOf(today))
  const { day: received } = receivedOn(calendar, startOf(monday) + TEN, clocks.cutoff)
  const by = (workdays: number) => dueOn(calendar, { received, workdays, paused: 0 })
  return { monday, received, contact: by(clocks.contact), finish: by(clocks.finish[of]) }
}
