import * as v from 'valibot'
import { DAY } from '@/contract/calendar.rules'
import { toGcj02 } from '@/contract/gcj02.rules'
import {
  MAX_DAYS,
  MAX_PAGE_SIZE,
  Open311Around,
  Open311Page,
  type Open311Request,
} from '@/contract/open311.shapes'
import { CategoryCode, ReportNumber } from '@/contract/reports'
import { type AreaCode, Place } from '@/contract/wire'
import { namesOf } from '../../areas/repository/reads'
import { type ToldReport, toldByNumber, toldReports } from '../../reports/intake'
import type { Asked } from '../asking'
import { list, moment, type Params, read } from '../params'
import { Refusal, wrong } from '../refusal'
import { addressOf } from '../view/key'
import { requestOf } from '../view/request'

const byOf = ({ street, key }: Asked) => ({ street, key: key?.key ?? null })

async function shown(asked: Asked, reports: readonly ToldReport[]): Promise<Open311Request[]> {
  const { context, street, language } = asked
  const [area] = await namesOf(context.db, street, [street as string as AreaCode])
  const agency = area?.[language] ?? street
  const around = { street, agency, address: addressOf(context.cloud), language }
  return reports.map((report) => requestOf(report, around))
}

const tooWide = new Refusal(400, {
  zh: `start_date 到 end_date 最多 ${MAX_DAYS} 天`,
  en: `start_date to end_date may not span more than ${MAX_DAYS} days`,
})

/** The last ninety days, unless one end or both are said. @throws Refusal */
function windowOf(params: Params, now: number): { from: number; until: number } {
  const [start, end] = [moment(params, 'start_date'), moment(params, 'end_date')]
  const longest = MAX_DAYS * DAY
  if (start === undefined) return { from: (end ?? now) - longest, until: end ?? now }
  const until = end ?? Math.min(start + longest, Math.max(start, now))
  if (until < start) throw new Refusal(400, wrong('end_date'))
  if (until - start > longest) throw tooWide
  return { from: start, until }
}

/** @throws Refusal for a status that the specification does not know */
function isOver(params: Params): boolean | null {
  const statuses = new Set(list(params, 'status'))
  if ([...statuses].some((status) => status !== 'open' && status !== 'closed')) {
    throw new Refusal(400, wrong('status'))
  }
  return statuses.size === 1 ? statuses.has('closed') : null
}

/** @throws Refusal for what can be no code */
function categoriesOf(params: Params): CategoryCode[] | null {
  const codes = list(params, 'service_code')
  if (!codes) return null
  const parsed = v.safeParse(v.array(CategoryCode), codes)
  if (!parsed.success) throw new Refusal(400, wrong('service_code'))
  return parsed.output
}

/** @throws Refusal where a part of it is missing, or lies outside of Shanghai */
function aroundOf(params: Params) {
  if (!['lat', 'long', 'radius'].some((name) => params.has(name))) return null
  const { lat, long, radius } = read(params, Open311Around)
  const at = v.safeParse(Place, toGcj02({ lng: long, lat }))
  if (!at.success) throw new Refusal(400, wrong('lat'), wrong('long'))
  return { at: at.output, metres: radius }
}

/** @throws Refusal for more than a page holds */
function numbersOf(params: Params): string[] | undefined {
  const numbers = list(params, 'service_request_id')
  if (numbers && numbers.length > MAX_PAGE_SIZE) {
    throw new Refusal(400, wrong('service_request_id'))
  }
  // what can be no number is not found, like one that is nobody's
  return numbers?.filter((number) => v.is(ReportNumber, number))
}

/** A page of what may be read, newest first; numbers override all else. */
export async function requests(asked: Asked): Promise<Open311Request[]> {
  const { context, params } = asked
  const numbers = numbersOf(params)
  if (numbers) return shown(asked, await toldByNumber(context, byOf(asked), numbers))
  const { page, page_size: size } = read(params, Open311Page)
  const query = {
    ...byOf(asked),
    ...windowOf(params, context.now),
    ...{ categories: categoriesOf(params), over: isOver(params), around: aroundOf(params) },
    ...{ limit: size, offset: (page - 1) * size },
  }
  return shown(asked, await toldReports(context, query))
}

const notThere = new Refusal(404, {
  zh: '没有这个编号的随手报，或者它不公开',
  en: 'There is no request of this number, or it is not public',
})

/** The one that the path names. @throws Refusal */
async function theOne(asked: Asked): Promise<ToldReport> {
  const numbers = v.is(ReportNumber, asked.id) ? [asked.id] : []
  const [report] = await toldByNumber(asked.context, byOf(asked), numbers)
  if (!report) throw notThere
  return report
}

/** One request, in a list as the specification has it. @throws Refusal where it may not be read */
export const request = async (asked: Asked): Promise<Open311Request[]> =>
  shown(asked, [await theOne(asked)])

/** Where the picture of a request lies for the next hours. @throws Refusal where it has none that may be seen */
export async function photo(asked: Asked): Promise<string> {
  const link = (await theOne(asked)).photo
  if (!link) throw notThere
  return link
}
