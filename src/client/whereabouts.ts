import { useEffect, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { Place } from '@/contract/wire'
import { readPosition } from './position'
import { storage } from './storage'

/**
 * Where the person is, if they let us know. It is asked for by a tap, stays on this phone, and goes
 * to the cloud only as the middle of a question, which keeps nothing of it.
 */
export interface Whereabouts {
  /** unasked; agreed by a tap; refused by the person or the phone; elsewhere: outside Shanghai. */
  state: 'unasked' | 'asking' | 'agreed' | 'refused' | 'elsewhere'
  at: Place | undefined
}

const NAME = 'place'

/** What stays over a restart: that the person agreed, and where they were last. */
const Kept = v.object({ at: Place })

function recalled(): Whereabouts {
  const kept = v.safeParse(Kept, storage.read('kept', NAME))
  return kept.success
    ? { state: 'agreed', at: kept.output.at }
    : { state: 'unasked', at: undefined }
}

let current = recalled()
let fresh = false
const listeners = new Set<() => void>()

function become(next: Whereabouts) {
  current = next
  if (next.state === 'agreed' && next.at) storage.write('kept', NAME, { at: next.at })
  for (const listener of listeners) listener()
}

/** Asks where the person is; to be called by their tap, or when they agreed before. */
export async function locate(): Promise<void> {
  const { at } = current
  fresh = true
  become({ state: 'asking', at })
  try {
    const found = await readPosition()
    become(found ? { state: 'agreed', at: found } : { state: 'elsewhere', at: undefined })
  } catch {
    become(at ? { state: 'agreed', at } : { state: 'refused', at: undefined })
  }
}

/** Takes the consent back: nothing of it stays on the phone. */
export function forgetPlace(): void {
  storage.remove('kept', NAME)
  become({ state: 'unasked', at: undefined })
}

const read = () => current

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Follows where the person is; who agreed before is asked anew once after each start. */
export function useWhereabouts(): Whereabouts {
  const whereabouts = useSyncExternalStore(subscribe, read)
  useEffect(() => {
    if (!fresh && current.state === 'agreed') void locate()
  }, [])
  return whereabouts
}
