import type { SignupPlace } from '@/contract/signups'
import type { DoorBook } from './book'
import type { Stands } from './stands'

interface Count {
  held: number
  came: number
}

function count(counts: Count, { held, came }: SignupPlace): void {
  // who came on a seat that they had given back is here all the same
  if (held || came) counts.held += 1
  if (came) counts.came += 1
}

function stateOf({ made, ready, ending }: DoorBook['head']): Stands['state'] {
  if (ending) return 'ending'
  if (!made) return 'opening'
  return ready ? 'open' : 'loading'
}

/** A door as pages show it, counted from what lies on the phone. */
export function standsOf(
  book: DoorBook,
  said: Pick<Stands, 'online' | 'foreign' | 'done'>,
): Stands {
  const { head } = book
  const counts = { guest: { held: 0, came: 0 }, shift: { held: 0, came: 0 } }
  for (const { places } of book.all()) for (const one of places) count(counts[one.is], one)
  return {
    ...{ street: head.street, event: head.event, name: head.name, state: stateOf(head) },
    ...{ about: head.made?.about ?? null, loaded: book.size, seats: book.seats },
    ...{ guests: counts.guest, shifts: counts.shift, waiting: book.pending.length },
    ...{ heard: head.heard, conflicts: head.conflicts },
    ...said,
  }
}
