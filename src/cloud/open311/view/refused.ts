import { HOTLINE } from '@/contract/areas.rules'
import type { ErrorCode } from '@/contract/errors'
import type { Bilingual } from '@/contract/wire'
import type { AppError } from '../../errors'
import { Refusal, type RefusedStatus } from '../refusal'

/** The specification has 403 for keys, 404 for what is not there, 400 for all else that is no fault of ours. */
const STATUS: Partial<Record<ErrorCode, RefusedStatus>> = {
  not_found: 404,
  forbidden: 403,
  too_many: 429,
}

/** What is said elsewhere to somebody at their phone, said to a program. */
const WORDS: Partial<Record<ErrorCode, Bilingual>> = {
  not_found: { zh: '这里没有这个', en: 'There is nothing of this name here' },
  content_refused: {
    zh: '这段文字没有通过内容检查，请换个说法',
    en: 'The words did not pass the content check; please say it in other words',
  },
  unavailable: {
    zh: `本街道暂时没有人能办理，请拨打 ${HOTLINE}`,
    en: `Nobody of the street can take this now; please call ${HOTLINE}`,
  },
  too_many: {
    zh: '请求太频繁，请过一分钟再试',
    en: 'Too many calls; please try again in a minute',
  },
}

const OUTSIDE: Bilingual = {
  zh: 'lat、long 不对：这个地点不在本街道',
  en: 'lat and long are wrong: this place is not in the street',
}

function reasonOf({ code, field, message }: AppError): Bilingual {
  if (field === 'at') return OUTSIDE
  return WORDS[code] ?? { zh: message, en: 'This cannot be taken as it was sent' }
}

/** What the cloud refuses, as the open interface says it. */
export const refusalOf = (error: AppError): Refusal =>
  new Refusal(STATUS[error.code] ?? 400, reasonOf(error))

/** Our own fault, under the number that its line of the log has. */
export const faultRefusal = (requestId: string): Refusal =>
  new Refusal(500, {
    zh: `系统出了点问题，已记录（${requestId}）`,
    en: `Something went wrong here, and is noted (${requestId})`,
  })
