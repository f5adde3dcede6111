import type { DoorBook } from './book'
import type { Came, Exchange } from './exchange'
import { type DoorMeans, PATIENCE_MS, within } from './means'

const FIRST_MS = 5_000
const LONGEST_MS = 60_000
/** ms between two words with the cloud, times the pause, while no door is open. */
const CALM = 6

/**
 * Talks with the cloud by itself: one word at a time, again after a while, at once where there is something
 * to tell. Ends with the door.
 */
export class Talk {
  online = false
  foreign = false
  private failures = 0
  private running: Promise<Came> | undefined
  private over = false
  private unplan = (): void => undefined

  constructor(
    private readonly means: DoorMeans,
    private readonly book: DoorBook,
    private readonly exchange: Exchange,
    /** After each word with the cloud; answers whether there is anything left to talk about. */
    private readonly after: () => Promise<boolean>,
  ) {}

  /** One word with the cloud; whoever asks meanwhile hears of the same one. */
  once(): Promise<Came> {
    this.running ??= this.say().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async say(): Promise<Came> {
    const came = await this.exchange.once()
    this.online = came === 'told'
    this.foreign = came === 'foreign'
    this.failures = this.online ? 0 : this.failures + 1
    return came
  }

  /** A word that begins after this moment: one that is under way knows nothing of what was done since. */
  async fresh(): Promise<Came> {
    await this.running
    return this.once()
  }

  /** Until the cloud has a deed, or does not answer. */
  async until(seq: number): Promise<Came> {
    for (;;) {
      const came = await this.once()
      if (came !== 'told' || this.book.head.done >= seq) return came
    }
  }

  /** Whether the cloud answers while somebody waits. Where it does not, the next one need not wait at all. */
  async inTime(work: Promise<Came>): Promise<boolean> {
    const came = await within<Came | 'late'>(this.means, PATIENCE_MS, work, 'late')
    if (came === 'late') this.online = false
    return came === 'told'
  }

  /** Goes on until there is nothing to tell at once; plans the next word. */
  async go(): Promise<void> {
    this.unplan()
    if (this.over) return
    const came = await this.once()
    if (await this.after()) this.plan(came)
    else this.end()
  }

  private plan(came: Came): void {
    this.unplan()
    if (this.over) return
    const ms =
      came === 'told' ? this.rest() : Math.min(FIRST_MS * 2 ** (this.failures - 1), LONGEST_MS)
    this.unplan = this.means.after(ms * (0.75 + this.means.random() / 2), () => this.go())
  }

  private rest(): number {
    if (this.exchange.more) return 0
    const { made, offset } = this.book.head
    const now = this.means.now() + offset
    const { pause } = this.means
    const open = made && now > Date.parse(made.about.door) - 10 * pause
    return open && now < Date.parse(made.about.ends) ? pause : CALM * pause
  }

  end(): void {
    this.over = true
    this.unplan()
  }
}
