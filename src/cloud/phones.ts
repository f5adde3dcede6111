import { maskedPhone } from '@/contract/appointments.rules'
import type { Mobile } from '@/contract/wire'
import type { Secrets } from './secrets'

/** A phone number at rest: sealed, and looked up by keyed hashes of the whole and of its last four digits. */
export interface KeptPhone {
  sealed: string
  hash: string
  tailHash: string
}

/** @param phone eleven digits */
export function keepPhone(secrets: Secrets, phone: Mobile): KeptPhone {
  return {
    sealed: secrets.seal('phone', phone),
    hash: secrets.hash('phone', phone),
    tailHash: secrets.hash('phone_tail', phone.slice(-4)),
  }
}

/** The hashes that words may stand for: eleven digits are a number, four its end; null where they are neither. */
export function phoneSought(secrets: Secrets, words: string | undefined) {
  const sought = (use: 'phone' | 'phone_tail', digits: RegExp) =>
    words !== undefined && digits.test(words) ? secrets.hash(use, words) : null
  return { hash: sought('phone', /^\d{11}$/), tailHash: sought('phone_tail', /^\d{4}$/) }
}

/** As it may be shown: 138****1234. */
export const phoneShown = (secrets: Secrets, sealed: string) =>
  maskedPhone(secrets.unseal('phone', sealed))

const DIGIT = '[0-9０-９]'
/** Mobiles with or without 86, landlines with their area code, with blanks or strokes between the digits. */
const PHONES = new RegExp(
  `(?<!${DIGIT})(?:(?:86|８６)[\\s-]?)?[1１][3-9３-９](?:[\\s-]?${DIGIT}){9}(?!${DIGIT})` +
    `|(?<!${DIGIT})[0０]${DIGIT}{2,3}[\\s)）-]*${DIGIT}{7,8}(?!${DIGIT})`,
  'g',
)

/** Words that somebody typed anywhere, with the phone numbers in them masked. */
export const withoutPhones = (words: string): string =>
  words.replace(PHONES, (phone) => maskedPhone(phone.replace(/[\s()（）-]/g, '')))
