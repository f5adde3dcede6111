import type { ClientId } from '@/contract/wire'
import type { Book } from './book'
import { CALL_MS, deliver, within } from './deliver'
import type { Entry, Wait } from './entry'
import type { Asker, Means } from './means'

const FIRST_MS = 5_000
const LONGEST_MS = 5 * 60_000
/** What was sent stays for a day, so that a page can lead to the report. */
const SENT_MS = 24 * 60 * 60_000

/** Waits that end by themselves; a sign-in wakes the sender. */
const PASSES: readonly Wait[] = ['turn', 'network', 'cloud']

const isWaiting = ({ state }: Entry) => state.is === 'waiting'

/**
 * Sends what the book holds, one entry at a time, until nothing waits: the photos of an entry to where the
 * cloud wants them, then the report. Each step is asked of the cloud with an id that was made once, so that
 * any of them may be lost, repeated or cut off and is still done once; each is marked before the next.
 */
export class Sender {
  private readonly waits = new Map<ClientId, Wait>()
  /** When each was tried last, in passes: one that always fails lets the others go first. */
  private readonly tried = new Map<ClientId, number>()
  private passes = 0
  private failures = 0
  private running = false
  private wanted = false
  private unplan = (): void => undefined

  constructor(
    private readonly means: Means,
    private readonly book: Book,
    private readonly changed: () => void,
  ) {}

  /** For what an entry waits, as far as the last pass knows. */
  waitOf(client: ClientId): Wait {
    return this.waits.get(client) ?? 'turn'
  }

  /** Something has changed: an entry, the network, who is signed in. Tries at once. */
  wake(): Promise<void> {
    this.failures = 0
    return this.run()
  }

  private async run(): Promise<void> {
    this.unplan()
    this.wanted = true
    if (this.running) return
    this.running = true
    try {
      while (this.wanted) {
        this.wanted = false
        await this.pass()
      }
    } finally {
      this.running = false
      this.plan()
    }
  }

  /** Looks again after a while where something waits for what passes. */
  private plan(): void {
    const left = this.book.list().filter(isWaiting)
    if (!left.some(({ client }) => PASSES.includes(this.waitOf(client)))) return
    const ms = Math.min(FIRST_MS * 2 ** this.failures, LONGEST_MS)
    this.failures += 1
    this.unplan = this.means.after(ms * (0.75 + this.means.random() / 2), () => this.run())
  }

  private async pass(): Promise<void> {
    this.forgetSent()
    const waiting = this.book.list().filter(isWaiting)
    if (waiting.length === 0) return
    this.passes += 1
    const who = await within(this.means, CALL_MS, this.means.who(), { is: 'lost' })
    if (who.is === 'answered' && who.data) return this.deliverAll(waiting, who.data)
    const wait = who.is === 'lost' ? 'network' : who.is === 'answered' ? 'sign_in' : 'cloud'
    this.note(waiting, wait)
  }

  private async deliverAll(waiting: readonly Entry[], asker: Asker): Promise<void> {
    const mine = waiting.filter(({ whose }) => asker.owns(whose))
    this.note(
      waiting.filter((entry) => !mine.includes(entry)),
      'sign_in',
    )
    const triedAt = ({ client }: Entry) => this.tried.get(client) ?? 0
    const turns = mine.sort((one, other) => triedAt(one) - triedAt(other))
    for (const [i, entry] of turns.entries()) {
      this.note([entry], 'turn')
      this.tried.set(entry.client, this.passes)
      const came = await deliver({ means: this.means, book: this.book }, entry.client, asker)
      if (came === 'over') this.failures = 0
      else this.note([entry], came)
      // the others would fare no better; the one that failed is the last of the next pass
      if (came === 'network' || came === 'sign_in') return this.note(turns.slice(i + 1), came)
    }
  }

  private note(entries: readonly Entry[], wait: Wait): void {
    for (const { client } of entries) this.waits.set(client, wait)
    this.changed()
  }

  private forgetSent(): void {
    const old = this.means.now() - SENT_MS
    for (const { client, state } of this.book.list()) {
      if (state.is === 'sent' && state.at < old) this.book.remove(client)
    }
  }
}
