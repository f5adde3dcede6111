import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId } from '@tests/support/places'
import type { Door, Said } from '@/client/door'
import type { Answer } from '@/client/outbox/means'
import { newId, newIds } from '@/cloud/ids'
import { signTicket } from '@/cloud/signups/tickets'
import type { ErrorCode } from '@/contract/errors'
import { ticketExpires } from '@/contract/tickets.rules'
import type { EventId, PlaceId, ShiftId, SignupId } from '@/contract/wire'
import { draft, role, shiftOf } from '../events/planned'
import { type Dice, seeded, Wire, World } from '../reports/outbox-world'
import { type Ask, DoorPhone } from './door-world'

const MINUTE = 60_000
/** Until then everything that can go wrong does. */
const HEALS_AT = 16 * MINUTE
/** Then everybody has told everything. */
const CLOSES_AT = 24 * MINUTE

/** Who may be there: people with an account, each of whom may sign up for any of the events. */
export interface Cast {
  cloud: TestCloud
  staff: Caller
  people: readonly Caller[]
}

/** A party with its ticket. */
interface Party {
  signup: SignupId
  places: PlaceId[]
  ticket: string
  /** Who may cancel it; the rows of the others were written by hand. */
  owner?: Caller
}

/** What a door told somebody who stood there, and when in truth. */
export interface Told {
  phone: DoorPhone
  signup: SignupId | null
  said: Said
}

export interface Run {
  seed: number
  event: EventId
  opened: number
  capacity: number
  phones: DoorPhone[]
  told: Told[]
  fates: ReadonlySet<string>
  /** Seats that were held and lent once, and more of them than there are. */
  overbooked: string[]
}

const ask =
  (caller: Caller): Ask =>
  async (name, input): Promise<Answer<unknown>> => {
    const envelope = await caller.try(name, input)
    if (envelope.ok) return { is: 'answered', data: envelope.data }
    const { code, field } = envelope.error
    return { is: 'refused', code: code as ErrorCode, field }
  }

/** An event whose door opens at the beginning of the world, with a shift. */
async function eventFor({ cloud, staff }: Cast, capacity: number, base: number) {
  const iso = (minutes: number) => new Date(base + minutes * MINUTE).toISOString()
  const keeper = role()
  const shift = shiftOf(keeper, { from: iso(0), until: iso(90), seats: 3 })
  const { event } = await staff.call('events.create', {
    ...{ street: STREET, client: clientId(), publish: true },
    draft: draft({
      ...{ opens: iso(-600), closes: iso(30), door: iso(0), starts: iso(20), ends: iso(120) },
      ...{ capacity, roles: [keeper], shifts: [shift] },
    }),
  })
  cloud.clock.set(base)
  return { event: event.event, shift: shift.shift }
}

interface Rows {
  signup: SignupId
  person: string
  places: PlaceId[]
  shift: PlaceId | null
}

/** Sign-ups as sign_up writes them, many at once. */
async function fill(
  { cloud }: Cast,
  { event, shift }: { event: EventId; shift: ShiftId },
  rows: readonly Rows[],
): Promise<void> {
  const guests = rows.flatMap(({ signup, places }) => places.map((id, i) => ({ signup, id, i })))
  const shifts = rows.flatMap(({ signup, shift: id }) => (id ? [{ signup, id }] : []))
  await cloud.db.query(
    `INSERT INTO signups (street, id, event, person, maker, client, state, seats, turn, name, guardian,
                          tick, made_at)
     SELECT $1, x.signup, $2, x.person, x.person, x.signup, 'confirmed', jsonb_array_length(x.places),
            0, '来宾' || x.signup, false, 0, $4
     FROM jsonb_to_recordset($3) AS x (signup text, person text, places jsonb)`,
    [STREET, event, JSON.stringify(rows), new Date(cloud.clock.now())],
  )
  await cloud.db.query(
    `INSERT INTO signup_places (street, event, id, signup, is_a, shift, position, name, child, held,
                                starts_at, ends_at)
     SELECT $1, $2, x.id, x.signup, 'guest', NULL, x.i, '来宾', false, true, e.starts_at, e.ends_at
     FROM jsonb_to_recordset($3) AS x (id text, signup text, i int)
     JOIN events e ON e.street = $1 AND e.id = $2
     UNION ALL
     SELECT $1, $2, x.id, x.signup, 'shift', h.id, 9, '志愿者', false, true, h.starts_at, h.ends_at
     FROM jsonb_to_recordset($4) AS x (id text, signup text)
     JOIN event_shifts h ON h.street = $1 AND h.event = $2 AND h.id = $5`,
    [STREET, event, JSON.stringify(guests), JSON.stringify(shifts), shift],
  )
  await cloud.db.query('UPDATE events SET taken = taken + $3 WHERE street = $1 AND id = $2', [
    STREET,
    event,
    guests.length,
  ])
  await cloud.db.query(
    'UPDATE event_shifts SET taken = taken + $4 WHERE street = $1 AND event = $2 AND id = $3',
    [STREET, event, shift, shifts.length],
  )
}

