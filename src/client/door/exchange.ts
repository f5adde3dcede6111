import type { OutputOf } from '@/contract'
import { type DoorEntry, type EntryResult, MAX_ENTRIES } from '@/contract/checkins'
import { type DoorBook, seatsOf } from './book'
import { CALL_MS, type DoorMeans, within } from './means'

/** What came of asking the cloud once. `foreign`: this person has no such device. */
export type Came = 'told' | 'lost' | 'busy' | 'foreign'

type Told = OutputOf<'checkins.sync'>

/** Pages of a roster that is not whole yet after which the phone writes what it has. */
const PAGES_HELD = 8
/** ms of doubt above which an answer is too slow to set a clock by. */
const SLOW_MS = 2_000

/**
 * One word with the cloud: deeds up, the roster down. What the cloud says is written before it counts, the
 * head last, so that an app that is killed anywhere in it asks for the same again.
 */
export class Exchange {
  /** How far the roster in memory goes; the head knows only what is written. */
  private reached: number
  private pages = 0
  /** Whether there is something to tell or to read at once. */
  more = false
  /** What the cloud said of deeds, for whoever waits for it. */
  readonly results = new Map<number, EntryResult>()

  constructor(
    private readonly means: DoorMeans,
    private readonly book: DoorBook,
    /** Deeds whose person still stands there. */
    private readonly standing: ReadonlySet<number>,
  ) {
    this.reached = book.head.tick
  }

  async once(): Promise<Came> {
    const { means, book } = this
    const { head, pending } = book
    if (!head.made) return 'lost'
    const deeds = pending.slice(0, MAX_ENTRIES)
    const whole = deeds.length === pending.length
    const sent = means.now()
    const asked = {
      ...{ street: head.street, device: head.made.device, share: this.said() },
      // an older roster's deeds first: from here on the cloud counts on what this one says
      since: whole && !head.ending ? this.reached : null,
      entries: deeds.map((deed) => this.asSent(deed)),
    }
    const lost = { is: 'lost' } as const
    const answer = await within(means, CALL_MS, means.call('checkins.sync', asked), lost)
    if (answer.is === 'lost') return 'lost'
    if (answer.is === 'refused') {
      return answer.code === 'sign_in' || answer.code === 'not_found' ? 'foreign' : 'busy'
    }
    const read = asked.since !== null
    if (!this.take(answer.data, deeds, { sent, read })) return 'busy'
    const given = this.book.head.returned > asked.share.returned
    this.more = answer.data.more || given || this.book.pending.length > 0
    return 'told'
  }

  private said() {
    const { used, returned } = this.book.share
    return { used, returned }
  }

  private asSent(deed: DoorEntry): DoorEntry {
    return { ...deed, checked: this.standing.has(deed.seq) ? 'cloud' : 'device' }
  }

  /** False where the phone has no room for it. */
  private take(
    told: Told,
    deeds: readonly DoorEntry[],
    { sent, read }: { sent: number; read: boolean },
  ): boolean {
    const { book } = this
    const results = new Map(told.results.map((result) => [result.seq, result]))
    const kept = deeds.filter(({ seq }) => results.get(seq)?.is !== 'refused')
    const met = book.settle(kept)
    if (read) book.take(told.lines)
    const ready = book.head.ready || (read && !told.more)
    this.pages += 1
    const writes = ready || kept.length > 0 || this.pages % PAGES_HELD === 0
    if (writes && !book.flush()) return false
    if (read) this.reached = told.tick
    const { keys, about, conflicts, wipe } = told
    const { made, done, used, tick, ending } = book.head
    const fits = book.write({
      ...book.shareFrom(told.share),
      ...this.clock(told, sent),
      made: made && { ...made, about, keys },
      used: used + kept.reduce((seats, deed) => seats + seatsOf(deed), 0),
      done: deeds[deeds.length - 1]?.seq ?? done,
      tick: writes ? this.reached : tick,
      blind: book.stillBlind(met),
      ending: ending || wipe,
      ...{ ready, conflicts },
    })
    if (!fits) return false
    book.drop()
    for (const [seq, result] of results) this.results.set(seq, result)
    return true
  }

  /**
   * The cloud said `now` somewhere between asking and hearing: the middle is off by half of that at most.
   * A slow answer that fits what is known puts nothing right.
   */
  private clock({ now }: Told, sent: number) {
    const [heard, { head }] = [Date.parse(now), this.book]
    const doubt = Math.max(0, this.means.now() - sent) / 2
    const offset = Math.round(heard - sent - doubt)
    const fits = head.heard !== null && Math.abs(offset - head.offset) <= doubt
    return { heard, offset: fits && doubt > SLOW_MS ? head.offset : offset }
  }
}
