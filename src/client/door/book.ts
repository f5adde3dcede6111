import type { DoorEntry, DoorLine, ShareGiven } from '@/contract/checkins'
import { seatsLeft, walkedIn, withEntry } from '@/contract/door.rules'
import type { EventId, Instant, SignupId } from '@/contract/wire'
import type { Kept } from '../outbox/means'
import type { Head } from './head'

const PREFIX = 'door.'
/** As many parts as there are letters of ids: a change of one sign-up writes a 32nd of the roster. */
const partOf = (signup: SignupId) => signup.slice(-1)

type Part = Record<string, DoorLine>

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The events of which a phone keeps a door. */
export const keptEvents = (kept: Kept): EventId[] =>
  kept.names().flatMap((name) => {
    const [, event] = /^door\.([^.]+)\.head$/.exec(name) ?? []
    return event === undefined ? [] : [event as EventId]
  })

/** Seats of the phone that a deed took. */
export const seatsOf = ({ walkIn }: DoorEntry): number => walkIn?.guests.length ?? 0

/** The door of one event as it lies on the phone: its head, its deeds and its roster, each value written whole. */
export class DoorBook {
  private readonly lines = new Map<SignupId, DoorLine>()
  private deeds: DoorEntry[] = []
  /** Parts of the roster that the phone does not have as they are. */
  private readonly dirty = new Set<string>()

  private constructor(
    private readonly kept: Kept,
    private current: Head,
  ) {}

  /** Undefined where the phone keeps no door of this event. */
  static read(kept: Kept, event: EventId): DoorBook | undefined {
    const head = kept.read(`${PREFIX}${event}.head`)
    if (!isObject(head)) return undefined
    const book = new DoorBook(kept, head as Head)
    book.load()
    return book
  }

  /** Undefined where there is no room. */
  static make(kept: Kept, head: Head): DoorBook | undefined {
    const book = new DoorBook(kept, head)
    return book.write({}) ? book : undefined
  }

  private named(rest: string) {
    return `${PREFIX}${this.current.event}.${rest}`
  }

  private load(): void {
    for (const name of this.kept.names()) {
      if (name.startsWith(this.named('r.'))) {
        const part = this.kept.read(name)
        if (isObject(part)) for (const line of Object.values(part as Part)) this.keep(line)
      }
      if (name.startsWith(this.named('e.'))) {
        const deed = this.kept.read(name)
        if (!isObject(deed)) continue
        if ((deed as DoorEntry).seq <= this.current.done) this.kept.remove(name)
        else this.deeds.push(deed as DoorEntry)
      }
    }
    this.deeds.sort((one, other) => one.seq - other.seq)
  }

  get head(): Readonly<Head> {
    return this.current
  }

  /** Deeds that the cloud does not have yet, the first one first. */
  get pending(): readonly DoorEntry[] {
    return this.deeds
  }

  /** Seats that were ever used, whether the cloud knows or not. */
  get used(): number {
    return this.deeds.reduce((used, deed) => used + seatsOf(deed), this.current.used)
  }

  get share() {
    const { given, returned } = this.current
    return { given, used: this.used, returned }
  }

  get seats(): number {
    return seatsLeft(this.share)
  }

  /** Changes the head, on the phone first. False where there is no room: nothing changed. */
  write(change: Partial<Head>): boolean {
    const next = { ...this.current, ...change }
    if (!this.kept.write(this.named('head'), next)) return false
    this.current = next
    return true
  }

  /** What the cloud gives and asks back: counts that only grow, so that an old word does no harm. */
  shareFrom({ given, giveBack }: ShareGiven): Pick<Head, 'given' | 'returned'> {
    const all = Math.max(this.current.given, given)
    const returned = Math.max(this.current.returned, Math.min(giveBack, all - this.used))
    return { given: all, returned }
  }

  get nextSeq(): number {
    return (this.deeds[this.deeds.length - 1]?.seq ?? this.current.done) + 1
  }

