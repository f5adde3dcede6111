import type { Checked, DoorEntry, DoorLine, EntryResult } from '@/contract/checkins'
import { findLines, type Way, wipedAt } from '@/contract/door.rules'
import { doorCode } from '@/contract/door-code.rules'
import type { ClientId, Instant, PlaceId, SignupId } from '@/contract/wire'
import type { DoorBook } from './book'
import { Exchange } from './exchange'
import { Judge } from './judge'
import { CALL_MS, type DoorMeans, within } from './means'
import { sha512 } from './signature'
import { standsOf } from './standing'
import type { Closed, Done, Door, Said, Stands, Visitors } from './stands'
import { Talk } from './talk'

const DONE_SHOWN = 20

/** What is to be done, once it was decided. */
interface Deed {
  way: Way
  by: DoorEntry['by']
  signup: SignupId
  places: readonly PlaceId[]
  ticket?: string
  walkIn?: DoorEntry['walkIn']
}

/** The letters of an id of the wire, from 128 random bits in hex: two digits make one. */
const idFrom = (client: ClientId): string =>
  Array.from({ length: 10 }, (_, i) => Number.parseInt(client.slice(2 * i, 2 * i + 2), 16))
    .map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31])
    .join('')

/** One door on one phone: decides by what lies on it, writes, asks the cloud for as long as a person waits, and says. */
export class PhoneDoor implements Door {
  private readonly exchange: Exchange
  private readonly talk: Talk
  private readonly standing = new Set<number>()
  private readonly judge: Judge
  private readonly shown: Done[]

  constructor(
    private readonly means: DoorMeans,
    private readonly book: DoorBook,
    private readonly changed: () => void,
    /** The phone has nothing of it any more. */
    private readonly gone: () => void,
  ) {
    this.judge = new Judge(book, () => this.now())
    this.exchange = new Exchange(means, book, this.standing)
    this.talk = new Talk(means, book, this.exchange, () => this.afterWord())
    this.shown = book.pending.map((deed) => this.doneOf(deed))
  }

  stands(): Stands {
    const { online, foreign } = this.talk
    return standsOf(this.book, { online, foreign, done: this.shown.slice(-DONE_SHOWN).reverse() })
  }

  find(words: string): DoorLine[] {
    return findLines(this.book.all(), words)
  }

  code() {
    const { made, offset } = this.book.head
    if (!made?.code) return null
    const { text, until } = doorCode(sha512, made.code, this.now())
    return { text, until: until - offset }
  }

  wake(): Promise<void> {
    return this.talk.go()
  }

  /** By the cloud's clock, as far as it is known. */
  private now(): number {
    return this.means.now() + this.book.head.offset
  }

  async scan(scanned: string, way: Way): Promise<Said> {
    let looked = this.judge.look(scanned)
    let checked: Checked = 'device'
    if (looked?.is === 'refused' && looked.outcome === 'new_key') {
      if (await this.talk.inTime(this.talk.fresh())) checked = 'cloud'
      looked = this.judge.look(scanned)
    }
    if (!looked) return { is: 'not_ready' }
    if (looked.is === 'refused') return this.said(looked.outcome, { checked })
    const { signup } = looked.ticket
    return this.attempt(signup, { way, by: 'ticket', ticket: scanned.trim() })
  }

  admit({ signup }: DoorLine, way: Way, places?: readonly PlaceId[]): Promise<Said> {
    return this.attempt(signup, { way, by: 'name' }, places)
  }

  /** Decides; where that is a no, asks the cloud what is new and decides once more. */
  private async attempt(
    signup: SignupId,
    deed: Pick<Deed, 'way' | 'by' | 'ticket'>,
    places?: readonly PlaceId[],
  ): Promise<Said> {
    let checked: Checked = 'device'
    let decision = this.judge.decide(signup, deed, places)
    if (decision?.is === 'refused' && decision.outcome !== 'already') {
      if (await this.talk.inTime(this.talk.fresh())) checked = 'cloud'
      decision = this.judge.decide(signup, deed, places)
    }
    if (!decision) return { is: 'not_ready' }
    if (decision.is === 'refused') {
      const { outcome, since } = decision
      return this.said(outcome, { checked, line: this.book.line(signup), since })
    }
    return this.keep({ ...deed, signup, places: decision.places })
  }

