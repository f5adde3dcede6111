import type { AreaName, PartyBranch, Responsible, Where } from '@/contract/areas'
import { BORDER_METRES, type Lead, metresToRing, route, smallestOf } from '@/contract/areas.rules'
import { dayOf } from '@/contract/calendar.rules'
import type { AreaCode, PersonId, Place, StreetCode } from '@/contract/wire'
import { listLeads } from '../appointments/repository/reads'
import type { Db } from '../database/database'
import {
  type AreaRow,
  listAround,
  listGridsNear,
  listPath,
  NOW,
  type VersionAt,
  versionAt,
} from './repository/places'

/** The area that has a place: its own path down to it, and why it is that one. */
interface Found {
  path: AreaRow[]
  where: Where
}

const nameOf = ({ code, level, zh, en }: AreaRow): AreaName => ({ code, level, zh, en })
/** Nearer to each other than this, in metres, two distances are one. */
const SAME = 1e-6

/** The grids by distance; of several that are equally near, the lowest code first. */
function nearestOf(at: Place, grids: readonly AreaRow[]) {
  const measured = grids.map((grid) => ({ grid, metres: metresToRing(at, grid.ring) }))
  const least = Math.min(...measured.map(({ metres }) => metres))
  const nearness = ({ metres }: { metres: number }) => (metres <= least + SAME ? least : metres)
  return measured.sort((a, b) => nearness(a) - nearness(b) || (a.grid.code < b.grid.code ? -1 : 1))
}

/** A place in no grid belongs to the nearest grid of the smallest area that holds it. */
async function inGap(
  db: Db,
  street: StreetCode,
  at: Place,
  below: AreaRow,
  version: VersionAt,
): Promise<Found | undefined> {
  const [first, ...rest] = nearestOf(at, await listGridsNear(db, street, below.code, at, version))
  if (!first) return undefined
  const onLine = first.metres < BORDER_METRES
  const others = onLine ? rest.filter(({ metres }) => metres < BORDER_METRES) : []
  return {
    path: await listPath(db, street, first.grid.path, version),
    where: {
      is: onLine ? 'border' : 'gap',
      others: others.map(({ grid }) => nameOf(grid)),
      metres: Math.round(first.metres),
    },
  }
}

async function find(
  db: Db,
  street: StreetCode,
  at: Place,
  version: VersionAt,
): Promise<Found | undefined> {
  const rows = await listAround(db, street, at, version)
  const [smallest, ...others] = smallestOf(rows)
  if (!smallest) return undefined
  if (smallest.level !== 'grid') {
    const found = await inGap(db, street, at, smallest, version)
    if (found) return found
  }
  const path = rows.filter(({ code }) => smallest.path.includes(code))
  const is = others.length > 0 ? ('border' as const) : ('inside' as const)
  return { path, where: { is, others: others.map(nameOf), metres: 0 } }
}

function partyOf(path: readonly AreaRow[], leads: readonly Lead[]): PartyBranch[] {
  return path.flatMap(({ code, party }) => {
    const secretary = leads.find(({ area, role }) => area === code && role === 'party_secretary')
    if (!party) return []
    return [
      {
        area: code,
        name: { zh: party.zh, en: party.en ?? party.zh },
        secretary: secretary?.name ?? null,
      },
    ]
  })
}

/** As if these people were away on the day, besides those who are. */
function without(leads: readonly Lead[], away: readonly PersonId[], day: Lead['awayUntil']) {
  const played = <Who extends Pick<Lead, 'person' | 'awayUntil'>>(who: Who): Who =>
    away.includes(who.person) && !who.awayUntil ? { ...who, awayUntil: day } : who
  return leads.map((lead) => ({
    ...played(lead),
    standIn: lead.standIn ? played(lead.standIn) : null,
  }))
}

export interface Question {
  street: StreetCode
  at: Place
  /** The moment asked about, ms since 1970: it chooses boundaries, appointments and absences. Absent: now. */
  on?: number | undefined
  now: number
  away?: readonly PersonId[]
}

export interface Resolved {
  answer: Responsible
  /** Who owns what arises there; null only in a street that nobody has taken over yet. */
  person: PersonId | null
  area: AreaCode
}

/**
 * Any point of a street leads to one area and to one person, with the reason of each step; undefined
 * outside the street.
 */
export async function resolve(
  db: Db,
  { street, at, on, now, away = [] }: Question,
): Promise<Resolved | undefined> {
  const version = on === undefined ? NOW : await versionAt(db, street, new Date(on))
  const found = await find(db, street, at, version)
  const area = found?.path.at(-1)
  if (!found || !area) return undefined
  const day = dayOf(on ?? now)
  const codes = found.path.map(({ code }) => code)
  const leads = without(await listLeads(db, street, codes, day), away, day)
  const path = found.path.map(nameOf)
  const { steps, person } = route(path, leads)
  const last = steps.at(-1)
  const answers =
    person && last?.name ? { name: last.name, role: last.role, area: last.area } : null
  return {
    person,
    area: area.code,
    answer: {
      ...{ is: 'here', path, ring: area.ring, where: found.where, steps, answers },
      party: partyOf(found.path, leads),
      version: area.version,
    },
  }
}
