import { useQueryClient } from '@tanstack/react-query'

/** Asks anew what the page shows of these nouns, such as 'complaints'. */
export function useAskAgain(...nouns: string[]): () => Promise<void> {
  const queries = useQueryClient()
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => nouns.some((noun) => String(queryKey[0]).startsWith(`${noun}.`)),
    })
}
