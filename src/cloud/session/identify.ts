import type { StreetCode } from '@/contract/wire'
import type { Actor, Cloud } from '../context'
import { AppError } from '../errors'
import { findByOpenid, findBySession } from './repository'
import { touchSession } from './repository/sessions'
import { readToken } from './token'

/** What a platform knows of a caller. */
export interface Credentials {
  /** `Authorization: Bearer …`, without the word. */
  token: string | null
  /** From WeChat's context, never from the payload. */
  openid: string | null
  /** The caller's network address, or whatever the platform has for it. */
  address: string
}

const HOUR = 60 * 60_000

/** To the hour: a session's owner wants to know whether it is in use, and a write a call would cost more than the call. */
async function noteUse({ db, clock }: Cloud, session: string, seen: number): Promise<void> {
  if (clock.now() - seen >= HOUR) await touchSession(db, session, clock.now())
}

/**
 * Who asks, with what they hold today in the street that the call is about: a right follows an
 * appointment at once.
 * @throws AppError('sign_in') for a token that is forged, expired or revoked.
 */
export async function identify(
  cloud: Cloud,
  credentials: Credentials,
  street: StreetCode | null,
): Promise<Actor> {
  const { token, openid } = credentials
  const stranger: Actor = {
    person: null,
    name: null,
    persona: null,
    session: null,
    openid,
    address: openid ?? credentials.address,
    appointments: [],
  }
  if (token) {
    const session = readToken(cloud.secrets, token, cloud.clock.now())
    const found = session && (await findBySession(cloud.db, session, street, cloud.clock.now()))
    if (!found) throw new AppError('sign_in', '登录已过期，请重新登录')
    const { seenAt, ...who } = found
    await noteUse(cloud, session, seenAt.getTime())
    return { ...stranger, ...who, session }
  }
  if (openid) {
    const hash = cloud.secrets.hash('openid', openid)
    return { ...stranger, ...(await findByOpenid(cloud.db, hash, street, cloud.clock.now())) }
  }
  return stranger
}
