import { useMemo, useSyncExternalStore } from 'react'
import type { ClientId, PersonId } from '@/contract/wire'
import { useMe } from '../session'
import type { Entry } from './entry'
import { type NewEntry, type OutboxItem, openOutbox } from './outbox'
import { isOwn, phone } from './phone'

export type { NewEntry, OutboxItem } from './outbox'

const listeners = new Set<() => void>()
let items: OutboxItem[] | undefined

const outbox = openOutbox(phone, () => {
  items = undefined
  for (const listener of listeners) listener()
})

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): OutboxItem[] {
  items ??= outbox.items()
  return items
}

/** The outbox as who is signed in may see it. */
export interface Outbox {
  /** What is on its way and what was sent within the day, the newest first. */
  mine: readonly OutboxItem[]
  /** How many somebody else wrote, or wait until their writer signs in again: a shared browser tells nothing more of them. */
  others: number
}

export function useOutbox(): Outbox {
  const person: PersonId | null | undefined = useMe().data?.person
  const all = useSyncExternalStore(subscribe, current)
  return useMemo(() => {
    const mine = all.filter(({ whose }) => isOwn(whose, person))
    const isOpen = ({ state }: OutboxItem) => state.is !== 'sent'
    const others = all.filter((item) => isOpen(item) && !mine.includes(item)).length
    return { mine, others }
  }, [all, person])
}

/**
 * Keeps a report until the cloud has it, and sends it as soon as it can. True: from now on nothing loses
 * it. False: the phone's storage is full and nothing is kept. With the client id of one that has not gone
 * out it takes that one's place; of one that may have, it changes nothing.
 */
export const enqueue = (entry: NewEntry): boolean => outbox.enqueue(entry)

/** Sends a refused one again as it is, or one that waits at once. */
export const again = (client: ClientId): void => outbox.again(client)

/** Leaves out the photos that are not with the cloud yet, and sends the rest. */
export const withoutPhotos = (client: ClientId): void => outbox.withoutPhotos(client)

/**
 * Takes one back to be changed: it is not sent any more, and its photos stay on the phone. The draft keeps
 * its client id. Undefined where it may have arrived already (`unsure`) or is gone: then it stays.
 */
export const edit = (client: ClientId): Entry | undefined => outbox.edit(client)

/** Forgets one with its photos; one that was `unsure` may have arrived all the same. */
export const discard = (client: ClientId): void => outbox.discard(client)

/** Tries at once: the network is back, the app is shown, somebody signed in. */
export const wake = (): Promise<void> => outbox.wake()
