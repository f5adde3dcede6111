import type { Assignment } from '@/contract/assignments'
import type { ReportLine } from '@/contract/reports'
import type { Day } from '@/contract/wire'

/** When work is due, as somebody plans a day. */
export type When = 'late' | 'today' | 'later'

export const WHENS: readonly When[] = ['late', 'today', 'later']

/** A clock that stands still is nobody's today. */
export function whenOf(
  { due }: Pick<Assignment, 'due'>,
  report: ReportLine | undefined,
  today: Day,
) {
  if (report?.clock === 'still') return 'later'
  return due < today ? 'late' : due === today ? 'today' : 'later'
}
