import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { newcomer } from '../homes/neighbours'
import { type Cast, EVENING, type Run, run } from './door-run'

const LONG = process.env.LONG === '1'
const RUNS = Number(process.env.RUNS ?? (LONG ? 2000 : 12))
const FIRST = Number(process.env.SEED ?? 1)
const PATIENCE_MS = 120 * 60_000

interface Kept {
  device: string
  name: string
  seq: string
  way: 'in' | 'out'
  signup: string
  places: string[]
  at: Date
  received: Date
  opened: Date
}

const keptOf = (cloud: TestCloud, event: string) =>
  cloud.db.query<Kept>(
    `SELECT e.device, d.name, e.seq, e.way, e.signup, e.places, e.at, e.received_at AS received,
            d.opened_at AS opened
     FROM door_entries e JOIN door_devices d ON d.street = $1 AND d.id = e.device
     WHERE e.street = $1 AND e.event = $2 ORDER BY e.device, e.seq`,
    [STREET, event],
  )

interface Place {
  place: string
  signup: string
  is: 'guest' | 'shift'
  held: boolean
  winner: string | null
  leaver: string | null
  came: Date | null
}

const placesOf = (cloud: TestCloud, event: string) =>
  cloud.db.query<Place>(
    `SELECT p.id AS place, p.signup, p.is_a AS is, p.held, t.in_device || '.' || t.in_seq AS winner,
            t.out_device || '.' || t.out_seq AS leaver, t.in_at AS came
     FROM signup_places p LEFT JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id
     WHERE p.street = $1 AND p.event = $2 ORDER BY p.id`,
    [STREET, event],
  )

const conflictsOf = (cloud: TestCloud, event: string) =>
  cloud.db.query<{ place: string; scan: string }>(
    `SELECT place, device || '.' || seq AS scan FROM door_conflicts
     WHERE street = $1 AND event = $2 ORDER BY place, device, seq`,
    [STREET, event],
  )

const nameOf = ({ device, seq }: Kept) => `${device}.${seq}`
const order = (one: Kept, other: Kept) =>
  one.at.getTime() - other.at.getTime() || (one.device < other.device ? -1 : 1)

