import { addDays, startOf } from '@/contract/calendar.rules'
import { toWgs84 } from '@/contract/gcj02.rules'
import type { Open311Request } from '@/contract/open311.shapes'
import type { StreetCode } from '@/contract/wire'
import type { ToldReport } from '../../reports/intake'
import { dueNotice, type Language, said, statusNotes } from './notes'

const SHANGHAI_MS = 8 * 3_600_000

/** A moment on Shanghai's clock, to the second. */
const w3c = (at: number): string =>
  new Date(at + SHANGHAI_MS).toISOString().replace(/\.\d{3}Z$/, '+08:00')

/** Seven decimals are a centimetre. */
const degrees = (value: number) => Math.round(value * 1e7) / 1e7

/** What all requests of an answer share. */
export interface Around {
  street: StreetCode
  agency: string
  /** Where the interface answers, without a slash at its end. */
  address: string
  language: Language
}

const isOver = ({ state }: ToldReport) => state === 'closed' || state === 'merged'

/** A report as the specification has a request. */
export function requestOf(report: ToldReport, around: Around): Open311Request {
  const { language, agency, address, street } = around
  const { category, area, due, site, number, result, last } = report
  const { lng, lat } = toWgs84(report.at)
  const over = isOver(report)
  const spot = report.address ?? (site ? said(site, language) : area[language])
  return {
    service_request_id: number,
    status: over ? 'closed' : 'open',
    status_notes: statusNotes(report, language),
    service_name: said(category.name, language),
    service_code: category.code,
    description: report.words,
    agency_responsible: agency,
    service_notice: over ? null : dueNotice(report, language),
    requested_datetime: w3c(report.reportedAt.getTime()),
    updated_datetime: w3c((result?.at ?? last.at).getTime()),
    expected_datetime: w3c(startOf(addDays(due, 1)) - 1000),
    address: spot,
    address_id: null,
    zipcode: null,
    lat: degrees(lat),
    long: degrees(lng),
    media_url: report.photo && `${address}/photos/${number}.jpg?jurisdiction_id=${street}`,
  }
}
