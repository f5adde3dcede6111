import type { ErrorCode } from '@/contract/errors'
import type { EventId, StreetCode } from '@/contract/wire'
import { DoorBook, keptEvents } from './book'
import { PhoneDoor } from './door'
import { newHead } from './head'
import { CALL_MS, type DoorMeans, within } from './means'
import type { Door, Opened } from './stands'

/** What passes without anybody changing the event: asking once more helps. */
const PASSING: readonly ErrorCode[] = [
  'sign_in',
  'too_many',
  'unavailable',
  'internal',
  'unknown_action',
]

interface Ask {
  street: StreetCode
  event: EventId
  /** As the organiser tells devices apart. */
  name: string
}

/** The doors of a phone, real or not. */
export class PhoneDoors {
  private readonly doors = new Map<EventId, { book: DoorBook; door: PhoneDoor }>()

  constructor(
    private readonly means: DoorMeans,
    private readonly changed: () => void,
  ) {
    for (const event of keptEvents(means.kept)) {
      const book = DoorBook.read(means.kept, event)
      if (book) this.hold(book)
    }
  }

  list(): Door[] {
    return [...this.doors.values()].map(({ door }) => door)
  }

  of(event: EventId): Door | undefined {
    return this.doors.get(event)?.door
  }

  async wake(): Promise<void> {
    await Promise.all(
      [...this.doors.values()].map(({ book, door }) => {
        const { made, street, event, name } = book.head
        return made ? door.wake() : this.open({ street, event, name })
      }),
    )
  }

  private hold(book: DoorBook): { book: DoorBook; door: PhoneDoor } {
    const { event } = book.head
    const forget = () => {
      this.doors.delete(event)
      this.changed()
    }
    const held = { book, door: new PhoneDoor(this.means, book, this.changed, forget) }
    this.doors.set(event, held)
    return held
  }

  /** Asks once more with the same client id where an answer was lost: it is the same device then. */
  async open(ask: Ask): Promise<Opened> {
    const { means } = this
    const client = await means.clientId()
    const there = this.doors.get(ask.event)
    const made = there?.book ?? DoorBook.make(means.kept, newHead({ ...ask, client }))
    if (!made) return { is: 'no_room' }
    const { book, door } = there ?? this.hold(made)
    if (!book.head.made) {
      const { street, event, client, name } = book.head
      const call = means.call('checkins.open', { street, event, client, name })
      const answer = await within(means, CALL_MS, call, { is: 'lost' as const })
      if (answer.is === 'lost') return { is: 'lost' }
      if (answer.is === 'refused') return this.refuse(book, answer.code)
      const { device, about, keys, code, share, now } = answer.data
      const offset = Date.parse(now) - means.now()
      const heard = { offset, heard: Date.parse(now) }
      const fits = book.write({ made: { device, about, keys, code }, ...heard, given: share.given })
      if (!fits) return { is: 'no_room' }
    }
    this.changed()
    void door.wake()
    return { is: 'open' }
  }

  /** A no that passes may hide a yes that was lost: then only the same client id leads back to the device. */
  private refuse(book: DoorBook, code: ErrorCode): Opened {
    if (PASSING.includes(code)) return { is: 'refused', code }
    book.remove()
    this.doors.delete(book.head.event)
    this.changed()
    return { is: 'refused', code }
  }
}

/** The doors over a phone, real or not. `changed` is called whenever one of them may stand differently. */
export const openDoors = (means: DoorMeans, changed: () => void) => new PhoneDoors(means, changed)
