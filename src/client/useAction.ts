import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActionName, InputOf, OutputOf } from '@/contract'
import { call } from './call'

interface AskOptions {
  /** False: not asked yet, because something is missing. */
  when?: boolean
  /** False: leaves nothing on the phone. Meant for what only this person may see. */
  keep?: boolean
  /** How often it is asked again while the page is shown, ms. */
  every?: number
}

/** A read, with the last answer kept for when there is no network. */
export function useAsk<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
  { when = true, keep = true, every }: AskOptions = {},
) {
  return useQuery<OutputOf<Name>>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: when,
    meta: { keep },
    refetchInterval: every,
  })
}

/**
 * A write. What was read of these nouns is asked again afterwards.
 * @param touches nouns whose reads a success makes old: 'sites', 'complaints', …
 */
export function useAct<Name extends ActionName>(name: Name, touches: readonly string[]) {
  const queries = useQueryClient()
  return useMutation<OutputOf<Name>, Error, InputOf<Name>>({
    mutationFn: (input) => call(name, input),
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          touches.some((noun) => String(queryKey[0]).startsWith(`${noun}.`)),
      }),
  })
}