  /** Keeps a deed. False where there is no room: it was not done. */
  add(deed: DoorEntry): boolean {
    if (!this.kept.write(this.named(`e.${deed.seq}`), deed)) return false
    this.deeds.push(deed)
    return true
  }

  /** Takes deeds that the cloud has from the phone; the head says already that they are there. */
  drop(): void {
    for (const { seq } of this.deeds.filter(({ seq }) => seq <= this.current.done)) {
      this.kept.remove(this.named(`e.${seq}`))
    }
    this.deeds = this.deeds.filter(({ seq }) => seq > this.current.done)
  }

  /** A sign-up with everything that was done here. */
  line(signup: SignupId): DoorLine | undefined {
    return this.seen(signup, this.lines.get(signup))
  }

  private seen(signup: SignupId, line: DoorLine | undefined): DoorLine | undefined {
    const about = this.current.made?.about
    return this.deeds
      .filter((deed) => deed.signup === signup)
      .reduce<DoorLine | undefined>((seen, deed) => {
        const before = seen ?? (about && walkedIn(deed, about))
        return before && withEntry(before, deed)
      }, line)
  }

  /** Since when somebody is in whom the roster does not have; undefined where nobody is. */
  blind(signup: SignupId): Instant | undefined {
    if (this.lines.has(signup)) return undefined
    const deed = this.deeds.find((one) => one.signup === signup && !one.walkIn)
    return deed?.at ?? this.current.blind[signup]
  }

  /** Takes what the cloud has kept of these deeds into the roster, and answers whom it still does not have. */
  settle(deeds: readonly DoorEntry[]): Head['blind'] {
    const blind = { ...this.current.blind }
    const about = this.current.made?.about
    for (const deed of deeds) {
      const line = this.lines.get(deed.signup) ?? (about && walkedIn(deed, about))
      if (line) this.take([withEntry(line, deed)])
      else blind[deed.signup] ??= deed.at
    }
    return blind
  }

  /** Whom of these the roster does not have. */
  stillBlind(blind: Head['blind']): Head['blind'] {
    return Object.fromEntries(
      Object.entries(blind).filter(([signup]) => !this.lines.has(signup as SignupId)),
    )
  }

  /** Every sign-up with everything that was done here. */
  *all(): Iterable<DoorLine> {
    const touched = new Set(this.deeds.map(({ signup }) => signup))
    for (const [signup, line] of this.lines) {
      yield touched.has(signup) ? (this.seen(signup, line) ?? line) : line
      touched.delete(signup)
    }
    for (const signup of touched) {
      const line = this.line(signup)
      if (line) yield line
    }
  }

  get size(): number {
    return this.lines.size
  }

  private keep(line: DoorLine): void {
    this.lines.set(line.signup, line)
  }

  /** Takes lines as they are from now on; `flush` writes them. */
  take(lines: Iterable<DoorLine>): void {
    for (const line of lines) {
      this.keep(line)
      this.dirty.add(partOf(line.signup))
    }
  }

  /** Writes the roster where it has changed. False where there is no room: it is tried again the next time. */
  flush(): boolean {
    const parts = new Map<string, Part>([...this.dirty].map((letter) => [letter, {}]))
    for (const line of this.lines.values()) {
      const part = parts.get(partOf(line.signup))
      if (part) part[line.signup] = line
    }
    for (const [letter, part] of parts) {
      if (!this.kept.write(this.named(`r.${letter}`), part)) return false
      this.dirty.delete(letter)
    }
    return true
  }

  /** Empties the phone of everybody's names; what the cloud does not have yet stays until it has. */
  empty(): void {
    this.lines.clear()
    this.dirty.clear()
    const { made } = this.current
    this.write({ made: made && { ...made, keys: [], code: null }, conflicts: [], ready: false })
    this.removeAll('r.')
  }

  /** Nothing is left, the head last: cut off before, it begins again. */
  remove(): void {
    this.removeAll('r.')
    this.removeAll('e.')
    this.kept.remove(this.named('head'))
  }

  private removeAll(kind: string): void {
    for (const name of this.kept.names()) {
      if (name.startsWith(this.named(kind))) this.kept.remove(name)
    }
  }
}
