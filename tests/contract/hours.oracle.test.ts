import type { Closure, Hours } from '@/contract/hours'
import { stateAt } from '@/contract/hours.rules'
import { calendar } from './oracle/calendar'
import { cases, randomClosures, randomHours, seeded } from './oracle/hours-cases'
import { DAY, dayAt, MINUTE, midnight, type Painting, paint } from './oracle/hours-oracle'

/**
 * `stateAt` against the painted oracle, state and next change.
 * The default run asks about (a) the days around each holiday and make-up day of all years: every
 * quarter of an hour for the schedules in `WHOLE`, in steps for the others; (b) two whole years in
 * steps for every schedule; (c) each change of those two years and the millisecond before.
 * LONG=1 asks about every quarter of an hour of every covered year for every schedule.
 */
const LONG = process.env.LONG === '1'
const QUARTER = 15 * MINUTE
/** Coprime to the 96 quarters of a day and the 672 of a week, so every time of day comes up. */
const SPECIAL_STEP = 23
const YEARS_STEP = 19
/** Schedules that change less than this often in all years are asked about this much less often. */
const RARE = { changes: 2000, step: 19 }
const WHOLE = new Set(['make-up day like a Wednesday', 'holiday past midnight'])
const RANDOM = LONG ? 50 : 8
/** Beyond this `stateAt` answers null. */
const HORIZON = 400 * DAY
const TWO_YEARS = [midnight('2024-01-01'), midnight('2026-01-01')] as const

const first = midnight(calendar.from)
const end = midnight(calendar.to) + DAY
/** The midnight of each covered day. */
const covered = Array.from({ length: Math.round((end - first) / DAY) }, (_, i) => first + i * DAY)
/** The paint reaches 401 days past the last moment asked, so it proves each answer, null included. */
const painted = (hours: Hours, closures: Closure[]) =>
  paint(hours, closures, calendar, calendar.from, dayAt(end + HORIZON + DAY))

/** The covered days from one before to one after each special day. */
const near = Object.keys(calendar.special)
  .flatMap((day) => [-1, 0, 1].map((shift) => midnight(day) + shift * DAY))
  .filter((ms) => ms >= first && ms < end)

const isStepped = (ms: number) => ms >= TWO_YEARS[0] && ms < TWO_YEARS[1]

const quartersOf = (days: number[]) =>
  days.flatMap((day) => Array.from({ length: 96 }, (_, i) => day + i * QUARTER))
const everyQuarter = quartersOf(covered)
const quartersNearSpecial = quartersOf([...new Set(near)])
const quartersOfTwoYears = everyQuarter.filter(isStepped)

/** Every `step`th moment, beginning with a different one for each schedule. */
function thinned(moments: number[], step: number, shift: number): number[] {
  const kept: number[] = []
  for (let i = shift % step; i < moments.length; i += step) kept.push(moments[i]!)
  return kept
}

function asked(name: string, shift: number, oracle: Painting): number[] {
  if (LONG) return everyQuarter
  const rare = oracle.changes.length < RARE.changes ? RARE.step : 1
  return [
    ...thinned(quartersNearSpecial, WHOLE.has(name) ? 1 : SPECIAL_STEP * rare, shift),
    ...thinned(quartersOfTwoYears, YEARS_STEP * rare, shift),
    ...oracle.changes.filter(isStepped).flatMap((ms) => [ms - 1, ms]),
  ]
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
const counts = { schedules: 0, moments: 0, open: 0, changes: 0, nulls: 0 }

/** At most five disagreements, in words. */
function disagreements(name: string, shift: number, hours: Hours, closures: Closure[]): string[] {
  const oracle = painted(hours, closures)
  const found: string[] = []
  counts.schedules++
  for (const ms of asked(name, shift, oracle)) {
    const open = oracle.openAt(ms)
    const next = oracle.changesAt(ms)
    const within = next !== null && next - ms <= HORIZON ? next : null
    const said = stateAt(hours, closures, calendar, ms)
    const change = said.changesAt === null ? null : Date.parse(said.changesAt)
    counts.moments++
    if (open) counts.open++
    if (within === null) counts.nulls++
    else counts.changes++
    if (said.open === open && change === within) continue
    found.push(
      `${iso(ms)}: rules ${said.open} until ${iso(change)}, oracle ${open} until ${iso(within)}`,
    )
    if (found.length === 5) break
  }
  return found
}

const limit = LONG ? 3_600_000 : 40_000

test.each(cases.map((each, number) => ({ ...each, number })))(
  '$name',
  ({ name, number, hours, closures }) => {
    expect(disagreements(name, number, hours, closures)).toEqual([])
  },
  limit,
)

test.each(Array.from({ length: RANDOM }, (_, i) => i + 1))(
  'random schedule %i',
  (seed) => {
    const random = seeded(seed)
    const hours = randomHours(random)
    const closures = randomClosures(random)
    expect(disagreements(`random ${seed}`, seed, hours, closures)).toEqual([])
  },
  limit,
)

afterAll(() => {
  const { schedules, moments, open, changes, nulls } = counts
  process.stdout.write(
    `hours oracle: ${schedules} schedules, ${moments} moments compared ` +
      `(${open} open; next change ${changes}, none within 400 days ${nulls})\n`,
  )
})
