import type { Handlers } from '../../context'
import { AppError, notFound } from '../../errors'
import { personOf } from '../../policy'
import {
  extendSession,
  listSessions,
  revokeOthers,
  revokeOwn,
  revokeSession,
} from '../repository/sessions'
import { LONGEST_MS, signed, TOKEN_MS } from '../token'
import { viewOfSession } from '../view'

type Opened = 'session.renew' | 'session.end' | 'session.list' | 'session.revoke'

export const opened: Pick<Handlers<'session'>, Opened> = {
  async 'session.renew'(_input, { actor, cloud, db, now }) {
    if (!actor.session) throw new AppError('sign_in', '微信里不需要续期登录')
    const until = await extendSession(db, actor.session, now + TOKEN_MS, LONGEST_MS)
    if (!until) throw new AppError('sign_in', '登录已过期，请重新登录')
    return signed(cloud.secrets, actor.session, until.getTime())
  },

  async 'session.end'(_input, { actor, db, now }) {
    if (!actor.session) throw new AppError('sign_in', '微信里没有可以退出的登录')
    await revokeSession(db, actor.session, now)
    return { ended: true }
  },

  async 'session.list'(_input, { actor, db, now }) {
    const rows = await listSessions(db, personOf(actor), now)
    return { sessions: rows.map((row) => viewOfSession(row, actor.session)) }
  },

  async 'session.revoke'({ session }, { actor, db, now }) {
    const person = personOf(actor)
    if (session === 'others') return { ended: await revokeOthers(db, person, actor.session, now) }
    if (!(await revokeOwn(db, person, session, now))) throw notFound('登录')
    return { ended: 1 }
  },
}
