import { call } from './call'
import { keepToken, readToken } from './token'

const HOUR = 3_600_000

/** A token lasts for 12 hours; one that has been in use for an hour is exchanged. */
const FRESH_MS = 11 * HOUR

/** Of two that ask within an hour the second would get what the first has. */
let triedAt = 0

/** What is left of a token, ms; it says itself when it ends. */
const leftOf = (token: string, now: number) => Number.parseInt(token.split('.')[1] ?? '', 36) - now

/** Keeps a browser signed in while it is used; the cloud ends it after a week all the same. */
export function renewWhenWorn(): void {
  const now = Date.now()
  const token = readToken()
  if (token === null || !(leftOf(token, now) < FRESH_MS) || now - triedAt < HOUR) return
  triedAt = now
  call('session.renew', {})
    // meanwhile the person may have signed out, or somebody else in
    .then((renewed) => readToken() === token && keepToken(renewed.token))
    .catch(() => undefined)
}
