import type { Bilingual } from '@/contract/wire'

/** The numbers of HTTP that a call is refused with; the body of an error repeats them. */
export type RefusedStatus = 400 | 403 | 404 | 405 | 413 | 429 | 500

/** Why a call of the open interface is refused, each reason in both languages. */
export class Refusal extends Error {
  readonly reasons: readonly Bilingual[]

  constructor(
    readonly status: RefusedStatus,
    ...reasons: Bilingual[]
  ) {
    super(reasons[0]?.zh)
    this.name = 'Refusal'
    this.reasons = reasons
  }
}

/** What a field takes. */
const TAKES: Record<string, Bilingual> = {
  jurisdiction_id: { zh: '街道的九位代码', en: 'the nine-digit code of the street' },
  service_code: { zh: 'services 列出的代码', en: 'a code that services lists' },
  service_request_id: { zh: '编号，用逗号分开', en: 'numbers, separated by commas' },
  lat: { zh: 'WGS-84 纬度，如 31.2345', en: 'latitude in WGS-84, such as 31.2345' },
  long: { zh: 'WGS-84 经度，如 121.4785', en: 'longitude in WGS-84, such as 121.4785' },
  radius: { zh: '1 到 5000 米', en: '1 to 5000 metres' },
  description: {
    zh: '1 到 500 个字，没有控制字符',
    en: '1 to 500 characters without control characters',
  },
  address_string: { zh: '2 到 60 个字', en: '2 to 60 characters' },
  first_name: { zh: '最多 30 个字', en: 'at most 30 characters' },
  last_name: { zh: '最多 30 个字', en: 'at most 30 characters' },
  phone: { zh: '十一位手机号', en: 'a Chinese mobile number of eleven digits' },
  client_token: {
    zh: '16 到 32 位小写字母和数字',
    en: '16 to 32 lower-case letters and digits',
  },
  status: { zh: 'open 或 closed', en: 'open or closed' },
  start_date: {
    zh: '带时区的时间，如 2026-11-01T00:00:00+08:00',
    en: 'a time with its zone, such as 2026-11-01T00:00:00+08:00',
  },
  end_date: {
    zh: '带时区的时间，如 2026-11-30T23:59:59+08:00',
    en: 'a time with its zone, such as 2026-11-30T23:59:59+08:00',
  },
  page: { zh: '1 到 500', en: '1 to 500' },
  page_size: { zh: '1 到 200', en: '1 to 200' },
}

const takes = (field: string): Bilingual => TAKES[field] ?? { zh: '一个值', en: 'one value' }

/** That a field is not there, or is not what it takes. */
export const missing = (field: string): Bilingual => ({
  zh: `缺少 ${field}：${takes(field).zh}`,
  en: `${field} is missing: ${takes(field).en}`,
})
export const wrong = (field: string): Bilingual => ({
  zh: `${field} 不对：${takes(field).zh}`,
  en: `${field} is wrong: it takes ${takes(field).en}`,
})
