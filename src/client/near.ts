import type { OutputOf } from '@/contract'
import type { Need } from '@/contract/sites'
import type { Place } from '@/contract/wire'
import { useHere } from './here'
import { useOnline } from './network'
import { NOWHERE } from './nowhere'
import { useAsk } from './useAction'

type Near = OutputOf<'sites.near'>

/** The part of a question's result that pages look at. */
interface Answer<T> {
  data: T | undefined
  error: unknown
  status: 'pending' | 'error' | 'success'
  fetchStatus: 'fetching' | 'paused' | 'idle'
  dataUpdatedAt: number
  refetch: () => unknown
}

const pick = <T>(asked: Answer<unknown>, data: T | undefined): Answer<T> => ({
  data,
  error: asked.error,
  status: asked.status,
  fetchStatus: asked.fetchStatus,
  dataUpdatedAt: asked.dataUpdatedAt,
  refetch: asked.refetch,
})

export interface NearOptions {
  needs: readonly Need[]
  /** In a straight line, 100 to 5000. */
  metres: number
  limit: number
}

/** Without a network the answer to a wider question serves, sifted on the phone. */
function sift(near: Near | undefined, needs: readonly Need[]): Near | undefined {
  if (!near) return undefined
  const { sites, calendar } = near
  return {
    sites: sites.filter((site) => needs.every((need) => site.needs.includes(need))),
    calendar,
  }
}

function useNearPlace(at: Place | undefined, { needs, metres, limit }: NearOptions): Answer<Near> {
  const online = useOnline()
  const input = { at: at ?? NOWHERE, metres, limit }
  const when = at !== undefined
  const asked = useAsk('sites.near', { ...input, needs: [...needs].sort() }, { when })
  const wider = useAsk('sites.near', { ...input, needs: [] }, { when: when && !online })
  if (asked.data !== undefined || online) return pick(asked, asked.data)
  return pick(wider, sift(wider.data, needs))
}

/** The sites around the person, or around the middle of their street. */
export function useNear(options: NearOptions, fromStreet = false) {
  const { here, shapes, outline } = useHere(fromStreet)
  const near = useNearPlace(here.at, options)
  const asked = here.at === undefined ? pick<Near>(shapes, undefined) : near
  return { here, asked, outline }
}

/** The sites around a place. */
export const useNearTo = (at: Place | undefined, options: NearOptions) => useNearPlace(at, options)
