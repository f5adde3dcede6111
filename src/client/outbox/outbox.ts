import type { ClientId, PersonId, StreetCode } from '@/contract/wire'
import { type Book, openBook } from './book'
import type { Entry, KeptPhoto, OutboxPhoto, Told, Wait } from './entry'
import type { Means } from './means'
import { Sender } from './sender'

/** A report as a page hands it over. `client` is made at the first tap and stays with the draft. */
export interface NewEntry {
  client: ClientId
  street: StreetCode
  whose: PersonId
  told: Told
  photos: readonly KeptPhoto[]
}

/** An entry as pages show it. */
export interface OutboxItem extends Entry {
  /** For what it waits; null once it is sent or refused. */
  waits: Wait | null
}

const unsent = ({ photos }: Entry) => photos.filter(({ state }) => state !== 'sent')

class PhoneOutbox {
  private readonly book: Book
  private readonly sender: Sender

  constructor(
    private readonly means: Means,
    changed: () => void,
  ) {
    this.book = openBook(means.kept, changed)
    this.sender = new Sender(means, this.book, changed)
  }

  wake(): Promise<void> {
    return this.sender.wake()
  }

  /** The newest first. */
  items(): OutboxItem[] {
    const entries = this.book.list().reverse()
    return entries.map((entry) => {
      const waits = entry.state.is === 'waiting' ? this.sender.waitOf(entry.client) : null
      return { ...entry, waits }
    })
  }

  enqueue({ photos, ...entry }: NewEntry): boolean {
    const before = this.book.read(entry.client)
    if (before && (before.unsure || before.state.is === 'sent')) return true
    const fits = this.book.put({
      ...{ ...entry, at: this.means.now(), unsure: false, state: { is: 'waiting' } },
      photos: photos.map((photo) => ({ ...photo, state: 'kept' })),
    })
    if (fits) void this.wake()
    return fits
  }

  again(client: ClientId): void {
    const retry = (photo: OutboxPhoto): OutboxPhoto =>
      photo.state === 'sent' ? photo : { ...photo, state: 'kept' }
    this.book.update(client, ({ state, photos }) =>
      state.is === 'refused' ? { state: { is: 'waiting' }, photos: photos.map(retry) } : {},
    )
    void this.wake()
  }

  withoutPhotos(client: ClientId): void {
    const entry = this.book.read(client)
    if (!entry || entry.state.is === 'sent') return
    const left = entry.photos.filter(({ state }) => state === 'sent')
    if (!this.book.update(client, () => ({ state: { is: 'waiting' }, photos: left }))) return
    this.drop(unsent(entry))
    void this.wake()
  }

  edit(client: ClientId): Entry | undefined {
    const entry = this.book.read(client)
    if (!entry || entry.unsure || entry.state.is === 'sent') return undefined
    this.book.remove(client)
    return entry
  }

  discard(client: ClientId): void {
    const entry = this.book.read(client)
    this.book.remove(client)
    this.drop(entry?.photos ?? [])
  }

  private drop(photos: readonly OutboxPhoto[]): void {
    for (const { client } of photos) void this.means.drop(client)
  }
}

/** An outbox over a phone, real or not. `changed` is called whenever its items may be others. */
export const openOutbox = (means: Means, changed: () => void) => new PhoneOutbox(means, changed)
