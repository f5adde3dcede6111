import { useRef, useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useDraft } from '@/client/drafts'
import { useKnown } from '@/client/known'
import { clientId } from '@/client/random'
import { replace, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { useAct, useAsk } from '@/client/useAction'
import type { EventView } from '@/contract/events'
import type { ClientId } from '@/contract/wire'
import { clashOf } from './clashes'
import { givenBy, type Problem, problemsOf, Typed, untouched } from './form'
import { useKeepTicket } from './keep-ticket'

/** What the person has elsewhere: two shifts at once are told before they are sent. */
function useElsewhere({ street, event }: EventView) {
  const person = useMe().data?.person != null
  const { data } = useAsk('signups.mine', { street, over: false }, { when: person })
  return (data?.signups ?? []).filter((one) => one.event !== event)
}

/** One sign-up, however often it is tapped; what was typed stays until the cloud has it. */
function useSending(event: EventView, { draft, set, drop }: ReturnType<typeof useTyped>) {
  const making = useAct('signups.make', ['events', 'signups', 'messages', 'history'])
  const again = useAskAgain('events', 'signups')
  const keep = useKeepTicket()
  // a second tap comes before the first one's answer has changed the page
  const under = useRef(false)
  const send = async (name: string) => {
    if (under.current) return
    under.current = true
    try {
      const client = (draft.client ?? (await clientId())) as ClientId
      set({ client })
      const { signup } = await making.mutateAsync(givenBy(draft, name, client, event))
      drop()
      keep(signup)
      replace(routes.ticket(event.street, event.event, 'made'))
    } catch {
      // a refusal means that something has changed: what stands now is asked for
      void again()
    } finally {
      under.current = false
    }
  }
  return { send, busy: making.isPending, error: making.error }
}

const useTyped = (event: EventView) => useDraft(`signup.${event.event}`, Typed, untouched(event))

/** The form of a sign-up: on the phone from the first letter until the cloud has it. */
export function useSigning(event: EventView) {
  const typed = useTyped(event)
  const { draft, set } = typed
  const [tried, setTried] = useState(false)
  const known = useKnown(event.street)
  const me = useMe().data
  const mine = useElsewhere(event)
  const sending = useSending(event, typed)
  const name = draft.name ?? me?.name ?? ''
  const clashes = new Map(
    event.shifts.map((shift) => [shift.shift, clashOf(shift, draft.shifts, event.shifts, mine)]),
  )
  const clashing = event.shifts.some(
    ({ shift }) => draft.shifts.includes(shift) && clashes.get(shift) !== undefined,
  )
  const problems = problemsOf(draft, name, event, clashing)
  const wrong = (problem: Problem) => tried && problems.includes(problem)
  return {
    draft,
    set,
    name,
    clashes,
    known,
    wrong,
    /** Anything that is red now. */
    stuck: tried && problems.length > 0,
    send: () => {
      setTried(true)
      if (problems.length > 0) return
      void known.as(() => void sending.send(name))
    },
    busy: sending.busy,
    error: sending.error,
  }
}

export type Signing = ReturnType<typeof useSigning>
