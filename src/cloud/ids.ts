import { randomBytes } from 'node:crypto'

/** Crockford base32 in lower case: no i, l, o, u to misread. 32 letters, so a byte's low five bits pick one evenly. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Bytes as letters, one of each byte. */
export function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => LETTERS[byte & 31]).join('')
}

/** A random id of `length` letters (5 bits each); 10 is what the wire's ids have. */
export function newId<Id extends string = string>(length = 10): Id {
  return lettersOf(randomBytes(length)) as Id
}

/** Many ids as `newId` makes them, of one draw: a draw costs more than its letters. */
export function newIds<Id extends string = string>(count: number): Id[] {
  const letters = lettersOf(randomBytes(10 * count))
  return Array.from({ length: count }, (_, i) => letters.slice(10 * i, 10 * i + 10) as Id)
}

/** A code that begins with a word and is letters throughout, for what a code may have no figures in: own_kxqwmzrt. */
export const newWord = (begins: string): string =>
  `${begins}_${Array.from(randomBytes(10), (byte) => LETTERS[10 + (byte % 22)]).join('')}`
