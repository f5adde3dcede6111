import { type Caller, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { put } from '@tests/support/uploads'
import type { Answer } from '@/client/outbox/means'
import type { NewEntry } from '@/client/outbox/outbox'
import type { ErrorCode } from '@/contract/errors'
import type { CategoryCode } from '@/contract/reports'
import type { Persona } from '@/contract/session'
import type { ClientId, PersonId } from '@/contract/wire'
import { type Dice, HostilePhone, type Net, seeded, Wire, World } from './outbox-world'
import { PATH, placeIn } from './reporting'

const LONG = process.env.LONG === '1'
const ON_SERVER = (globalThis as { ENGINE?: string }).ENGINE === 'postgres'
const RUNS = LONG ? 1000 : ON_SERVER ? 20 : 60
const FATES = ['after', 'again', 'before', 'busy', 'killed', 'late', 'silent', 'twice', 'well']

const MINUTE = 60_000
/** A thousand runs on a machine that others use too. */
const PATIENCE_MS = 30 * MINUTE
/** Until then everything that can go wrong does. */
const HEALS_AT = 12 * MINUTE

interface Person extends Net {
  persona: Persona
}

async function personOf(cloud: TestCloud, persona: Persona): Promise<Person> {
  const caller: Caller = await cloud.signedIn(persona)
  const { person } = await caller.call('session.me', { street: STREET })
  return {
    persona,
    person: person as PersonId,
    async call(name, input): Promise<Answer<unknown>> {
      const envelope = await caller.try(name, input)
      if (envelope.ok) return { is: 'answered', data: envelope.data }
      const { code, field } = envelope.error
      return { is: 'refused', code: code as ErrorCode, field }
    },
    put: (url, bytes) => put(cloud, url, bytes),
  }
}

const idOf = (dice: Dice) =>
  Array.from({ length: 32 }, () => dice.between(0, 15).toString(16)).join('') as ClientId

/** A report with photos, whose bytes are on the phone. */
function writeOne(phone: HostilePhone, { person }: Person, dice: Dice, at: object): NewEntry {
  const photos = Array.from({ length: dice.between(0, 3) }, () => {
    const bytes = Uint8Array.from({ length: dice.between(1, 40) }, () => dice.between(0, 255))
    const client = idOf(dice)
    phone.bytes.set(client, bytes)
    return { client, name: 'photo.jpg', bytes: bytes.byteLength }
  })
  const category = dice.pick(['litter', 'road_surface']) as CategoryCode
  return {
    ...{ client: idOf(dice), street: STREET, whose: person, photos },
    told: { category, words: '门口堆了垃圾', at: at as never, anonymous: false },
  }
}

/** Somebody who wants a report to be sent: taps until the phone says that it is kept, and sometimes once more. */
function want(phone: HostilePhone, entry: NewEntry, world: World, dice: Dice, wire: Wire) {
  const tap = () => {
    const { outbox } = phone
    if (wire.isBad && dice.chance(0.1)) outbox?.edit(entry.client)
    const kept = outbox?.enqueue(entry)
    // an answer that an app gave while it died was not seen
    if (!kept || !phone.outbox) world.after(dice.between(1, 60) * 1000, tap)
    else if (wire.isBad && dice.chance(0.15)) world.after(dice.between(0, 8) * MINUTE, tap)
  }
  world.after(dice.between(0, 5) * MINUTE, tap)
}

interface Run {
  seed: number
  wanted: { entry: NewEntry; bytes: Uint8Array[]; phone: HostilePhone }[]
  fates: ReadonlySet<string>
}

/** One seed: two phones on a bad net, and all that their people write, until nothing is under way. */
async function run(seed: number, people: readonly Person[], at: object): Promise<Run> {
  const dice = seeded(seed)
  const world = new World()
  const wire = new Wire(world, dice, HEALS_AT)
  const wanted: Run['wanted'] = []
  // one phone or both
  for (const person of dice.chance(0.2) ? people : [dice.pick(people)]) {
    const phone = new HostilePhone(world, dice, wire, person)
    phone.boot()
    for (let i = dice.pick([1, 1, 1, 1, 2, 3]); i > 0; i--) {
      const entry = writeOne(phone, person, dice, at)
      const bytes = entry.photos.map(({ client }) => phone.bytes.get(client) as Uint8Array)
      wanted.push({ entry, bytes, phone })
      want(phone, entry, world, dice, wire)
    }
  }
  await world.drain()
  return { seed, wanted, fates: wire.fates }
}

const mentions = ({ disk }: HostilePhone, client: ClientId) =>
  [...disk.values()].some((text) => text.includes(client))

interface Arrived {
  client: string
  maker: string
  /** The phone's ids of its photos, in their order. */
  photos: string[]
  paths: string[]
}

const arrived = (cloud: TestCloud): Promise<Arrived[]> =>
  cloud.db.query<Arrived>(
    `SELECT r.client, r.maker,
            coalesce(array_agg(f.client ORDER BY p.position) FILTER (WHERE f.id IS NOT NULL), '{}') AS photos,
            coalesce(array_agg(f.path ORDER BY p.position) FILTER (WHERE f.id IS NOT NULL), '{}') AS paths
     FROM reports r
     LEFT JOIN photos p ON p.street = $1 AND p.noun = 'reports' AND p.subject = r.id
     LEFT JOIN files f ON f.street = $1 AND f.id = p.file
     WHERE r.street = $1 GROUP BY r.id, r.client, r.maker ORDER BY r.client`,
    [STREET],
  )

test(
  `exactly one report each, with its photos, in ${RUNS} runs of everything that goes wrong`,
  async () => {
    const cloud = await openCloud()
    try {
      const before = new Set((await arrived(cloud)).map(({ client }) => client))
      const people = [await personOf(cloud, 'resident'), await personOf(cloud, 'volunteer')]
      const at = { by: 'map', place: await placeIn(cloud, PATH.grid) }
      const runs: Run[] = []
      for (let i = 0; i < RUNS; i++) runs.push(await run(1 + i, people, at))

      const reports = (await arrived(cloud)).filter(({ client }) => !before.has(client))
      const wanted = runs.flatMap(({ seed, wanted }) => wanted.map((one) => ({ seed, ...one })))
      for (const { seed, entry, bytes, phone } of wanted) {
        const mine = reports.filter(({ client }) => client === entry.client)
        const stored = await Promise.all(
          (mine[0]?.paths ?? []).map((path) => cloud.cloud.outside.storage.read(path)),
        )
        const shown = phone.outbox?.items().find(({ client }) => client === entry.client)
        expect({
          seed,
          reports: mine.map(({ maker, photos }) => ({ maker, photos })),
          bytes: stored.map((one) => one && [...one]),
          state: shown?.state.is,
          // bytes that nothing mentions are swept at a start
          left: [...phone.bytes.keys()].filter((client) => mentions(phone, client)),
        }).toEqual({
          seed,
          reports: [{ maker: entry.whose, photos: entry.photos.map(({ client }) => client) }],
          bytes: bytes.map((one) => [...one]),
          state: 'sent',
          left: [],
        })
      }
      expect(reports).toHaveLength(wanted.length)
      const met = new Set(runs.flatMap(({ fates }) => [...fates]))
      expect([...met].sort()).toEqual(FATES)
    } finally {
      await cloud.close()
    }
  },
  PATIENCE_MS,
)
