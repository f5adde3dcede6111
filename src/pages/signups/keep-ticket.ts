import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { OutputOf } from '@/contract'
import type { MySignup } from '@/contract/signups'

/** A ticket that was seen anywhere opens at the door without a network. */
export function useKeepTicket(): (signup: MySignup) => void {
  const queries = useQueryClient()
  return (signup) => {
    const { street, event } = signup
    const answer: OutputOf<'signups.at'> = { signup }
    queries.setQueryData(['signups.at', { street, event }], answer)
  }
}

/** Keeps each ticket of a list as the page of that ticket asks for it. */
export function useKeepTickets(signups: readonly MySignup[] | undefined): void {
  const keep = useKeepTicket()
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept once for each answer
  useEffect(() => {
    for (const signup of signups ?? []) keep(signup)
  }, [signups])
}
