import * as v from 'valibot'
import type { ClientId } from '@/contract/wire'
import { Entry } from './entry'
import type { Kept } from './means'

const PREFIX = 'outbox.'
const nameOf = (client: ClientId) => PREFIX + client

/**
 * The entries on the phone, one value each and no list beside them: a crash between two writes finds
 * every entry by its name. Nothing is held in memory, so whoever waited meanwhile reads what is true now.
 */
export function openBook(kept: Kept, changed: () => void) {
  const read = (client: ClientId): Entry | undefined => {
    const entry = v.safeParse(Entry, kept.read(nameOf(client)))
    return entry.success ? entry.output : undefined
  }

  /** False where there is no room. */
  const put = (entry: Entry): boolean => {
    const fits = kept.write(nameOf(entry.client), entry)
    changed()
    return fits
  }

  return {
    read,
    put,

    /** The oldest first. */
    list(): Entry[] {
      return kept
        .names()
        .filter((name) => name.startsWith(PREFIX))
        .flatMap((name) => read(name.slice(PREFIX.length) as ClientId) ?? [])
        .sort((one, other) => one.at - other.at || (one.client < other.client ? -1 : 1))
    },

    /** False where it is gone, or where there is no room for the change. */
    update(client: ClientId, change: (entry: Entry) => Partial<Entry>): boolean {
      const entry = read(client)
      return entry !== undefined && put({ ...entry, ...change(entry) })
    },

    remove(client: ClientId): void {
      kept.remove(nameOf(client))
      changed()
    },
  }
}

export type Book = ReturnType<typeof openBook>
