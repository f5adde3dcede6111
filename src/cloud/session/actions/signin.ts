import { randomInt } from 'node:crypto'
import { NUMBERS_SHOWN, SIGNIN_MINUTES, type SigninKey } from '@/contract/session.signin'
import type { SessionId, SigninId } from '@/contract/wire'
import { fleetingCode } from '../../codes/intake'
import type { Context, Handlers } from '../../context'
import { notFound } from '../../errors'
import { newId } from '../../ids'
import { personOf } from '../../policy'
import { sealOpenid } from '../repository/accounts'
import { insertSession } from '../repository/sessions'
import * as signins from '../repository/signins'
import { signed, TOKEN_MS } from '../token'

type Signin =
  | 'session.ask'
  | 'session.look'
  | 'session.confirm'
  | 'session.refuse'
  | 'session.collect'

const ANSWER_WITHIN_MS = SIGNIN_MINUTES * 60_000
/** What the browser has left to collect, however late the phone confirmed. */
const COLLECT_WITHIN_MS = 60_000

const KEY_LETTERS = 26

/** As many different numbers of two digits as a phone shows. */
function drawNumbers(): number[] {
  const drawn = new Set<number>()
  while (drawn.size < NUMBERS_SHOWN) drawn.add(randomInt(10, 100))
  return [...drawn]
}

const gone = () => notFound('登录请求')

async function openFor(context: Context, id: SigninId, keyHash: string) {
  const { cloud, db, now } = context
  const session = newId<SessionId>(20)
  const expiresAt = now + TOKEN_MS
  const taken = await db.tx(async (tx) => {
    const found = await signins.takeSignin(tx, { id, keyHash, session, now })
    if (found) await insertSession(tx, { id: session, ...found, openedAt: now, expiresAt })
    return found
  })
  return taken && { state: 'signed' as const, ...signed(cloud.secrets, session, expiresAt) }
}

export const signin: Pick<Handlers<'session'>, Signin> = {
  async 'session.ask'({ street, browser }, context) {
    const { cloud, db, now } = context
    const { id, scene, link } = fleetingCode(context, { street, kind: 'signin' })
    const request = id as SigninId
    const key = newId<SigninKey>(KEY_LETTERS)
    const numbers = drawNumbers()
    const number = numbers[randomInt(NUMBERS_SHOWN)] ?? 0
    const keyHash = cloud.secrets.hash('signin', key)
    const expiresAt = now + ANSWER_WITHIN_MS
    const signin = { id: request, keyHash, browser, number, numbers, now, expiresAt }
    await signins.insertSignin(db, signin)
    return { request, key, number, scene, link, expires: new Date(expiresAt).toISOString() }
  },

  async 'session.look'({ request }, { db, now }) {
    const found = await signins.findAsked(db, request, now)
    if (!found) throw gone()
    const { browser, numbers, askedAt, expiresAt } = found
    return {
      ...{ request, browser, numbers },
      askedAt: askedAt.toISOString(),
      expires: expiresAt.toISOString(),
    }
  },

  async 'session.confirm'({ request, number }, { actor, cloud, db, now }) {
    const person = personOf(actor)
    const collectBy = now + COLLECT_WITHIN_MS
    const state = await signins.answerSignin(db, { id: request, person, number, now, collectBy })
    if (!state) throw gone()
    if (actor.openid) {
      const sealed = cloud.secrets.seal('openid', actor.openid)
      await sealOpenid(db, { hash: cloud.secrets.hash('openid', actor.openid), sealed })
    }
    return { confirmed: state === 'confirmed' }
  },

  async 'session.refuse'({ request }, { actor, db, now }) {
    const person = personOf(actor)
    if (!(await signins.refuseSignin(db, { id: request, person, now }))) throw gone()
    return { refused: true }
  },

  async 'session.collect'({ request, key }, context) {
    const keyHash = context.cloud.secrets.hash('signin', key)
    const asked = { id: request, keyHash, now: context.now }
    const state = await signins.stateOfSignin(context.db, asked)
    if (!state) throw gone()
    if (state !== 'confirmed') return { state }
    // another tab of this browser may have been faster
    return (await openFor(context, request, keyHash)) ?? { state: 'used' }
  },
}
