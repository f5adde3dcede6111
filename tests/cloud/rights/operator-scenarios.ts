import { randomBytes } from 'node:crypto'
import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { ClientId, OperatorId, StreetCode } from '@/contract/wire'

/** Of an operator: `own` is that of the operator who asks, `other` another of the street, `street` one of another street. */
type Case = 'own' | 'other' | 'street'

async function operatorOf(cloud: TestCloud, which: Case) {
  const street: StreetCode = which === 'street' ? OTHER_STREET : STREET
  const [row] = await cloud.db.query<{ operator: OperatorId; version: number }>(
    `SELECT o.id AS operator, o.version FROM operators o
     WHERE o.street = $1 AND ($3 OR (o.id = (
       SELECT a.operator FROM appointments a JOIN persons p ON p.id = a.person
       WHERE a.street = $1 AND p.persona = 'operator' ORDER BY a.id LIMIT 1)) = $2)
     ORDER BY o.id LIMIT 1`,
    [street, which === 'own', which === 'street'],
  )
  if (!row) throw new Error(`the seed has no operator for the case ${which}`)
  return { street, ...row }
}

/** An operator of the street. */
export const someOperator = async (cloud: TestCloud) => (await operatorOf(cloud, 'own')).operator

const made = (street: StreetCode) => ({
  street,
  client: randomBytes(16).toString('hex') as ClientId,
  name: { zh: '新来的运营方' },
  phone: null,
  contractFrom: null,
  contractUntil: null,
  duties: { figures: [], lines: [] },
  notes: null,
})

const each = <Input>(input: (cloud: TestCloud, which: Case) => Promise<Input>) => ({
  own: (cloud: TestCloud) => input(cloud, 'own'),
  other: (cloud: TestCloud) => input(cloud, 'other'),
  street: (cloud: TestCloud) => input(cloud, 'street'),
})

export const operatorScenarios = {
  'operators.list': {
    own: async () => ({ street: STREET }),
    street: async () => ({ street: OTHER_STREET }),
  },
  'operators.get': each(async (cloud, which) => {
    const { street, operator } = await operatorOf(cloud, which)
    return { street, operator }
  }),
  'operators.create': {
    own: async () => made(STREET),
    street: async () => made(OTHER_STREET),
  },
  'operators.update': each(async (cloud, which) => ({
    ...(await operatorOf(cloud, which)),
    changes: { phone: '021-0000 0199' },
  })),
}
