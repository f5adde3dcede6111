import { addDays, startOf } from './calendar.rules'
import { placeAt } from './place.rules'
import type { Day, Ring } from './wire'

/**
 * Where much is reported, without telling who lives there.
 *
 * Small numbers are protected by five rules, each of which closes a way to find one person:
 * 1. Cells lie on one grid of the plane that never moves: two grids laid over each other would cut
 *    out a house.
 * 2. A cell is told only from 5 reports by 5 different people on. One angry neighbour lights nothing,
 *    however often they report; what staff entered for callers counts as one person together, as
 *    nobody knows how many they were.
 * 3. A band is told, not a number, so that the difference of two answers is no number either.
 * 4. There are three periods, and each ends at the start of the day: nobody can move its ends around
 *    a moment that they know of.
 * 5. Besides the period only the group of categories can be chosen; the finer the filter, the fewer
 *    people stand behind a cell.
 */

/** The side of a cell, metres: about a block of houses. */
export const CELL_METRES = 150

/** A cell is told from so many reports on, by as many people. */
export const LEAST_IN_CELL = 5

export const HEAT_DAYS = [30, 90, 365] as const
export type HeatDays = (typeof HEAT_DAYS)[number]

/** The least number of reports of each band; the last one has no end. */
export const HEAT_BANDS = [5, 10, 20, 50] as const
export type HeatBand = (typeof HEAT_BANDS)[number]

/** The band of a cell, or nothing where it is not told. @param people as far as they are known apart */
export function bandOf(reports: number, people: number): HeatBand | undefined {
  if (people < LEAST_IN_CELL) return undefined
  return [...HEAT_BANDS].reverse().find((least) => reports >= least)
}

/** The moments between which reports count, ms since 1970: so many whole days before today. */
export const heatPeriod = (today: Day, days: HeatDays) => ({
  from: startOf(addDays(today, -days)),
  until: startOf(today),
})

/** A cell by its place on the grid, counted from the origin of the plane of place.rules.ts. */
export interface Cell {
  x: number
  y: number
}

/** The four corners of a cell. */
export function ringOf({ x, y }: Cell): Ring {
  const corner = (right: number, up: number) =>
    placeAt({ x: (x + right) * CELL_METRES, y: (y + up) * CELL_METRES })
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
}
