import { STREET, type TestCloud } from '@tests/support/open-cloud'
import { spotOf } from '@/contract/place.rules'
import type { ReportRating, ReportResult, ReportState, ReportVia } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import type { AreaCode, Place } from '@/contract/wire'
import { placeIn } from './reporting'

/** A report as a test sows it: only what figures and heat look at. Times are ms since 1970, days YYYY-MM-DD. */
export interface Sown {
  id: string
  state: ReportState
  category: string
  open: boolean
  via: ReportVia
  maker: string
  reporter: string | null
  contact_sealed: string | null
  path: AreaCode[]
  place: Place
  reportedAt: number
  contactDue: string
  contactedAt: number | null
  due: string
  closedAt: number | null
  result: ReportResult | null
  rating: ReportRating | null
  round: number
  returns: number
  /** It was taken up again because its reporter was dissatisfied. */
  redoneByRating: boolean
  words: string
  address: string | null
}

/** Areas of the demonstration in four communities of at least two blocks, each with all above it. */
export async function pathsIn({ db }: TestCloud): Promise<AreaCode[][]> {
  const rows = await db.query<{ path: AreaCode[] }>(
    `SELECT path FROM (
       SELECT path, row_number() OVER (PARTITION BY path[3] ORDER BY code) AS nth FROM areas
       WHERE street = $1 AND ended IS NULL AND level = 'grid') g
     WHERE nth <= 2 ORDER BY path LIMIT 12`,
    [STREET],
  )
  const [street] = rows
  if (!street) throw new Error('the seed has no grids')
  // some lie in the street, or in a community, and in nothing below
  return [...rows.map(({ path }) => path), street.path.slice(0, 1), street.path.slice(0, 3)]
}

/** Somewhere in each area. */
export async function placesOf(cloud: TestCloud, paths: readonly AreaCode[][]) {
  const places = new Map<string, Place>()
  for (const path of paths) {
    const code = path.at(-1) ?? STREET
    places.set(code, await placeIn(cloud, code))
  }
  return places
}

export const CATEGORIES = DEFAULT_CATEGORIES.map(({ code }) => code as string)

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** A row of the table; what nobody counts is the same for all. */
function rowOf(sown: Sown, owner: string, nth: number) {
  const { x, y } = spotOf(sown.place)
  const handled = sown.result !== null
  return {
    ...{ street: STREET, id: sown.id, number: `S20260101-${String(nth).padStart(4, '0')}` },
    ...{ maker: sown.maker, client: sown.id, via: sown.via, reporter: sown.reporter },
    ...{ anonymous: false, contact_sealed: sown.contact_sealed, state: sown.state },
    ...{ category: sown.category, class: 'b', open: sown.open, words: sown.words },
    ...{ ...sown.place, spot: `(${x},${y})`, address: sown.address },
    ...{ area: sown.path.at(-1), path: sown.path, area_version: 1, owner, owner_role: 'grid_head' },
    ...{ received: '2026-01-01', contact_due: sown.contactDue, contact_about: false },
    ...{ contacted_at: iso(sown.contactedAt), finish_days: 3, paused_days: 0 },
    ...{ yellow: sown.due, due: sown.due, due_about: false },
    pause:
      sown.state === 'paused' ? { reason: '等', until: '2026-12-01', from: '2026-11-01' } : null,
    ...{ round: sown.round, returns: sown.returns, result: sown.result, result_files: [] },
    ...{ resolved_by: handled ? owner : null, resolved_role: handled ? 'grid_head' : null },
    ...{ resolved_at: handled ? iso(sown.reportedAt) : null, closed_at: iso(sown.closedAt) },
    ...{ rating: sown.rating, topic: false, demo: false, version: 1 },
    merged_into: sown.state === 'merged' ? sown.id : null,
    before_merge: sown.state === 'merged' ? { state: 'filed' } : null,
    reported_at: iso(sown.reportedAt),
  }
}

/** Clears the street's reports and sows these, with the history that figures look at. */
export async function sow({ db }: TestCloud, reports: readonly Sown[], owner: string) {
  for (const table of ['assignments', 'photos', 'report_bulks', 'reports']) {
    await db.query(`DELETE FROM ${table} WHERE street = $1`, [STREET])
  }
  await db.query(`DELETE FROM history WHERE street = $1 AND noun = 'reports'`, [STREET])
  const rows = reports.map((one, i) => rowOf(one, owner, i))
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await db.query(
    `INSERT INTO reports (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::reports, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
  for (const { id } of reports.filter(({ redoneByRating }) => redoneByRating)) {
    await db.query(
      `INSERT INTO history (street, id, noun, subject, step, at, did, changed)
       VALUES ($1, $2, 'reports', $2, 1, now(), 'reports.redo', '{}')`,
      [STREET, id],
    )
  }
}
