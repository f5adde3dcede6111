import { useRef, useState } from 'react'
import * as v from 'valibot'
import { storage } from './storage'

const keyOf = (name: string) => `draft.${name}`

/** What was typed under a name and not sent yet. */
export function readDraft<T>(name: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const read = v.safeParse(schema, storage.read('kept', keyOf(name)))
  return read.success ? read.output : undefined
}

/** Keeps what was typed under a name. */
export function writeDraft(name: string, typed: object): void {
  storage.write('kept', keyOf(name), typed)
}

/** Forgets it: it was sent, or is not wanted any more. */
export function dropDraft(name: string): void {
  storage.remove('kept', keyOf(name))
}

/** What a person types, on the phone from the first letter until it is sent or dropped. */
export function useDraft<T extends object>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  empty: T,
) {
  const [draft, show] = useState(() => readDraft(name, schema) ?? empty)
  const latest = useRef(draft)
  const put = (next: T) => {
    latest.current = next
    show(next)
  }
  return {
    draft,
    /** What stands now, for what comes back after a while. */
    latest: () => latest.current,
    /** Two changes at once, such as an id that came late, both hold. */
    set(change: Partial<T>): T {
      const next = { ...latest.current, ...change }
      put(next)
      writeDraft(name, next)
      return next
    },
    drop() {
      dropDraft(name)
      put(empty)
    },
  }
}

/** What stands behind a prefix, for each draft whose name begins with it. */
export const draftsOf = (prefix: string): string[] =>
  storage
    .names('kept')
    .filter((name) => name.startsWith(keyOf(prefix)))
    .map((name) => name.slice(keyOf(prefix).length))
