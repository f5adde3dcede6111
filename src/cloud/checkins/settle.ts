import type { DoorEntry, DoorOutcome, EntryResult } from '@/contract/checkins'
import { SHIFT_EARLY_MINUTES, type Way } from '@/contract/door.rules'
import type { DeviceId, PlaceId, SignupId } from '@/contract/wire'
import type { EntryRow, SeatRow, SecondScan } from './repository/entries'

/** One scan of one place. */
interface Scan {
  device: DeviceId
  seq: string
  at: Date
}

/** An entry as the cloud takes it: its clock held between the device's opening and now. */
export interface Heard extends Omit<DoorEntry, 'at' | 'seq' | 'by'> {
  seq: string
  by: EntryRow['by']
  at: Date
}

const before = (one: Scan, other: Scan): boolean =>
  one.at.getTime() - other.at.getTime() < 0 ||
  (one.at.getTime() === other.at.getTime() &&
    (one.device < other.device || (one.device === other.device && one.seq < other.seq)))

/** The scan that a place has of a way; none where nobody came or left, or time closed it. */
function scanOf(seat: SeatRow, way: Way): Scan | undefined {
  const [device, seq, at] =
    way === 'in'
      ? [seat.inDevice, seat.inSeq, seat.inAt]
      : [seat.outDevice, seat.outSeq, seat.outAt]
  return device !== null && seq !== null && at !== null ? { device, seq, at } : undefined
}

/**
 * What entries of one device do to the places of an event, in their order: the first scan of a place by
 * the time at which it was made has it, in whatever order they come here, and each other one is told.
 */
export class Settling {
  private readonly seats = new Map<PlaceId, SeatRow>()
  readonly entries: EntryRow[] = []
  readonly seconds: SecondScan[] = []
  readonly results: EntryResult[] = []
  readonly walkIns: (Heard & { walkIn: NonNullable<DoorEntry['walkIn']> })[] = []
  private readonly changed = new Set<PlaceId>()
  private readonly gone = new Set<PlaceId>()
  /** Seats of walk-ins. */
  used = 0

  constructor(
    private readonly device: DeviceId,
    seats: readonly SeatRow[],
    /** Seats that the device had for who walks in. */
    private readonly left: number,
    /** From when until when a walk-in's seat is. */
    private readonly times: { starts: Date; ends: Date },
  ) {
    for (const seat of seats) this.seats.set(seat.place, seat)
  }

  /** The places that are other than they were. */
  get written(): SeatRow[] {
    return [...this.changed].flatMap((place) => this.seats.get(place) ?? [])
  }

  /** The shifts that somebody has left, or left at another time than was known. */
  get departed(): SeatRow[] {
    return this.written.filter(({ place, is }) => is === 'shift' && this.gone.has(place))
  }

  hear(entry: Heard, refused: DoorOutcome | undefined): void {
    const outcome = refused ?? (entry.walkIn ? this.seat(entry) : undefined)
    const seats = this.seatsOf(entry)
    const why = outcome ?? (seats.length === 0 ? this.why(entry.signup) : undefined)
    if (why) {
      this.say(entry, 'refused', why)
      return
    }
    const { seq, way, by, signup, places, at, checked } = entry
    this.entries.push({ seq, way, by, signup, places, at, checked })
    const first = seats.filter((seat) => this.scan(seat, way, { device: this.device, seq, at }))
    this.say(entry, first.length > 0 ? 'kept' : 'second', first.length > 0 ? way : 'already')
  }

  private say({ seq }: Heard, is: EntryResult['is'], outcome: DoorOutcome): void {
    this.results.push({ seq: Number(seq), is, outcome })
  }

  private of(signup: SignupId): SeatRow[] {
    return [...this.seats.values()].filter((seat) => seat.signup === signup)
  }

  private why(signup: SignupId): DoorOutcome {
    const [seat] = this.of(signup)
    if (!seat) return 'unknown'
    return seat.state === 'waiting' || seat.state === 'offered' ? 'waiting' : 'cancelled'
  }

  /** Gives a walk-in places of the device's seats; why not, where it has none. */
  private seat(entry: Heard): DoorOutcome | undefined {
    const { signup, walkIn, places } = entry
    if (!walkIn) return undefined
    const ids = walkIn.guests.map(({ place }) => place)
    const sound = ids.length === places.length && ids.every((id) => places.includes(id))
    if (!sound || new Set(ids).size < ids.length || ids.some((id) => this.seats.has(id))) {
      return 'unknown'
    }
    if (this.of(signup).length > 0) return 'unknown'
    if (ids.length > this.left - this.used) return 'full'
    this.used += ids.length
    this.walkIns.push({ ...entry, walkIn })
    const nothing = { inDevice: null, inSeq: null, inAt: null, outDevice: null, outSeq: null }
    for (const place of ids) {
      const made = { signup, state: 'confirmed', place, is: 'guest', held: true } as const
      const times = { from: this.times.starts, until: this.times.ends, outAt: null }
      this.seats.set(place, { ...made, ...nothing, ...times, echoed: false, assumed: false })
    }
    return undefined
  }

  /** The places of an entry; of one that names none, what its ticket holds at that time. */
  private seatsOf({ signup, places, ticket, at }: Heard): SeatRow[] {
    const theirs = this.of(signup)
    if (places.length > 0) return theirs.filter(({ place }) => places.includes(place))
    if (ticket === undefined) return []
    const early = new Date(at.getTime() + SHIFT_EARLY_MINUTES * 60_000)
    const near = ({ is, from, until }: SeatRow) => is === 'guest' || (from <= early && at < until)
    return theirs.filter((seat) => (seat.held || seat.echoed) && near(seat))
  }

  /** Whether this scan has the place. */
  private scan(seat: SeatRow, way: Way, scan: Scan): boolean {
    const known = scanOf(seat, way)
    if (known && !before(scan, known)) {
      this.second(seat.place, way, scan, known)
      return false
    }
    if (known) this.second(seat.place, way, known, scan)
    const { device, seq, at } = scan
    if (way === 'in') Object.assign(seat, { inDevice: device, inSeq: seq, inAt: at })
    else Object.assign(seat, { outDevice: device, outSeq: seq, outAt: at, assumed: false })
    // a clock that is off lets nobody leave before they came
    if (seat.inAt && seat.outAt && seat.outAt < seat.inAt) seat.outAt = seat.inAt
    if (seat.outAt) this.gone.add(seat.place)
    this.changed.add(seat.place)
    return true
  }

  private second(place: PlaceId, way: Way, scan: Scan, first: Scan): void {
    const { device, seq } = scan
    const line = { place, way, device, seq }
    this.seconds.push({ ...line, firstDevice: first.device, firstSeq: first.seq })
  }
}
