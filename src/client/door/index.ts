import { useMemo, useSyncExternalStore } from 'react'
import type { EventId, StreetCode } from '@/contract/wire'
import { openDoors } from './doors'
import { phone } from './phone'
import type { Door, Opened, Stands } from './stands'

export type { Closed, Door, Opened, Said, Stands, Visitors } from './stands'

const listeners = new Set<() => void>()
let all: Stands[] | undefined

const doors = openDoors(phone, () => {
  all = undefined
  for (const listener of listeners) listener()
})

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): Stands[] {
  all ??= doors.list().map((door) => door.stands())
  return all
}

/** The doors that this phone keeps, as they stand now. */
export const useDoors = (): readonly Stands[] => useSyncExternalStore(subscribe, current)

/** The door of one event on this phone; undefined where it keeps none. `stands` changes with every word and deed. */
export function useDoor(event: EventId): { door: Door; stands: Stands } | undefined {
  const stands = useDoors().find((one) => one.event === event)
  return useMemo(() => {
    const door = stands && doors.of(event)
    return door && { door, stands }
  }, [event, stands])
}

/** Makes this phone a device of an event's door; the same again goes on with the one that it has. */
export const openDoor = (ask: {
  street: StreetCode
  event: EventId
  name: string
}): Promise<Opened> => doors.open(ask)

/** Asks the cloud for every door at once: the network is back, the app is shown, somebody signed in. */
export const wakeDoors = (): Promise<void> => doors.wake()
