import { useRef, useState } from 'react'
import type { PersonId, StreetCode } from '@/contract/wire'
import { useMe } from './session'
import { useAct } from './useAction'

type Then = (person: PersonId) => void

/** Does what needs a person: at once, or once they have agreed to be known. */
export function useKnown(street: StreetCode) {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const then = useRef<Then>()
  const opening = useAct('session.open', ['session', 'consents', 'messages', 'reports', 'signups'])
  const agree = async () => {
    try {
      const opened = await opening.mutateAsync({ street, agreed: true })
      setAsking(false)
      if (opened.person) then.current?.(opened.person)
    } catch {
      // said in the sheet; what was typed stays
    }
  }
  return {
    /** The cloud has said that it knows nobody here. */
    nobody: me.data?.person === null,
    asking,
    close: () => setAsking(false),
    agree,
    busy: opening.isPending,
    error: opening.error,
    /** Does it, or asks first and does it then. Who taps before the cloud has said who they are waits for it. */
    async as(deed: Then): Promise<void> {
      const person = (me.data ?? (await me.refetch()).data)?.person
      if (person) return deed(person)
      then.current = deed
      setAsking(true)
    },
  }
}