/** What is wrong after an evening; empty where all is well. */
async function faultsOf(cloud: TestCloud, ran: Run): Promise<string[]> {
  const faults = [...ran.overbooked.map((row) => `overbooked ${row}`)]
  const [kept, places, conflicts] = await Promise.all([
    keptOf(cloud, ran.event),
    placesOf(cloud, ran.event),
    conflictsOf(cloud, ran.event),
  ])

  // nothing that a phone wrote is lost, nothing is there twice, and nothing else is there
  const written = ran.phones.flatMap(({ name, deeds }) =>
    [...deeds.values()].map((deed) => ({ name, deed })),
  )
  for (const { name, deed } of written) {
    const mine = kept.filter((one) => one.name === name && one.seq === String(deed.seq))
    const [one] = mine
    if (mine.length !== 1 || !one) faults.push(`${name} ${deed.seq}: ${mine.length} times`)
    else if (one.signup !== deed.signup || one.way !== deed.way)
      faults.push(`${name} ${deed.seq}: changed`)
    else {
      const [low, high] = [one.opened.getTime(), one.received.getTime()]
      const at = Math.min(high, Math.max(low, Date.parse(deed.at)))
      if (at !== one.at.getTime()) faults.push(`${name} ${deed.seq}: at ${deed.at}`)
    }
  }
  if (kept.length !== written.length) faults.push(`${kept.length} kept of ${written.length}`)

  // the first scan has the place, and every other one is listed
  const blind = new Map<string, string[]>()
  for (const one of kept) {
    if (one.places.length > 0) continue
    const touched = places.filter(({ place, signup, winner }) => {
      const lost = conflicts.some(
        (conflict) => conflict.place === place && conflict.scan === nameOf(one),
      )
      return signup === one.signup && (winner === nameOf(one) || lost)
    })
    blind.set(
      nameOf(one),
      touched.map(({ place }) => place),
    )
    if (touched.length === 0) faults.push(`${nameOf(one)} came to no place`)
  }
  for (const { place, winner, leaver } of places) {
    for (const way of ['in', 'out'] as const) {
      const scans = kept
        .filter((one) => one.way === way)
        .filter((one) => (blind.get(nameOf(one)) ?? one.places).includes(place))
        .sort(order)
      const [first, ...others] = scans
      const has = way === 'in' ? winner : leaver
      if ((first ? nameOf(first) : null) !== has) faults.push(`${place} ${way}: ${has} has it`)
      for (const other of others) {
        const listed = conflicts.filter((one) => one.place === place && one.scan === nameOf(other))
        if (listed.length !== 1) faults.push(`${place}: ${nameOf(other)} is not listed`)
      }
    }
  }
  const seconds = kept.length === 0 ? 0 : conflicts.length
  const scans = kept.reduce((sum, one) => sum + (blind.get(nameOf(one)) ?? one.places).length, 0)
  const firsts = places.reduce(
    (sum, { winner, leaver }) => sum + (winner ? 1 : 0) + (leaver ? 1 : 0),
    0,
  )
  if (scans - firsts !== seconds)
    faults.push(`${seconds} conflicts for ${scans - firsts} second scans`)

  // whoever was let in is in the book, and no more people than seats are inside
  const inside = places.filter(({ is, came }) => is === 'guest' && came !== null)
  if (inside.length > ran.capacity) faults.push(`${inside.length} inside of ${ran.capacity}`)
  const seats = new Set([
    ...places.filter(({ is, held }) => is === 'guest' && held).map(({ place }) => place),
    ...inside.map(({ place }) => place),
  ])
  if (seats.size > ran.capacity) faults.push(`${seats.size} seats of ${ran.capacity}`)
  for (const { said, phone } of ran.told) {
    if (said.is !== 'answer' || said.outcome !== 'in') continue
    for (const place of said.places) {
      const came = places.find((one) => one.place === place)?.came
      if (!came) faults.push(`${phone.name} let in ${place}, who is not in the book`)
    }
  }

  // phones are empty, and their seats are back
  const left = ran.phones.flatMap(({ disk }) =>
    [...disk.keys()].filter((key) => key.includes('door.')),
  )
  if (left.length > 0) faults.push(`left on a phone: ${left.join(' ')}`)
  const open = await cloud.db.query(
    `SELECT id FROM door_devices WHERE street = $1 AND event = $2
       AND (closed_at IS NULL OR given <> used + returned) ORDER BY id`,
    [STREET, ran.event],
  )
  if (open.length > 0) faults.push(`${open.length} devices are not closed`)
  return faults
}

test(
  `${RUNS} evenings at 2–5 doors: nobody overbooked, nothing lost, nothing twice, every conflict told`,
  async () => {
    const cloud = await openCloud()
    const failed: string[] = []
    const met = new Set<string>()
    const sums = { kept: 0, conflicts: 0, blind: 0 }
    try {
      cloud.clock.set(EVENING)
      const people = []
      for (let i = 0; i < 5; i++) people.push(await newcomer(cloud, `guest ${i}`))
      const cast: Cast = { cloud, staff: await cloud.signedIn('street_staff'), people }
      for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
        const ran = await run(cast, seed)
        const faults = await faultsOf(cloud, ran)
        for (const fate of ran.fates) met.add(fate)
        if (faults.length > 0) failed.push(`seed ${seed}: ${faults.slice(0, 6).join('; ')}`)
      }
      const [row] = await cloud.db.query<typeof sums>(
        `SELECT (SELECT count(*)::int FROM door_entries WHERE street = $1) AS kept,
                (SELECT count(*)::int FROM door_conflicts WHERE street = $1) AS conflicts,
                (SELECT count(*)::int FROM door_entries WHERE street = $1 AND places = '{}') AS blind`,
        [STREET],
      )
      Object.assign(sums, row)
    } finally {
      await cloud.close()
    }
    expect(failed).toEqual([])
    expect(Object.values(sums).every((sum) => sum > 0)).toBe(true)
    const fates = [
      'after',
      'again',
      'before',
      'busy',
      'killed',
      'late',
      'lost phone',
      'silent',
      'twice',
      'well',
    ]
    expect([...met].sort()).toEqual(fates)
  },
  PATIENCE_MS,
)
