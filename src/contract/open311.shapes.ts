import * as v from 'valibot'
import { CategoryCode } from './reports.category'
import { ReportAddress, ReportNumber, ReportWords } from './reports.shapes'
import { ClientId, Mobile, text } from './wire'

/**
 * Open311 GeoReport v2 as we speak it (wiki.open311.org/GeoReport_v2). Every resource is answered in
 * XML and JSON by its suffix; `jurisdiction_id` is the street's code. Ours beyond the specification:
 *
 * - reads take `page` and `page_size` (GeoReport v2 extensions), `lat`, `long` and `radius` (metres)
 * - `lang` (zh, en), or the header Accept-Language
 * - POST takes `client_token`: the same token by the same key is the same request, and
 *   `tokens/{client_token}` answers its number. Without one, the same words at the same place within
 *   some minutes are the same request
 * - with `api_key`, reads also answer what this key has sent and nobody else is shown
 */

/** The specification has 90 days at the most, and a thousand requests: ours are fewer, page by page. */
export const MAX_DAYS = 90
export const MAX_PAGE_SIZE = 200
export const PAGE_SIZE = 50
/** Further back than any list is read; a narrower window leads there. */
export const MAX_PAGE = 500
/** Metres: beyond, it is the whole street. */
export const MAX_RADIUS = 5000
/** Minutes in which the same once more, without a client_token, is taken for a retry. */
export const RETRY_MINUTES = 5

/** Calls in a minute. Reads: by address without a key, by key with one. */
export const READS_PER_MINUTE = 60
export const KEY_READS_PER_MINUTE = 600
export const POSTS_PER_MINUTE = 60

/** A moment in Shanghai, as W3C's note on dates has it. */
const W3C = v.pipe(v.string(), v.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/))
const Degrees = v.number()

export const Open311Service = v.strictObject({
  service_code: CategoryCode,
  service_name: v.string(),
  description: v.string(),
  /** No category asks for more than words and a place. */
  metadata: v.literal(false),
  /** The number is answered at once. */
  type: v.literal('realtime'),
  /** Comma-separated. */
  keywords: v.string(),
  group: v.string(),
})
export type Open311Service = v.InferOutput<typeof Open311Service>

export const Open311Definition = v.strictObject({
  service_code: CategoryCode,
  attributes: v.tuple([]),
})

export const Open311Request = v.strictObject({
  service_request_id: ReportNumber,
  status: v.picklist(['open', 'closed']),
  /** What happened last, in words for all. */
  status_notes: v.string(),
  service_name: v.string(),
  service_code: CategoryCode,
  description: v.string(),
  /** The street; never a person. */
  agency_responsible: v.string(),
  service_notice: v.nullable(v.string()),
  requested_datetime: W3C,
  updated_datetime: W3C,
  /** The end of the day by which it is to be done. */
  expected_datetime: W3C,
  address: v.string(),
  address_id: v.null(),
  zipcode: v.null(),
  /** WGS-84. */
  lat: Degrees,
  long: Degrees,
  media_url: v.nullable(v.string()),
})
export type Open311Request = v.InferOutput<typeof Open311Request>

/** What a POST answers. */
export const Open311Receipt = v.strictObject({
  service_request_id: ReportNumber,
  service_notice: v.string(),
  account_id: v.null(),
})
export type Open311Receipt = v.InferOutput<typeof Open311Receipt>

export const Open311Token = v.strictObject({ service_request_id: ReportNumber, token: ClientId })

export const Open311Error = v.strictObject({ code: v.number(), description: v.string() })
export type Open311Error = v.InferOutput<typeof Open311Error>

const Endpoint = v.strictObject({
  specification: v.literal('http://wiki.open311.org/GeoReport_v2'),
  url: v.string(),
  changeset: v.string(),
  type: v.picklist(['production', 'test']),
  formats: v.array(v.picklist(['text/xml', 'application/json'])),
})

export const Open311Discovery = v.strictObject({
  changeset: v.string(),
  contact: v.string(),
  key_service: v.string(),
  endpoints: v.array(Endpoint),
})
export type Open311Discovery = v.InferOutput<typeof Open311Discovery>

/** Digits as a form sends them. */
const number = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,6}(\.\d{1,15})?$/),
  v.transform(Number),
  v.number(),
)

const whole = (max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/),
    v.transform(Number),
    v.number(),
    v.minValue(1),
    v.maxValue(max),
  )

const LAT = { lat: number, long: number }

/** Around where a list is asked for; all three or none. */
export const Open311Around = v.object({ ...LAT, radius: whole(MAX_RADIUS) })

export const Open311Page = v.object({
  page: v.optional(whole(MAX_PAGE), '1'),
  page_size: v.optional(whole(MAX_PAGE_SIZE), `${PAGE_SIZE}`),
})

const name = v.optional(text(30))

/** What a POST is read for; everything else that the specification knows is neither kept nor fetched. */
export const Open311Post = v.object({
  ...LAT,
  service_code: CategoryCode,
  description: v.pipe(ReportWords, v.minLength(1)),
  address_string: v.optional(ReportAddress),
  first_name: name,
  last_name: name,
  phone: v.optional(Mobile),
  client_token: v.optional(ClientId),
})
export type Open311Post = v.InferOutput<typeof Open311Post>
