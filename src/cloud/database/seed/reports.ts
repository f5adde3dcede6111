import { dayOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import { spotOf } from '@/contract/place.rules'
import { REPORT_ROLES, reportNumber } from '@/contract/reports.rules'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { wholeCalendar } from '../../calendar/repository'
import type { Tx } from '../database'
import { inForce } from '../in-force'
import { drawnAreas } from './areas'
import { demoBuildings } from './doors'
import { demoHomes } from './neighbours'
import { people } from './people'
import { Playing, reportId } from './reports-course'
import { deskOf } from './reports-offices'
import { insertCourse, insertMessages, insertReports, type Sown, stepsOf } from './reports-rows'
import { type DemoStory, demoReports } from './reports-stories'
import { street } from './streets'

/** Above what a street numbers in a day, so that no report of somebody ever meets one of these. */
const FIRST_NUMBER = 9001

/** Those who belong somewhere and open the app themselves, by grid. */
function neighboursByGrid(): ReadonlyMap<string, string[]> {
  const doors = (demoBuildings()[street] ?? []).flatMap(({ area, doors }) =>
    doors.map(({ id }) => [id, area] as const),
  )
  const areaOf = new Map(doors)
  const found = new Map<string, string[]>()
  for (const { account, owner, door, person } of demoHomes()) {
    const area = door && areaOf.get(door)
    if (!area || !account || owner !== null || person === people.resident.id) continue
    found.set(area, [...(found.get(area) ?? []), person])
  }
  return found
}

function sownOf(
  story: DemoStory,
  place: number,
  around: { calendar: Calendar; now: number; neighbours: ReadonlyMap<string, string[]> },
): Sown {
  const { calendar, now, neighbours } = around
  const id = reportId(story.key)
  const everybody = [...neighbours.values()].flat()
  const near = neighbours.get(story.area) ?? everybody
  const reporter =
    story.reporter === 'resident'
      ? people.resident.id
      : story.reporter !== null
        ? near[story.reporter % near.length]
        : null
  const maker = reporter ?? deskOf(story).owner
  const number = (day: ReturnType<typeof dayOf>) => reportNumber(day, FIRST_NUMBER + place)
  const playing = new Playing(calendar, now, story, number, maker)
  const building = demoBuildings()[story.area.slice(0, 9)]?.filter(
    ({ area }) => area === story.area,
  )[story.building]
  if (!building || !maker) throw new Error(`${story.key} has no place, or nobody reported it`)
  const { lng, lat, address } = building
  const open = DEFAULT_CATEGORIES.find(({ code }) => code === story.category)?.open
  const others = everybody.filter((person) => person !== reporter)
  return {
    ...{ id, story, playing },
    row: {
      ...{ id, number: number(dayOf(playing.reportedAt)), maker, client: `demonstration${id}` },
      ...{ via: story.via, reporter, anonymous: story.anonymous, open, words: story.words },
      ...{ lng, lat, ...spotOf({ lng, lat }), address: address + story.spot, area: story.area },
      path: drawnAreas.find(({ code }) => code === story.area)?.path,
      reported_at: new Date(playing.reportedAt),
      ...playing.course,
    },
    followers: playing.followers.map(({ who, since }) => {
      const person = others[(who * 7) % others.length]
      if (!person) throw new Error('the demonstration has neighbours')
      return { report: id, person, since }
    }),
  }
}

/** Steps that the calendar takes by itself: what only these have changed is still as it was sown. */
const RULES = ['reports.climb', 'reports.stay', 'reports.resume', 'reports.refusePause']

/**
 * Those that may be written: not there yet, or touched by nobody; a look at who reported it and a follower
 * are a touch too. Nothing is given to somebody who has left office since.
 */
async function writable(
  tx: Tx,
  street: string,
  all: readonly Sown[],
  now: number,
): Promise<readonly Sown[]> {
  const there = await tx.query<{ id: string; version: number; touched: number; ruled: number }>(
    `SELECT r.id, r.version,
            count(*) FILTER (WHERE h.by_person IS NOT NULL OR h.did <> ALL($4))::int AS touched,
            count(*) FILTER (WHERE h.did <> 'reports.stay')::int AS ruled
     FROM reports r LEFT JOIN history h ON h.street = $1 AND h.noun = 'reports'
       AND h.subject = r.id AND h.id <> ALL($3)
     WHERE r.street = $1 AND r.id = ANY($2) GROUP BY r.id, r.version ORDER BY r.id`,
    [street, all.map(({ id }) => id), stepsOf(all).map(({ id }) => id), RULES],
  )
  const offices = await tx.query<{ person: string }>(
    `SELECT DISTINCT a.person FROM appointments a
     WHERE a.street = $1 AND a.role = ANY($2) AND ${inForce('a', '$3')} ORDER BY a.person`,
    [street, REPORT_ROLES, dayOf(now)],
  )
  const known = new Map(there.map((one) => [one.id, one]))
  const inOffice = new Set(offices.map(({ person }) => person))
  return all.filter(({ id, playing: { course, works } }) => {
    const one = known.get(id)
    const owners = works.filter(({ done_at }) => done_at === null).map(({ owner }) => owner)
    if (!owners.every((owner) => inOffice.has(owner))) return false
    return !one || (one.touched === 0 && one.version === course.version + one.ruled)
  })
}

/**
 * Sows the reports of one street; comes after its homes. Sown again, those that nobody has touched move
 * along to `now`, and the others stay as people have left them.
 */
export async function sowReports(tx: Tx, street: string, now: number): Promise<void> {
  const around = { calendar: await wholeCalendar(tx), now, neighbours: neighboursByGrid() }
  const all = demoReports
    .map((story, i) => sownOf(story, i, around))
    .filter(({ story }) => story.area.startsWith(street))
  const some = await writable(tx, street, all, now)
  await insertReports(tx, street, some)
  await insertCourse(tx, street, some)
  await insertMessages(tx, street, some)
}
