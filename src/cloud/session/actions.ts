import { Persona } from '@/contract/session'
import { recordConsent } from '../consents/repository'
import type { Context, Handlers } from '../context'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import {
  extendSession,
  findByOpenid,
  findPersona,
  insertSession,
  linkAccount,
  revokeSession,
} from './repository'
import { TOKEN_MS, writeToken } from './token'
import { personaNames, viewOfMe } from './view'

async function signed({ cloud, now }: Context, id: string) {
  const expiresAt = now + TOKEN_MS
  return {
    token: writeToken(cloud.secrets, id, expiresAt),
    expires: new Date(expiresAt).toISOString(),
  }
}

export const session: Handlers<'session'> = {
  async 'session.me'(_input, { actor, cloud }) {
    return viewOfMe(actor, cloud.settings)
  },

  async 'session.open'({ street }, { actor, cloud, db, now }) {
    if (!actor.openid) throw new AppError('sign_in', '请在微信里打开小程序')
    if (actor.person) return viewOfMe(actor, cloud.settings)
    const hash = cloud.secrets.hash('openid', actor.openid)
    const person = await linkAccount(db, hash, newId(), now)
    await recordConsent(db, { person, purpose: 'account', given: true, now })
    const found = await findByOpenid(db, hash, street, now)
    return viewOfMe({ ...actor, ...found }, cloud.settings)
  },

  async 'session.personas'() {
    return {
      personas: Persona.options.map((persona) => ({ persona, name: personaNames[persona] })),
    }
  },

  async 'session.signInAs'({ persona }, context) {
    const { db, now } = context
    const person = persona === 'stranger' ? null : ((await findPersona(db, persona)) ?? null)
    if (!person && persona !== 'stranger') throw notFound('演示角色')
    const id = newId(20)
    await insertSession(db, { id, person, openedAt: now, expiresAt: now + TOKEN_MS })
    return signed(context, id)
  },

  async 'session.renew'(_input, context) {
    const { actor, db, now } = context
    if (!actor.session) throw new AppError('sign_in', '微信里不需要续期登录')
    await extendSession(db, actor.session, now + TOKEN_MS)
    return signed(context, actor.session)
  },

  async 'session.end'(_input, { actor, db, now }) {
    if (!actor.session) throw new AppError('sign_in', '微信里没有可以退出的登录')
    await revokeSession(db, actor.session, now)
    return { ended: true }
  },
}
