import type { OutputOf } from '@/contract'
import type { DoorConflict, DoorEvent, TicketKey } from '@/contract/checkins'
import type { ClientId, DeviceId, EventId, Instant, StreetCode } from '@/contract/wire'

/** What the cloud said when this phone became a device. */
export interface Made {
  device: DeviceId
  about: DoorEvent
  keys: TicketKey[]
  /** Null once the phone has emptied itself. */
  code: OutputOf<'checkins.open'>['code'] | null
}

/** All of a door that is not a sign-up or a deed: one value, so that each change of it is whole or not at all. */
export interface Head {
  street: StreetCode
  event: EventId
  /** Made once: asked again, the cloud answers the same device. */
  client: ClientId
  name: string
  made: Made | null
  given: number
  returned: number
  /** Seats of deeds that the cloud has kept. */
  used: number
  /** Deeds up to this one are with the cloud. */
  done: number
  /** How far the roster on this phone goes. */
  tick: number
  /** The roster was whole once: before, nobody can be looked for in it. */
  ready: boolean
  /** What the phone's clock lacks, ms. */
  offset: number
  /** ms by the cloud's clock; null before it was heard. */
  heard: number | null
  conflicts: DoorConflict[]
  /** Sign-ups that were let in by their ticket before the roster had them, and when. */
  blind: Record<string, Instant>
  ending: boolean
}

/** Of a door that is not made yet. */
export const newHead = (ask: Pick<Head, 'street' | 'event' | 'client' | 'name'>): Head => ({
  ...ask,
  ...{ made: null, given: 0, returned: 0, used: 0, done: 0, tick: 0, ready: false },
  ...{ offset: 0, heard: null, conflicts: [], blind: {}, ending: false },
})
