import type { Secrets } from '../secrets'

/** Short, so that a lost phone is not open for long; the app renews it while in use. */
export const TOKEN_MS = 12 * 60 * 60 * 1000

/** However much it is used, a week later somebody signs in anew. */
export const LONGEST_MS = 7 * 24 * 60 * 60 * 1000

/** session id . expiry in base 36 . MAC of both. */
export function writeToken(secrets: Secrets, session: string, expiresAt: number): string {
  const body = `${session}.${expiresAt.toString(36)}`
  return `${body}.${secrets.mac('token', body)}`
}

/** A token as the contract hands it out. */
export const signed = (secrets: Secrets, session: string, expiresAt: number) => ({
  token: writeToken(secrets, session, expiresAt),
  expires: new Date(expiresAt).toISOString(),
})

/** The session that a token names, or undefined where it is forged or expired. Whether it was revoked stands in the database. */
export function readToken(secrets: Secrets, token: string, now: number): string | undefined {
  const parts = /^([0-9a-z]{20})\.([0-9a-z]{7,9})\.([0-9a-z]{32})$/.exec(token)
  const [, session, expiry, mac] = parts ?? []
  if (!session || !expiry || !mac) return undefined
  if (!secrets.verify('token', `${session}.${expiry}`, mac)) return undefined
  return Number.parseInt(expiry, 36) > now ? session : undefined
}
