import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Shanghai's clock, whatever zone a visitor's phone is set to. */
const shanghai = (at: number) => dayjs(at).utcOffset(8)

/** A past moment as people say it, in parts: the clock, and how many days ago. */
export function savedWhen(at: number, now: number) {
  const then = shanghai(at)
  const days = shanghai(now).startOf('day').diff(then.startOf('day'), 'day')
  return {
    clock: then.format('H:mm'),
    day:
      days <= 0 ? ('today' as const) : days === 1 ? ('yesterday' as const) : ('earlier' as const),
    month: then.month() + 1,
    date: then.date(),
  }
}
