import published from 'chinese-days/dist/chinese-days.json'
import type { Calendar } from '@/contract/hours'

/** A value of the library reads "National Day,国庆节,3": English, Chinese, statutory days. */
function named(listed: Record<string, string>, kind: 'holiday' | 'makeup'): Calendar['special'] {
  const special: Calendar['special'] = {}
  for (const [day, value] of Object.entries(listed)) {
    const name = value.split(',')[1]
    if (!name) throw new Error(`${day} has no Chinese name`)
    special[day] = { kind, name }
  }
  return special
}

/** The years that have holidays in the library, ascending; a hole between two of them throws. */
function coveredYears(): number[] {
  const years = [
    ...new Set(Object.keys(published.holidays).map((day) => Number(day.slice(0, 4)))),
  ].sort((a, b) => a - b)
  years.forEach((year, i) => {
    if (year !== years[0]! + i) throw new Error(`no holidays in the year before ${year}`)
  })
  return years
}

/** Every year for which chinese-days publishes the State Council's arrangement. */
export const years = coveredYears()

/** All of them as the contract's calendar. */
export const calendar: Calendar = {
  from: `${years[0]}-01-01`,
  to: `${years[years.length - 1]}-12-31`,
  special: { ...named(published.holidays, 'holiday'), ...named(published.workdays, 'makeup') },
}
