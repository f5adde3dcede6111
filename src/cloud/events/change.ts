import type { EventDraft, EventWhere } from '@/contract/events.shapes'
import { type DraftFault, type DraftProblem, draftProblem } from '@/contract/events-draft.rules'
import type { OperatorId, StreetCode } from '@/contract/wire'
import { listAreasAt, namesOf } from '../areas/repository/reads'
import type { Db } from '../database/database'
import { AppError, notFound } from '../errors'
import { find as findSite, listStops } from '../sites/repository/reads'
import type { EventRow } from './repository/reads'
import type { Located } from './repository/writes'

const FAULTS: Record<DraftFault, string> = {
  order: '时间的先后不对，请看一下',
  too_long: '一场活动最长 36 小时，更长的请分成几场',
  nobody: '名额和志愿者岗位至少要有一样',
  minimum: '最少人数不能多于名额',
  twice: '同一个编号用了两次',
  role: '这一班没有对应的岗位',
  outside: '班次要在开门之后开始，最晚到结束后两小时',
  past: '这个时间已经过了',
}

/** @throws AppError('invalid') where there is one; its field is a path in the input */
export function refuse(problem: DraftProblem | undefined): void {
  if (!problem) return
  const { field, is } = problem
  throw new AppError('invalid', FAULTS[is], `draft.${field}`, { why: 'event_draft', is })
}

/** What the contract alone cannot refuse. @throws AppError('invalid') */
export const demandSound = (draft: EventDraft): void => refuse(draftProblem(draft))

/** @throws AppError('invalid') where it names an area that the street does not have */
export async function demandAudience(
  db: Db,
  street: StreetCode,
  { audience }: EventDraft,
): Promise<void> {
  if (audience.to !== 'areas') return
  const known = await namesOf(db, street, audience.areas)
  if (known.length === new Set(audience.areas).size) return
  throw new AppError('invalid', '本街道没有这个片区', 'draft.audience.areas')
}

/** Where an event would be, and who runs the site. */
export interface Spot extends Located {
  siteOperator: OperatorId | null
}

/** A line begins at its first stop; a point and an area are where their row says. */
async function placeOf(db: Db, street: StreetCode, where: EventWhere, now: number) {
  if (where.by === 'point') {
    return { site: null, meet: where.words, at: where.at, siteOperator: null }
  }
  const site = await findSite(db, street, where.site, now)
  if (!site || site.retired) throw notFound('站点')
  const [first] = site.kind === 'line' ? await listStops(db, street, where.site) : []
  const at = first?.at ?? { lng: site.lng, lat: site.lat }
  return { site: where.site, meet: null, at, siteOperator: site.operator }
}

/**
 * The place of an event and the areas that have it today.
 * @throws AppError('not_found') for a site that is none, AppError('invalid') outside the street
 */
export async function locate(
  db: Db,
  street: StreetCode,
  where: EventWhere,
  now: number,
): Promise<Spot> {
  const { at, ...place } = await placeOf(db, street, where, now)
  const [area] = await listAreasAt(db, street, [at])
  if (!area) {
    const words = '这个位置不在本街道的范围里'
    throw new AppError('invalid', words, 'draft.where', { why: 'outside_street' })
  }
  return { ...place, lng: at.lng, lat: at.lat, area: area.code, path: area.path }
}

/** An event as its organiser wrote it. */
export function draftOf(row: EventRow): EventDraft {
  const { title, words, capacity, maxParty, children, questions, audience, roles, phone } = row
  const { site, meet, minimum, decideAt, forgetDays } = row
  const at = { lng: row.lng, lat: row.lat }
  return {
    ...{
      title,
      words,
      capacity,
      maxParty,
      children,
      questions,
      audience,
      roles,
      phone,
      forgetDays,
    },
    where: site ? { by: 'site', site } : { by: 'point', at, words: meet ?? row.placeName },
    opens: row.opensAt.toISOString(),
    closes: row.closesAt.toISOString(),
    door: row.doorAt.toISOString(),
    starts: row.startsAt.toISOString(),
    ends: row.endsAt.toISOString(),
    minimum:
      minimum !== null && decideAt ? { seats: minimum, decides: decideAt.toISOString() } : null,
    shifts: row.shifts.map(({ taken: _, ...shift }) => shift),
  }
}

/** Everything in a draft that others will read. */
export function wordsIn({ title, words, where, questions, roles }: EventDraft): string[] {
  const asked = questions.flatMap(({ words, answer }) => [
    words,
    ...(answer.by === 'choice' ? answer.choices : []),
  ])
  const briefs = roles.flatMap(({ name, brief }) => [name, brief])
  const meet = where.by === 'point' ? [where.words] : []
  return [title, words, ...meet, ...asked, ...briefs].flatMap(({ zh, en }) => [zh, en ?? ''])
}
