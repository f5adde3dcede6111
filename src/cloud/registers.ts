import type { Role } from '@/contract/areas'
import type { AreaUse } from '@/contract/areas.reasons'
import type { Assignment } from '@/contract/assignments'
import type { CodeKind, Resolved } from '@/contract/codes'
import type { Purpose } from '@/contract/consents'
import type { Subject } from '@/contract/history'
import type { ImportKind } from '@/contract/imports'
import type { AreaCode, Day, EventId, PersonId, PlaceId, StreetCode } from '@/contract/wire'
import type { OwnedRow } from './assignments/repository'
import type { Context, JobContext } from './context'
import type { Db, Tx } from './database/database'
import type { AnyImporter } from './imports/importer'

/** What nouns register so that a kernel noun can serve them without knowing them; wiring.ts fills it. */
export interface Registers {
  /** Everything that time makes due. */
  jobs: readonly Job[]
  /** Whether somebody may read the history of a thing. */
  readers: Record<
    Subject['noun'],
    (street: StreetCode, id: string, context: Context) => Promise<boolean>
  >
  /** What happens when open work is over its last day; runs in the transaction that marks it. */
  overdue: Record<
    Assignment['kind'],
    (tx: Tx, street: StreetCode, work: OwnedRow, context: JobContext) => Promise<void>
  >
  /** Who takes open work over when its owner leaves office. */
  handover: Record<Assignment['kind'], Handover>
  /** What belongs to a record moves to the one that it becomes part of, in the transaction that joins them. */
  merge: readonly Merge[]
  /** What a code of a kind leads to; undefined where its thing was taken down. */
  codes: Record<
    CodeKind,
    (db: Db, street: StreetCode, subject: string) => Promise<Resolved | undefined>
  >
  /** Whatever is worked out from boundaries works it out again, in the transaction that gives a street a version or undoes one. */
  boundaries: readonly ((tx: Tx, street: StreetCode) => Promise<void>)[]
  /** What hangs on areas: an area that something hangs on is not taken away. */
  hanging: readonly Hanging[]
  /** What ends where somebody takes a consent back: nothing for the purposes left out. */
  withdrawn: Partial<Record<Purpose, (context: Context, person: PersonId) => Promise<void>>>
  /** What follows for those who have a place, in the transaction that changes an event. */
  eventChanged: readonly EventChanged[]
  /** What follows when somebody of a shift has left, in the transaction that says so. */
  attended: readonly Attended[]
  /** How the rows of a file become things. */
  imports: Record<ImportKind, AnyImporter>
}

/** Somebody who may take a piece of work over. */
export interface Successor {
  person: PersonId
  name: string
  role: Role
  /** Pieces of work that they own in the street and that are not done. */
  open: number
}

/** What leaves its mark where work is handed on. */
export interface Handing {
  to: PersonId
  /** Null where a rule does it. */
  by: PersonId | null
  now: number
  /** The history row that led to it. */
  cause: string | null
  note: string | null
}

/** How a kind of work goes on without its owner. */
export interface Handover {
  /** The roles that do such work: who holds none of them can no longer do it. */
  roles: readonly Role[]
  /** Who may have it next, the best first; never its owner. */
  candidates(db: Db, street: StreetCode, work: OwnedRow, today: Day): Promise<readonly Successor[]>
  /**
   * Gives it to one of them and tells both. Nothing happens where it is done or somebody else's meanwhile.
   * @throws AppError('invalid') for somebody who may not have it
   */
  hand(tx: Tx, street: StreetCode, work: OwnedRow, how: Handing): Promise<void>
}

/** Moves what a noun keeps of one person to another. */
export type Merge = (tx: Tx, street: StreetCode, from: PersonId, into: PersonId) => Promise<void>

/** What of an event concerns those who have a place in it, or wait for one. */
export interface EventChange {
  street: StreetCode
  event: EventId
  /**
   * `cancelled`: it does not take place. `moved`: another time or place, of the event or of a shift that
   * somebody has; the times that their places hold are still the old ones. `seats`: more than there were.
   */
  is: 'cancelled' | 'moved' | 'seats'
  /** Null where a rule did it. */
  by: PersonId | null
  /** The history row that led to it. */
  cause: string | null
}

/** Hears of a change of an event, whose row is locked and already as it is from now on. */
export type EventChanged = (tx: Tx, change: EventChange, context: JobContext) => Promise<void>

/** Somebody of a shift has left: they checked out, or their shift was closed at its planned end. */
export interface Departure {
  street: StreetCode
  event: EventId
  place: PlaceId
  /** Nobody checked out. */
  assumed: boolean
  /** The history row that led to it. */
  cause: string | null
}

/** Hears of it; the attendance of the place is written by then. The same place may come again. */
export type Attended = (tx: Tx, done: Departure, context: JobContext) => Promise<void>

/** How much of a thing hangs on each of these areas; areas without it are left out. */
export interface Hanging {
  thing: AreaUse['thing']
  count(
    db: Db,
    street: StreetCode,
    areas: readonly AreaCode[],
  ): Promise<{ area: AreaCode; count: number }[]>
  /**
   * The part of it that would be nobody's where these areas end, so that they cannot. Without it
   * everything follows the boundaries, or stays as it is.
   */
  holding?(
    db: Db,
    street: StreetCode,
    areas: readonly AreaCode[],
    today: Day,
  ): Promise<{ area: AreaCode; count: number }[]>
}

/** Work that time makes due. */
export interface Job {
  name: string
  /**
   * What is due in a street now, at most a few hundred; the rest comes at the next run. Each runs in
   * transactions of its own and may run twice.
   */
  due(db: Db, street: StreetCode, now: number): Promise<readonly DueStep[]>
}

export type DueStep = (context: JobContext) => Promise<void>
