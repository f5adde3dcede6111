import type { Open311KeyId } from '@/contract/wire'
import type { Handlers } from '../context'
import { append } from '../history/repository'
import { newId } from '../ids'
import { personOf } from '../policy'
import { demandKeeper, demandKey } from './policy'
import { find, list, lock } from './repository/reads'
import { insertKey, setRevoked } from './repository/writes'
import { addressOf, viewOf } from './view/key'

/** Letters of what a key's holder sends: 160 bits. */
const SECRET_LETTERS = 32

export const open311: Handlers<'open311'> = {
  async 'open311.keys'({ street }, { actor, db, cloud }) {
    demandKeeper(actor, street)
    const rows = await list(db, street)
    return { keys: rows.map(viewOf), address: addressOf(cloud) }
  },

  async 'open311.issueKey'({ street, name, may }, { actor, db, cloud, now }) {
    const scope = demandKeeper(actor, street)
    const by = personOf(actor)
    const key = newId<Open311KeyId>()
    const secret = newId(SECRET_LETTERS)
    const hash = cloud.secrets.hash('open311', secret)
    await db.tx(async (tx) => {
      await insertKey(tx, { ...scope, key, name, hash, mayWrite: may === 'write', by, now })
      const subject = { noun: 'open311', id: key } as const
      const line = { street, subject, did: 'open311.issueKey', by, at: now }
      await append(tx, { ...line, changed: ['key'], after: { name, may } })
    })
    const row = demandKey(actor, street, await find(db, street, key))
    return { key: viewOf(row), secret }
  },

  async 'open311.revokeKey'({ street, key }, { actor, db, now }) {
    await db.tx(async (tx) => {
      const row = demandKey(actor, street, await lock(tx, street, key))
      if (row.revokedAt !== null) return
      await setRevoked(tx, row, now)
      const subject = { noun: 'open311', id: key } as const
      const line = { street, subject, did: 'open311.revokeKey', by: actor.person, at: now }
      await append(tx, { ...line, changed: ['key'] })
    })
    return { key: viewOf(demandKey(actor, street, await find(db, street, key))) }
  },
}