/** What an organiser must never see: more seats given away than there are, or lent ones that nobody has. */
async function overbooked(cloud: TestCloud, event: EventId): Promise<string[]> {
  const [row] = await cloud.db.query<
    Record<'taken' | 'lent' | 'capacity' | 'held' | 'hands', number>
  >(
    `SELECT e.taken, e.lent, e.capacity,
       (SELECT count(*)::int FROM signup_places p
        WHERE p.street = $1 AND p.event = $2 AND p.held AND p.is_a = 'guest') AS held,
       (SELECT coalesce(sum(d.given - d.used - d.returned), 0)::int FROM door_devices d
        WHERE d.street = $1 AND d.event = $2)
       + (SELECT count(*)::int FROM door_echoes o WHERE o.street = $1 AND o.event = $2) AS hands
     FROM events e WHERE e.street = $1 AND e.id = $2`,
    [STREET, event],
  )
  if (!row) return ['no event']
  const sound =
    row.taken + row.lent <= row.capacity && row.taken === row.held && row.lent === row.hands
  return sound ? [] : [JSON.stringify(row)]
}

/** One seed: some devices, everybody who comes, and everything that goes wrong. */
class Evening {
  readonly world = new World()
  readonly dice: Dice
  readonly wire: Wire
  readonly told: Told[] = []
  readonly overbooked: string[] = []
  readonly phones: DoorPhone[] = []
  readonly parties: Party[] = []

  constructor(
    readonly cast: Cast,
    readonly seed: number,
    readonly base: number,
    readonly event: EventId,
  ) {
    this.dice = seeded(seed)
    this.wire = new Wire(this.world, this.dice, HEALS_AT)
  }

  /** A call in the world's time; after each one the seats are counted. */
  asking(caller: Caller): Ask {
    const { cloud } = this.cast
    return async (name, input) => {
      cloud.clock.set(this.base + this.world.now)
      const answer = await ask(caller)(name, input)
      this.overbooked.push(...(await overbooked(cloud, this.event)))
      return answer
    }
  }

  at(ms: number, task: () => Promise<void> | void): void {
    this.world.after(ms, () => void task())
  }

  soon = (minutes: number) => this.dice.between(0, minutes * MINUTE)

  addPhones(count: number): void {
    const { world, dice, wire, base } = this
    for (let i = 0; i < count; i++) {
      const skew = dice.between(-7 * MINUTE, 7 * MINUTE)
      const means = { world, dice, wire, ask: this.asking(this.cast.staff) }
      const phone = new DoorPhone(`${i + 1}号门`, base, skew, means)
      this.phones.push(phone)
      phone.boot()
      this.at(this.soon(3), () => this.open(phone))
      if (dice.chance(0.25)) this.at(this.soon(16), () => phone.lose(dice.between(2, 20) * MINUTE))
    }
  }

  /** Taps until the phone keeps the door. */
  private async open(phone: DoorPhone): Promise<void> {
    if (this.world.now >= CLOSES_AT) return
    this.at(MINUTE, () => this.open(phone))
    const there = phone.doors?.of(this.event)?.stands().state
    if (!there || there === 'opening') {
      await phone.doors?.open({ street: STREET, event: this.event, name: phone.name })
    }
  }

  door(phone: DoorPhone): Door | undefined {
    return phone.doors?.of(this.event)
  }

  /** Somebody stands at some door until it says something; one that dies or is not ready says nothing. */
  stand(signup: SignupId | null, deed: (door: Door) => Promise<Said>, here?: DoorPhone): void {
    const phone = here ?? this.dice.pick(this.phones)
    const again = () => {
      if (this.world.now < CLOSES_AT - 2 * MINUTE) {
        this.at(this.dice.between(5, 90) * 1000, () => this.stand(signup, deed, here))
      }
    }
    const door = this.door(phone)
    if (door?.stands().state !== 'open') {
      again()
      return
    }
    let heard = false
    const patience = this.world.after(30_000, () => {
      if (!heard) again()
      heard = true
    })
    void deed(door).then((said) => {
      // an app that died while it spoke was not heard
      if (heard || this.door(phone) !== door) return
      heard = true
      patience()
      this.told.push({ phone, signup, said })
      if (said.is !== 'answer') again()
    })
  }

