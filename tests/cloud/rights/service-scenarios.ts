import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { newId } from '@/cloud/ids'
import type { Persona } from '@/contract/session'
import type { CertificateId, ClientId, PersonId, ServiceRecordId } from '@/contract/wire'
import { recorded } from '../service/shifts'

/**
 * Of hours: `own` are those of who asks (to sign: a neighbour's, asked of who asks), `other` a neighbour's,
 * `self` one's own that the record asks oneself to sign, `street` a neighbour's in another street.
 */
type Case = 'own' | 'other' | 'self' | 'street'

const DAY = 86_400_000
const HOUR = 3_600_000
const streetOf = (which: Case) => (which === 'street' ? OTHER_STREET : STREET)

async function personOf({ db }: TestCloud, persona: Persona): Promise<PersonId> {
  const [row] = await db.query<{ id: PersonId }>('SELECT id FROM persons WHERE persona = $1', [
    persona,
  ])
  return row?.id ?? ('0000000000' as PersonId)
}

/** Nobody of the demonstration. */
const NEIGHBOUR = 'ne1ghb0vr0' as PersonId
/** Each shift on a day of its own, so that nobody is in two places at once. */
let days = 0

async function recordOf(
  cloud: TestCloud,
  persona: Persona,
  which: Case,
  state: 'recorded' | 'confirmed' | 'asked',
) {
  const street = streetOf(which)
  const asker = await personOf(cloud, persona)
  const mine = state === 'asked' ? which === 'self' : which === 'own'
  const from = cloud.clock.now() - ++days * DAY
  const worked = { organiser: NEIGHBOUR, from, until: from + 2 * HOUR, street }
  const record = await recorded(cloud, { ...worked, person: mine ? asker : NEIGHBOUR })
  const asked = { from: new Date(from), until: new Date(from + 3 * HOUR), why: '收工具' }
  const signer = which === 'other' ? NEIGHBOUR : asker
  await cloud.db.query(
    'UPDATE service_records SET state = $3, asked = $4, owner = $5 WHERE street = $1 AND id = $2',
    [
      ...[street, record, state],
      state === 'asked' ? JSON.stringify({ ...asked, due: '2026-11-30', about: false }) : null,
      state === 'asked' ? signer : null,
    ],
  )
  return { street, record: record as ServiceRecordId, version: 1, from }
}

/** A certificate of the case, as the person whose it is has it. */
async function certificateOf(cloud: TestCloud, persona: Persona, which: Case) {
  const { street, record } = await recordOf(cloud, persona, which, 'confirmed')
  const id = newId<CertificateId>()
  const person = which === 'own' ? await personOf(cloud, persona) : NEIGHBOUR
  const plain = `Z20261123-${String(9000 + ++days).padStart(4, '0')}`
  const number = `${plain}-${cloud.cloud.secrets.mac('certificate', `${street} ${plain}`)}`
  const shown = { name: '王小兰', issuer: { zh: '南京东路街道' }, lines: [] }
  await cloud.db.query(
    `INSERT INTO service_certificates (street, id, number, person, client, shown, from_day, until_day,
                                       minutes, records, issued_at)
     VALUES ($1, $2, $3, $4, $2, $5, '2026-01-01', '2026-11-23', 120, ARRAY[$6], $7)`,
    [street, id, number, person, JSON.stringify(shown), record, new Date(cloud.clock.now())],
  )
  return { street, certificate: id, number }
}

const each = <const Cases extends Case, Input>(
  cases: readonly Cases[],
  input: (cloud: TestCloud, persona: Persona, which: Cases) => Promise<Input>,
) =>
  Object.fromEntries(
    cases.map((which) => [
      which,
      (cloud: TestCloud, persona: Persona) => input(cloud, persona, which),
    ]),
  ) as Record<Cases, (cloud: TestCloud, persona: Persona) => Promise<Input>>

const CASES = ['own', 'other', 'street'] as const
const PLACES = ['own', 'street'] as const

export const serviceScenarios = {
  'service.mine': each(PLACES, async (_, __, which) => ({ street: streetOf(which) })),
  'service.confirm': each(CASES, async (cloud, persona, which) => {
    const { from: _, ...step } = await recordOf(cloud, persona, which, 'recorded')
    return step
  }),
  'service.correct': each(CASES, async (cloud, persona, which) => {
    const { from, ...step } = await recordOf(cloud, persona, which, 'recorded')
    const until = new Date(from + HOUR).toISOString()
    return { ...step, from: new Date(from).toISOString(), until, why: '提前走了' }
  }),
  'service.toSign': each(PLACES, async (_, __, which) => ({ street: streetOf(which) })),
  'service.sign': each(['own', 'other', 'self', 'street'], async (cloud, persona, which) => {
    const { from: _, ...step } = await recordOf(cloud, persona, which, 'asked')
    return { ...step, accept: true }
  }),
  'service.certify': each(PLACES, async (cloud, persona, which) => {
    const { street } = await recordOf(cloud, persona, which, 'confirmed')
    // in another street the hours are those of who asks as well
    await cloud.db.query('UPDATE service_records SET person = $2 WHERE street = $1', [
      OTHER_STREET,
      await personOf(cloud, persona),
    ])
    const client = newId(20) as ClientId
    return { street, client, from: '2026-01-01', until: '2026-11-23' }
  }),
  'service.certificates': each(PLACES, async (_, __, which) => ({ street: streetOf(which) })),
  'service.print': each(CASES, async (cloud, persona, which) => {
    const { street, certificate } = await certificateOf(cloud, persona, which)
    return { street, certificate }
  }),
  'service.verify': {
    ...each(['own'], async (cloud, persona, which) => {
      const { street, number } = await certificateOf(cloud, persona, which)
      return { street, number }
    }),
    /** Issued by one street, asked of another. */
    street: async (cloud: TestCloud, persona: Persona) => {
      const { number } = await certificateOf(cloud, persona, 'own')
      return { street: OTHER_STREET, number }
    },
  },
}

/** The history of hours that who asks has to sign. */
export const serviceHistory = async (cloud: TestCloud, persona: Persona) => {
  const { street, record } = await recordOf(cloud, persona, 'own', 'asked')
  return { street, subject: { noun: 'service' as const, id: record as string } }
}