  async walkIn({ name, guests }: Visitors): Promise<Said> {
    const id = async <Id extends string>() => idFrom(await this.means.clientId()) as Id
    const signup = await id<SignupId>()
    const seated = []
    for (const guest of guests) seated.push({ ...guest, place: await id<PlaceId>() })
    let checked: Checked = 'device'
    let outcome = this.judge.walkIn(guests.length)
    if (outcome && outcome !== 'in') {
      if (await this.talk.inTime(this.talk.fresh())) checked = 'cloud'
      outcome = this.judge.walkIn(guests.length)
    }
    if (!outcome) return { is: 'not_ready' }
    if (outcome !== 'in') return this.said(outcome, { checked })
    const places = seated.map(({ place }) => place)
    return this.keep({ way: 'in', by: 'walk_in', signup, places, walkIn: { name, guests: seated } })
  }

  /** Writes a deed, then tells the cloud while the person waits, for as long as one does. */
  private async keep({ places, ...deed }: Deed): Promise<Said> {
    const seq = this.book.nextSeq
    const at = new Date(this.now()).toISOString() as Instant
    const entry: DoorEntry = { ...deed, seq, at, places: [...places], checked: 'cloud' }
    if (!this.book.add(entry)) return { is: 'no_room' }
    this.shown.push(this.doneOf(entry))
    this.changed()
    const result = this.talk.online ? await this.waitFor(seq) : undefined
    if (!result) void this.talk.go()
    const line = this.book.line(entry.signup)
    const checked = result ? 'cloud' : 'device'
    const outcome = result && result.is !== 'kept' ? result.outcome : deed.way
    return this.said(outcome, { checked, line, places })
  }

  private async waitFor(seq: number): Promise<EntryResult | undefined> {
    this.standing.add(seq)
    const came = await this.talk.inTime(this.talk.until(seq))
    this.standing.delete(seq)
    this.note()
    return came ? this.exchange.results.get(seq) : undefined
  }

  private said(
    outcome: Extract<Said, { is: 'answer' }>['outcome'],
    rest: {
      checked: Checked
      line?: DoorLine | undefined
      places?: readonly PlaceId[]
      since?: Instant | undefined
    },
  ): Said {
    const { checked, line = null, places = [], since = null } = rest
    return { is: 'answer', outcome, checked, line, places, since }
  }

  private doneOf({ seq, at, way, by, signup, places }: DoorEntry): Done {
    const name = this.book.line(signup)?.name ?? null
    return { seq, at, way, by, name, people: Math.max(1, places.length), is: 'waiting' }
  }

  /** What the cloud said of deeds stands with them. */
  private note(): void {
    for (const done of this.shown) done.is = this.exchange.results.get(done.seq)?.is ?? done.is
    this.changed()
  }

  /** After each word: whether the door goes on. Once it ends, the phone is emptied first and says so then. */
  private async afterWord(): Promise<boolean> {
    this.note()
    const { made, ending } = this.book.head
    const late = made !== null && this.now() >= wipedAt(made.about)
    if (!ending && !late) return true
    if (!ending && !this.book.write({ ending: true })) return true
    this.book.empty()
    return (await this.leave()) !== 'closed'
  }

  private async leave(): Promise<Closed> {
    const { means, book } = this
    const { made, street } = book.head
    if (book.pending.length > 0) return 'ending'
    if (made) {
      const { used, returned } = book.share
      const asked = { street, device: made.device, share: { used, returned } }
      const call = means.call('checkins.close', asked)
      const answer = await within(means, CALL_MS, call, { is: 'lost' as const })
      const unknown = answer.is === 'refused' && answer.code === 'not_found'
      if (answer.is !== 'answered' && !unknown) return 'ending'
    }
    book.remove()
    this.talk.end()
    this.gone()
    return 'closed'
  }

  async close(): Promise<Closed> {
    const last = this.book.nextSeq - 1
    const told = this.book.pending.length === 0 || (await this.talk.inTime(this.talk.until(last)))
    if (!told || this.book.pending.length > 0) return 'behind'
    if (!this.book.write({ ending: true })) return 'behind'
    this.book.empty()
    const closed = await this.leave()
    if (closed !== 'closed') void this.talk.go()
    return closed
  }
}