  comes(party: Party, way: 'in' | 'out' = 'in'): void {
    this.stand(party.signup, (door) => door.scan(party.ticket, way))
  }

  walksIn(name: string, people: number): void {
    const phone = this.dice.pick(this.phones)
    const guests = Array.from({ length: people }, () => ({ name, child: false }))
    const deed = async (door: Door): Promise<Said> => {
      // an app that died may have written them down: whoever keeps the door looks first
      const [line = null] = door.find(name)
      if (!line) return door.walkIn({ name, guests })
      const places = line.places.map(({ place }) => place)
      return { is: 'answer', outcome: 'in', checked: 'device', line, places, since: null }
    }
    this.stand(null, deed, phone)
  }

  /** At the end each phone that is there says everything and gives back what it has. */
  closeAll(): void {
    for (const phone of this.phones) {
      const close = async () => {
        const door = this.door(phone)
        if (phone.doors && !door) return
        this.at(MINUTE, close)
        if (door?.stands().state === 'open') await door.close()
        else await door?.wake()
      }
      this.at(CLOSES_AT, close)
    }
  }
}

/** When the door opens, ms since 1970. */
export const EVENING = Date.parse('2026-11-26T06:00:00Z')

/** People who are on the list, people who sign up and cancel meanwhile, people who just come. */
async function people(evening: Evening, event: { event: EventId; shift: ShiftId }, seats: number) {
  const { cast, dice } = evening
  const { cloud } = cast
  const rows: Rows[] = []
  for (let left = seats; left > 0; ) {
    const count = Math.min(left, dice.between(1, 2))
    const shift = rows.length < 2 ? newId<PlaceId>() : null
    rows.push({ signup: newId(), person: newId(), places: newIds<PlaceId>(count), shift })
    left -= count
  }
  await fill(cast, event, rows)
  const expires = ticketExpires(evening.base + 120 * MINUTE)
  for (const { signup, places } of rows) {
    const of = { street: STREET, event: event.event, signup, expires }
    const ticket = await signTicket(cloud.cloud, cloud.db, of, evening.base)
    evening.parties.push({ signup, places, ticket })
  }
  // made by their own phones, at the door too
  cast.people.forEach((owner) => {
    const asks = evening.asking(owner)
    evening.at(evening.soon(14), async () => {
      const guests = [{ name: '后来的人', child: false }]
      const made = await evening.world.real(
        asks('signups.make', {
          ...{ street: STREET, event: event.event, client: clientId(), name: '后来的人', guests },
          ...{ shifts: [], answers: {}, guardian: false, agreed: true },
        }),
      )
      if (made.is !== 'answered') return
      const { signup } = made.data as {
        signup: {
          signup: SignupId
          ticket: string | null
          places: { place: PlaceId }[]
          version: number
        }
      }
      if (!signup.ticket) return
      const places = signup.places.map(({ place }) => place)
      const party = { signup: signup.signup, places, ticket: signup.ticket, owner }
      const { version } = signup
      if (dice.chance(0.9)) evening.at(evening.soon(6), () => evening.comes(party))
      if (dice.chance(0.5)) {
        evening.at(evening.soon(6), async () => {
          await evening.world.real(
            asks('signups.cancel', { street: STREET, signup: signup.signup, version }),
          )
        })
      }
    })
  })
}

function scenes(evening: Evening): void {
  const { dice, parties } = evening
  for (const [i, party] of parties.entries()) {
    if (dice.chance(0.1)) continue
    evening.at(evening.soon(18), () => evening.comes(party))
    // the same picture on a friend's phone, or the same person at another door
    if (dice.chance(0.4)) evening.at(evening.soon(18), () => evening.comes(party))
    if (i < 2) evening.at(evening.soon(18), () => evening.comes(party, 'out'))
  }
  for (let i = dice.between(2, 7); i > 0; i--) {
    evening.at(evening.soon(18), () => evening.walksIn(`路人${i}号`, dice.between(1, 2)))
  }
}

/** One evening, until every phone has told everything. */
export async function run(cast: Cast, seed: number): Promise<Run> {
  const base = EVENING
  const dice = seeded(seed * 7919)
  const capacity = dice.between(8, 20)
  cast.cloud.clock.set(base - 60 * MINUTE)
  const event = await eventFor(cast, capacity, base)
  const evening = new Evening(cast, seed, base, event.event)
  await people(evening, event, dice.between(3, capacity - 1))
  evening.addPhones(dice.between(2, 5))
  scenes(evening)
  evening.closeAll()
  await evening.world.drain()
  const { phones, told, overbooked, wire } = evening
  return {
    seed,
    event: event.event,
    opened: base,
    capacity,
    phones,
    told,
    overbooked,
    fates: wire.fates,
  }
}
