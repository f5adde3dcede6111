import { dayOf } from '@/contract/calendar.rules'
import type { Photo } from '@/contract/files'
import type {
  Category,
  CategoryCode,
  CategoryName,
  ClockState,
  ReportLine,
} from '@/contract/reports'
import { isLive } from '@/contract/reports.rules'
import { clockOn } from '@/contract/reports-clocks.rules'
import type { BoardLine } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import type { Context } from '../../context'
import { listPhotos, type PhotosOf } from '../../files/intake/photos'
import { withoutPhones } from '../../phones'
import type { ReportRow } from '../repository/reads'
import { listKnown } from '../repository/settings'

/** Its category keeps its name, also where it is not offered any more. */
export function categoryName(code: CategoryCode, categories: readonly Category[]): CategoryName {
  const known = categories.find((one) => one.code === code)
  if (known) return { code, kind: known.kind, name: known.name }
  return { code, kind: 'incident', name: { zh: '其他', en: 'Something else' } }
}

/** How its clock stands on the day. */
export function clockOf(row: ReportRow, now: number): ClockState {
  if (!isLive(row.state)) return 'over'
  return row.state === 'paused' ? 'still' : clockOn(dayOf(now), row)
}

/** What all lines of a page need. */
export interface Page {
  categories: readonly Category[]
  photos: ReadonlyMap<string, PhotosOf>
}

export async function pageOf(
  { db, cloud }: Context,
  street: StreetCode,
  rows: readonly ReportRow[],
): Promise<Page> {
  const subjects = rows.map(({ report: id }) => ({ noun: 'reports', id }) as const)
  const photos = await listPhotos(db, cloud.outside.storage, street, subjects)
  const known = await listKnown(db, street)
  return { categories: known.map(({ category }) => category), photos }
}

/** The photos of what was reported and of its progress, or those of its result. */
export const photosOf = ({ photos }: Page, row: ReportRow, ofResult: boolean): Photo[] =>
  (photos.get(row.report)?.shown ?? []).filter(
    ({ file }) => row.resultFiles.includes(file) === ofResult,
  )

/** A report in a list; phone numbers in its words are masked for everybody. */
export function lineOf(
  row: ReportRow,
  page: Page,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): ReportLine {
  const { report, number, state, lng, lat, address, due, dueAbout, followers } = row
  const reported = row.reporter !== null && row.reporter === actor.person
  return {
    ...{ report, number, state, due, followers },
    category: categoryName(row.category, page.categories),
    words: withoutPhones(row.words),
    at: { lng, lat },
    address: address === null ? null : withoutPhones(address),
    area: { code: row.area, level: row.areaLevel, zh: row.areaZh, en: row.areaEn },
    photo: photosOf(page, row, false)[0]?.thumb ?? null,
    reportedAt: row.reportedAt.toISOString(),
    about: dueAbout,
    clock: clockOf(row, now),
    own: reported ? 'reported' : row.follows ? 'follows' : null,
  }
}

/** A page of reports as lines. */
export async function linesOf(
  rows: readonly ReportRow[],
  context: Context,
  street: ReportRow['street'],
): Promise<ReportLine[]> {
  const page = await pageOf(context, street, rows)
  return rows.map((row) => lineOf(row, page, context))
}

/** A page of the board, each with its owner and the version that a step on it needs. */
export async function boardOf(
  rows: readonly ReportRow[],
  context: Context,
  street: StreetCode,
): Promise<BoardLine[]> {
  const page = await pageOf(context, street, rows)
  return rows.map((row) => {
    const { owner: person, ownerName, ownerRole: role, returns, version } = row
    const owner = { person, name: ownerName ?? '', role }
    return { ...lineOf(row, page, context), owner, returns, version }
  })
}
