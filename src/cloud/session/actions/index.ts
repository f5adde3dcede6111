import { Persona } from '@/contract/session'
import { recordConsent } from '../../consents/repository'
import type { Handlers } from '../../context'
import { AppError, notFound } from '../../errors'
import { newId } from '../../ids'
import { findByOpenid, findPersona } from '../repository'
import { linkAccount } from '../repository/accounts'
import { insertSession } from '../repository/sessions'
import { signed, TOKEN_MS } from '../token'
import { personaNames, viewOfMe } from '../view'
import { opened } from './opened'
import { signin } from './signin'

export const session: Handlers<'session'> = {
  ...signin,
  ...opened,

  async 'session.me'(_input, { actor, cloud }) {
    return viewOfMe(actor, cloud.settings)
  },

  async 'session.open'({ street }, { actor, cloud, db, now }) {
    if (!actor.openid) throw new AppError('sign_in', '请在微信里打开小程序')
    if (actor.person) return viewOfMe(actor, cloud.settings)
    const hash = cloud.secrets.hash('openid', actor.openid)
    const sealed = cloud.secrets.seal('openid', actor.openid)
    const person = await linkAccount(db, { hash, sealed }, newId(), now)
    await recordConsent(db, { person, purpose: 'account', given: true, now })
    const found = await findByOpenid(db, hash, street, now)
    return viewOfMe({ ...actor, ...found }, cloud.settings)
  },

  async 'session.personas'() {
    return {
      personas: Persona.options.map((persona) => ({ persona, name: personaNames[persona] })),
    }
  },

  async 'session.signInAs'({ persona }, { cloud, db, now }) {
    const person = persona === 'stranger' ? null : ((await findPersona(db, persona)) ?? null)
    if (!person && persona !== 'stranger') throw notFound('演示角色')
    const id = newId(20)
    const expiresAt = now + TOKEN_MS
    await insertSession(db, { id, person, browser: null, openedAt: now, expiresAt })
    return signed(cloud.secrets, id, expiresAt)
  },
}
