import {
  type Decision,
  decide,
  decideWalkIn,
  type Looked,
  lookAt,
  type Way,
} from '@/contract/door.rules'
import type { PlaceId, SignupId } from '@/contract/wire'
import type { DoorBook } from './book'
import type { Made } from './head'
import { verify } from './signature'

/** What a door says by what lies on the phone. Undefined everywhere: it is not open. */
export class Judge {
  constructor(
    private readonly book: DoorBook,
    /** ms by the cloud's clock. */
    private readonly now: () => number,
  ) {}

  private open(): Made | undefined {
    const { made, ready, ending } = this.book.head
    return made && ready && !ending ? made : undefined
  }

  look(scanned: string): Looked | undefined {
    const made = this.open()
    return made && lookAt(scanned, { ...made, verify }, this.now())
  }

  decide(
    signup: SignupId,
    { way, ticket }: { way: Way; ticket?: string | undefined },
    places?: readonly PlaceId[],
  ): Decision | undefined {
    const made = this.open()
    if (!made) return undefined
    const blind = way === 'in' ? this.book.blind(signup) : undefined
    if (blind) return { is: 'refused', outcome: 'already', since: blind }
    const line = this.book.line(signup)
    const asked = { about: made.about, line, way, ticket: ticket !== undefined, places }
    return decide(asked, this.now())
  }

  walkIn(people: number) {
    const made = this.open()
    return made && decideWalkIn({ about: made.about, seats: this.book.seats, people }, this.now())
  }
}
