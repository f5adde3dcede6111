import { type Caller, OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Persona } from '@/contract/session'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { client, codeOf, doorIn, FAR, GRID, newcomer } from '../homes/neighbours'

/**
 * Of homes: `own` is somebody's at a door in the grid of the grid head who asks, which lies in the
 * secretary's community and in the lead's block; `grid` lies in another block; `street` in another
 * street. `self` is one's own; at the door of `household` who asks is confirmed, at that of `asker`
 * they only ask; `proxy` is somebody's for whom they answer; `entered` has no account.
 */
type Case = 'own' | 'grid' | 'street' | 'self' | 'household' | 'asker' | 'proxy' | 'entered'

const AREAS: Partial<Record<Case, string>> = { grid: FAR, street: OTHER_STREET }
const streetOf = (which: Case): StreetCode => (which === 'street' ? OTHER_STREET : STREET)

const doorFor = (cloud: TestCloud, which: Case) =>
  doorIn(cloud, AREAS[which] ?? GRID, { street: streetOf(which) })

type Door = Awaited<ReturnType<typeof doorFor>>

async function joins(caller: Caller, { street, door }: Door) {
  const asked = { street, client: client(), relation: 'lives' as const, name: '住户' }
  const to = { is: 'door' as const, door }
  const { home } = await caller.call('homes.join', { ...asked, to, agreed: true })
  return { street, home: home.home, version: home.version }
}

type Joined = Awaited<ReturnType<typeof joins>>

async function confirmed(cloud: TestCloud, { street, home }: Joined): Promise<Joined> {
  await cloud.db.query(`UPDATE homes SET state = 'confirmed' WHERE street = $1 AND id = $2`, [
    street,
    home,
  ])
  return cloud.db
    .query<{ version: number }>('SELECT version FROM homes WHERE street = $1 AND id = $2', [
      street,
      home,
    ])
    .then(([row]) => ({ street, home, version: row?.version ?? 0 }))
}

const anybody = (cloud: TestCloud) => newcomer(cloud, client())

/** Somebody without an account, whom staff entered. */
async function entered(cloud: TestCloud, { street, door }: Door): Promise<Joined> {
  const asked = { street, client: client(), door, relation: 'lives' as const, name: '王阿婆' }
  const { home } = await cloud.as('street_staff').call('homes.enter', { ...asked, agreed: true })
  return { street, home: home.home, version: home.version }
}

/** Who asks, confirmed or only asking at a door; a stranger is nowhere. */
async function places(cloud: TestCloud, persona: Persona, door: Door, state: 'asks' | 'lives') {
  if (persona === 'stranger') return undefined
  const own = await joins(cloud.as(persona), door)
  return state === 'lives' ? confirmed(cloud, own) : own
}

/** Somebody's home in a case. `lives`: confirmed, else it waits. */
async function homeOf(cloud: TestCloud, persona: Persona, which: Case, lives = false) {
  const door = await doorFor(cloud, which)
  const of = async (caller: Caller) => {
    const asked = await joins(caller, door)
    return lives ? confirmed(cloud, asked) : asked
  }
  if (which === 'self' && persona !== 'stranger') return of(cloud.as(persona))
  if (which === 'household' || which === 'asker') {
    await places(cloud, persona, door, which === 'asker' ? 'asks' : 'lives')
  }
  if (which === 'entered') return entered(cloud, door)
  if (which !== 'proxy') return of(await anybody(cloud))
  const own = await places(cloud, persona, door, 'lives')
  const home = await confirmed(cloud, await joins(await anybody(cloud), door))
  if (own) {
    await cloud.db.query('INSERT INTO home_proxies (street, home, proxy) VALUES ($1, $2, $3)', [
      ...[STREET, home.home, own.home],
    ])
  }
  return home
}

type Made = Awaited<ReturnType<typeof homeOf>>
type Ask<Input> = (made: Made, cloud: TestCloud) => Input | Promise<Input>

/** These cases of an action on a home that waits, or that is confirmed. */
function on<Name extends Case, Input>(names: readonly Name[], lives: boolean, input: Ask<Input>) {
  const scenario = (which: Name) => async (cloud: TestCloud, persona: Persona) =>
    input(await homeOf(cloud, persona, which, lives), cloud)
  return Object.fromEntries(names.map((name) => [name, scenario(name)])) as Record<
    Name,
    ReturnType<typeof scenario>
  >
}

