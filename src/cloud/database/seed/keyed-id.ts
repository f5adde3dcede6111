import { createHash } from 'node:crypto'
import { lettersOf } from '../../ids'

/** The id that a key always has, in the shape of `newId`: sown again, a thing is the same thing. */
export function keyedId(key: string): string {
  return lettersOf(createHash('sha256').update(`demonstration ${key}`).digest().subarray(0, 10))
}
