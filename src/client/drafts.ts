import { useRef, useState } from 'react'
import * as v from 'valibot'
import { storage } from './storage'

const keyOf = (name: string) => `draft.${name}`

/** What was typed under a name and not sent yet. */
export function readDraft<T>(name: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const read = v.safeParse(schema, storage.read('kept', keyOf(name)))
  return read.success ? read.output : undefined
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
    /** Two changes at once, such as an id that came late, both hold. */
    set(change: Partial<T>): T {
      const next = { ...latest.current, ...change }
      put(next)
      storage.write('kept', keyOf(name), next)
      return next
    },
    drop() {
      storage.remove('kept', keyOf(name))
      put(empty)
    },
  }
}
