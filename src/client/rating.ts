import { useState } from 'react'
import * as v from 'valibot'
import { ClientId, type SiteId, type StreetCode } from '@/contract/wire'
import { clientId } from './random'
import { storage } from './storage'
import { useAct } from './useAction'

export const STARS = [1, 2, 3, 4, 5] as const
export type Stars = (typeof STARS)[number]

/** A random id for this phone's rating of this site: another site has another, and none says who. */
const Given = v.object({ client: ClientId, stars: v.picklist(STARS) })

function givenAt(site: SiteId) {
  const read = v.safeParse(Given, storage.read('kept', `rated.${site}`))
  return read.success ? read.output : undefined
}

/** One to five stars for a site; given again, they take the place of the ones before. */
export function useRating(street: StreetCode, site: SiteId) {
  const [stars, setStars] = useState(() => givenAt(site)?.stars)
  const rate = useAct('sites.rate', ['sites'])
  const give = async (given: Stars) => {
    const fresh = await clientId()
    const client = givenAt(site)?.client ?? v.parse(ClientId, fresh)
    await rate.mutateAsync({ street, site, client, stars: given })
    storage.write('kept', `rated.${site}`, { client, stars: given })
    setStars(given)
  }
  return { stars, give, busy: rate.isPending, error: rate.error }
}
