import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { newId } from '@/cloud/ids'
import type { Open311KeyId, StreetCode } from '@/contract/wire'

/** Of keys: `own` is of the street, `street` of another one. */
type Case = 'own' | 'street'

const streetOf = (which: Case): StreetCode => (which === 'street' ? OTHER_STREET : STREET)

async function someKey({ db, clock }: TestCloud, which: Case) {
  const street = streetOf(which)
  const key = newId<Open311KeyId>()
  await db.query(
    `INSERT INTO open311_keys (street, id, name, key_hash, may_write, made_by, made_at)
     VALUES ($1, $2, '城市应用', $2, true, $2, $3)`,
    [street, key, new Date(clock.now())],
  )
  return { street, key }
}

const each = <Input>(input: (cloud: TestCloud, which: Case) => Promise<Input>) => ({
  own: (cloud: TestCloud) => input(cloud, 'own'),
  street: (cloud: TestCloud) => input(cloud, 'street'),
})

export const open311Scenarios = {
  'open311.keys': each(async (_, which) => ({ street: streetOf(which) })),
  'open311.issueKey': each(async (_, which) => ({
    ...{ street: streetOf(which), name: '城市应用', may: 'write' as const },
  })),
  'open311.revokeKey': each(someKey),
}

/** The history of a key. */
export const open311History = async (cloud: TestCloud) => {
  const { street, key } = await someKey(cloud, 'own')
  return { street, subject: { noun: 'open311' as const, id: key as string } }
}
