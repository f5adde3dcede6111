import { Purpose } from '@/contract/consents'
import type { PersonId } from '@/contract/wire'
import type { Handlers } from '../context'
import type { Db } from '../database/database'
import { personOf } from '../policy'
import { listConsents, recordConsent } from './repository'

async function consentsOf(db: Db, person: PersonId) {
  const rows = await listConsents(db, person)
  return {
    consents: Purpose.options.map((purpose) => {
      const row = rows.find((candidate) => candidate.purpose === purpose)
      return { purpose, given: row?.given ?? false, at: row?.at.toISOString() ?? null }
    }),
  }
}

export const consents: Handlers<'consents'> = {
  async 'consents.list'(_input, { actor, db }) {
    return consentsOf(db, personOf(actor))
  },

  async 'consents.set'({ purpose, given }, context) {
    const { actor, cloud, db, now } = context
    const person = personOf(actor)
    await recordConsent(db, { person, purpose, given, now })
    if (!given) await cloud.wiring.withdrawn[purpose]?.(context, person)
    return consentsOf(db, person)
  },
}
