import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { storage } from './storage'
import './network'

/** Answers kept under another contract would have another shape; the build stamps it. */
const CONTRACT = process.env.CONTRACT_MARK ?? ''
const LONGEST_KEPT = 30 * 24 * 60 * 60 * 1000
const FRESH = 30 * 1000
const DAY = 24 * 60 * 60 * 1000

interface Saved {
  contract: string
  at: number
  data: unknown
}

function isSaved(value: unknown): value is Saved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'data' in value &&
    'at' in value &&
    typeof value.at === 'number' &&
    'contract' in value &&
    value.contract === CONTRACT
  )
}

/** A query with `meta: { keep: false }` leaves nothing on the phone. */
const isKept = (query: Query) => query.meta?.keep !== false

/** The last answer stands before the first render, so a page opens with it, with or without a network. */
function recall(query: Query) {
  if (query.state.data !== undefined || !isKept(query)) return
  const saved = storage.read('cache', query.queryHash)
  if (!isSaved(saved) || Date.now() - saved.at > LONGEST_KEPT) return
  query.setState({ data: saved.data, dataUpdatedAt: saved.at, status: 'success' })
}

function save(query: Query) {
  if (!isKept(query)) return
  const saved: Saved = { contract: CONTRACT, at: query.state.dataUpdatedAt, data: query.state.data }
  storage.write('cache', query.queryHash, saved)
}

const cache = new QueryCache()
cache.subscribe((event) => {
  if (event.type === 'added') recall(event.query)
  if (event.type === 'updated' && event.action.type === 'success') save(event.query)
})

/** An answer with a code was given by the cloud and will not change; only a lost call is tried again. */
function isLost(error: unknown) {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === undefined || code === 'unreachable'
}

export const queries = new QueryClient({
  queryCache: cache,
  defaultOptions: {
    queries: {
      networkMode: 'offlineFirst',
      staleTime: FRESH,
      gcTime: DAY,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && isLost(error),
      retryDelay: (attempt) => 1000 * 3 ** attempt,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** On signing in or out: nothing that the last person saw stays, and what is on the screen is asked anew. */
export function forgetAnswers() {
  storage.clear('cache')
  queries.getMutationCache().clear()
  queries.removeQueries({ type: 'inactive' })
  // A page that is open would stay with a removed answer for ever
  void queries.resetQueries()
}
