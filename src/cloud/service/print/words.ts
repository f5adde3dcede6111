import { dayOf, startOf } from '@/contract/calendar.rules'
import type { Certificate } from '@/contract/service.shapes'
import type { Day, Instant } from '@/contract/wire'

/** What stands on paper, Chinese first with English beneath; a print belongs to no phone and its language. */
export interface Both {
  zh: string
  en: string
}

export const TITLE: Both = { zh: '志愿服务记录证明', en: 'Certificate of Volunteer Service' }

/** Named on every certificate; docs/decisions/0021-service-hours.md says what of it was seen. */
export const MEASURE: Both = {
  zh: '依据《志愿服务记录与证明出具办法（试行）》（民政部令第 67 号，2021 年 2 月 1 日起施行）记录并出具，不收取费用。',
  en: 'Recorded and issued, free of charge, under the Measures for Volunteer Service Records and Certificates (Trial), Order No. 67 of the Ministry of Civil Affairs, in force since 1 February 2021.',
}

export const VERIFY: Both = {
  zh: '扫码，或在核验页输入编号，可以查到这份证明是否有效。记录更正后，本证明失效，核验页会指出接替它的证明。',
  en: 'Scan the code, or type the number on the verify page, to see whether this certificate holds. It ends when a record on it is corrected; the verify page then names the one that takes its place.',
}

/** What a reader must not take it for. */
export const LIMITS: Both = {
  zh: '姓名为志愿者报名时所填，本证明不含身份证件号码。需要加盖公章的，请持编号到出具单位办理。',
  en: 'The name is the one given at sign-up; no identity number is shown. For an official seal, bring the number to the issuer.',
}

export const HEADS: readonly Both[] = [
  { zh: '日期与编号', en: 'Date, record' },
  { zh: '活动与岗位', en: 'Activity, role' },
  { zh: '地点与记录单位', en: 'Place, recorded by' },
  { zh: '时长', en: 'Time' },
]

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (value: number) => String(value).padStart(2, '0')

export function dayWords(day: Day): Both {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${MONTHS[month - 1]} ${year}` }
}

function clock(at: Instant): string {
  const minutes = Math.floor((Date.parse(at) - startOf(dayOf(at))) / 60_000)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** 14:00–16:30; what ends on another day says so by its date. */
export function spanWords(from: Instant, until: Instant): string {
  const [first, last] = [dayOf(from), dayOf(until)]
  return first === last
    ? `${clock(from)}–${clock(until)}`
    : `${clock(from)}–${last.slice(5)} ${clock(until)}`
}

export function durationWords(minutes: number): Both {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const zh = [hours > 0 ? `${hours} 小时` : '', rest > 0 ? `${rest} 分` : ''].filter(Boolean)
  const en = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean)
  return { zh: zh.join(' '), en: en.join(' ') }
}

/** The sentence that the whole certificate is for. */
export function statement({ name, from, until, minutes, lines }: Certificate): Both {
  const [first, last] = [dayWords(from), dayWords(until)]
  const [count, long] = [lines.length, durationWords(minutes)]
  return {
    zh: `兹证明 ${name} 在 ${first.zh}至${last.zh} 期间参加志愿服务 ${count} 次，服务时长合计 ${long.zh}。`,
    en: `This certifies that ${name} served as a volunteer ${count === 1 ? 'once' : `${count} times`}, for ${long.en} in all, between ${first.en} and ${last.en}.`,
  }
}

/** An English name only where it says something else. */
export const english = ({ zh, en }: { zh: string; en?: string | undefined }): string =>
  en && en !== zh ? en : ''