/** The same at doors without anybody but who asks. */
function at<Name extends Case, Input>(
  names: readonly Name[],
  input: (door: Door, cloud: TestCloud) => Input,
) {
  const scenario = (which: Name) => async (cloud: TestCloud, persona: Persona) => {
    const door = await doorFor(cloud, which)
    if (which === 'household') await places(cloud, persona, door, 'lives')
    if (which === 'asker') await places(cloud, persona, door, 'asks')
    return input(door, cloud)
  }
  return Object.fromEntries(names.map((name) => [name, scenario(name)])) as Record<
    Name,
    ReturnType<typeof scenario>
  >
}

/** Somebody else confirmed at the same door. */
async function besides({ street, home }: Made, cloud: TestCloud) {
  const [door] = await cloud.db.query<Door>(
    'SELECT street, door FROM homes WHERE street = $1 AND id = $2',
    [street, home],
  )
  if (!door) throw new Error('the home has a door')
  return confirmed(cloud, await joins(await anybody(cloud), door))
}

const ACTED = ['own', 'self', 'household', 'proxy', 'entered', 'street'] as const
const LED = ['own', 'self', 'household', 'grid', 'street'] as const
const inStreets = {
  own: async () => ({ street: STREET }),
  street: async () => ({ street: OTHER_STREET }),
}

export const homeScenarios = {
  'homes.mine': inStreets,
  'homes.look': {
    own: async (cloud: TestCloud) => ({ street: STREET, scanned: await codeOf(cloud) }),
    street: async (cloud: TestCloud) => ({ street: OTHER_STREET, scanned: await codeOf(cloud) }),
  },
  'homes.buildings': {
    own: async () => ({ street: STREET, words: '路' }),
    street: async () => ({ street: OTHER_STREET, words: '路' }),
  },
  'homes.rooms': {
    ...at(['own'], ({ street, building }) => ({ street, building })),
    street: async (cloud: TestCloud) => {
      const { building } = await doorFor(cloud, 'own')
      return { street: OTHER_STREET, building }
    },
  },
  'homes.join': {
    ...at(['own', 'street'], ({ street, door }) => ({
      ...{ street, client: client(), to: { is: 'door' as const, door } },
      ...{ relation: 'lives' as const, name: '住户', agreed: true as const },
    })),
    code: async (cloud: TestCloud) => ({
      ...{ street: STREET, client: client(), relation: 'lives' as const, name: '住户' },
      ...{ to: { is: 'grid' as const, scanned: await codeOf(cloud, FAR) }, agreed: true as const },
    }),
  },
  'homes.leave': on(['own', 'self', 'household', 'proxy', 'street'], true, (made) => made),
  'homes.answer': {
    ...on(['own', 'self', 'household', 'asker', 'grid', 'street'], false, (made) => ({
      ...made,
      answer: 'confirmed' as const,
    })),
    refuse: on(['household'], false, (made) => ({ ...made, answer: 'refused' as const })).household,
  },
  'homes.enter': at(['own', 'household', 'asker', 'grid', 'street'], ({ street, door }) => ({
    ...{ street, client: client(), door, relation: 'lives' as const, name: '王阿婆' },
    agreed: true as const,
  })),
  'homes.entrust': on(ACTED, true, async (made, cloud) => ({
    ...{ ...made, to: (await besides(made, cloud)).home, trusted: true },
  })),
  'homes.changePhone': on(ACTED, true, (made) => ({ ...made, phone: null })),
  'homes.end': on(LED, true, (made) => ({ ...made, note: '已经搬走' })),
  'homes.asked': inStreets,
  'homes.people': at(['own', 'grid', 'street'], ({ street, building }) => ({ street, building })),
  'homes.code': {
    own: async () => ({ street: STREET, area: GRID }),
    grid: async () => ({ street: STREET, area: FAR }),
    street: async () => ({ street: OTHER_STREET, area: GRID as AreaCode }),
  },
  'homes.invite': on(LED, true, ({ street, home }) => ({ street, home })),
}

/** The history of a home. */
export const homeHistory = on(['own'], true, ({ street, home }) => ({
  street,
  subject: { noun: 'homes' as const, id: home as string },
})).own
