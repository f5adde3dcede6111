import type { Checked, DoorConflict, DoorEvent, DoorLine, DoorOutcome } from '@/contract/checkins'
import type { ErrorCode } from '@/contract/errors'
import type { EventId, Instant, PlaceId, StreetCode } from '@/contract/wire'

/** What pages show of a door on this phone, and what its engine answers them. */

/** What the door says to a scan, a tap on a name, or a walk-in. */
export type Said =
  | {
      is: 'answer'
      outcome: DoorOutcome
      /** Who says so: the cloud, or this phone, which confirms it later. */
      checked: Checked
      /** Whose it is, as they stand now; null where nobody was found. */
      line: DoorLine | null
      /** The seats and shifts that this came to; empty where nothing was done, or for a sign-up that is not on this phone yet. */
      places: readonly PlaceId[]
      /** Of `already`: since when. */
      since: Instant | null
    }
  /** The roster is not whole yet: `stands().loaded` says how far it is. */
  | { is: 'not_ready' }
  /** The phone's storage is full: nothing was written, so nobody may be let in by it. */
  | { is: 'no_room' }

/** Something that was done here, the latest first. */
export interface Done {
  seq: number
  at: Instant
  way: 'in' | 'out'
  by: 'ticket' | 'name' | 'walk_in'
  name: string | null
  people: number
  /** `second`: another device was first. `refused`: the cloud does not take it. */
  is: 'waiting' | 'kept' | 'second' | 'refused'
}

/** A door on this phone at a moment. */
export interface Stands {
  street: StreetCode
  event: EventId
  /** As the organiser tells devices apart. */
  name: string
  /** `opening`: the cloud has not answered yet. `loading`: the roster comes. `ending`: it empties itself. */
  state: 'opening' | 'loading' | 'open' | 'ending'
  /** Null while it opens. */
  about: DoorEvent | null
  /** Sign-ups on this phone. */
  loaded: number
  /** People with a seat, those who walked in included, and how many of them came. */
  guests: { held: number; came: number }
  /** Shifts of volunteers, and how many of them came. */
  shifts: { held: number; came: number }
  /** Seats that this phone may give to who walks in. */
  seats: number
  /** What was done here and the cloud does not know yet. */
  waiting: number
  /** Whether the cloud answered when it was asked last. */
  online: boolean
  /** When the cloud was heard last, ms by its clock; null before the first time. */
  heard: number | null
  /** Places that two scans have come to, here or with another device. */
  conflicts: readonly DoorConflict[]
  done: readonly Done[]
  /** Another person is signed in, or nobody: what is here goes nowhere until its keeper is back. */
  foreign: boolean
}

/** What came of opening a door. `lost`: no answer; the same again is the same device. */
export type Opened =
  | { is: 'open' }
  | { is: 'refused'; code: ErrorCode }
  | { is: 'lost' | 'no_room' }

/** What came of closing it. `behind`: something that was done here is not with the cloud yet; nothing changed. */
export type Closed = 'closed' | 'ending' | 'behind'

export interface Visitors {
  /** As the door calls whoever came. */
  name: string
  /** Everybody of them, with themself. */
  guests: readonly { name: string; child: boolean }[]
}

/** A door that this phone keeps. Everything that it says was written on the phone first. */
export interface Door {
  stands(): Stands
  /** A code that somebody shows: the ticket of a sign-up with all its seats and the shift whose time it is. */
  scan(scanned: string, way: 'in' | 'out'): Promise<Said>
  /** Somebody who was found by name: all of their places, or only these. */
  admit(line: DoorLine, way: 'in' | 'out', places?: readonly PlaceId[]): Promise<Said>
  /** Who comes without a sign-up, on a seat of this phone. */
  walkIn(visitors: Visitors): Promise<Said>
  /** Sign-ups by a part of a name or the last digits of a phone, as they stand now. */
  find(words: string): DoorLine[]
  /** What the screen at the door shows now, and until when, ms by this phone's clock; null before the cloud has answered. */
  code(): { text: string; until: number } | null
  /** Asks the cloud at once: the network is back, the app is shown. */
  wake(): Promise<void>
  /** Tells everything, empties this phone of the event, and gives its seats back. */
  close(): Promise<Closed>
}
