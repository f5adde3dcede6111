import { useState } from 'react'
import * as v from 'valibot'
import { ClientId, type SiteId, type StreetCode } from '@/contract/wire'
import { clientId } from './random'
import { storage } from './storage'
import { useAct } from './useAction'

/** As long as the cloud takes two taps for one stay. */
const STAY_MS = 45 * 60 * 1000

/** A random id for this stay at this site; it says nothing of who, and the next stay has another. */
const Stay = v.object({ client: ClientId, at: v.number() })

function stayAt(site: SiteId) {
  const read = v.safeParse(Stay, storage.read('cache', `stay.${site}`))
  return read.success && Date.now() - read.output.at < STAY_MS ? read.output : undefined
}

/** “我在这里”: counts somebody in, without keeping who. */
export function useVisit(street: StreetCode, site: SiteId) {
  const [here, setHere] = useState(() => stayAt(site) !== undefined)
  const visit = useAct('sites.visit', ['sites'])
  const tell = async () => {
    const fresh = await clientId()
    const client = stayAt(site)?.client ?? v.parse(ClientId, fresh)
    await visit.mutateAsync({ street, site, client })
    storage.write('cache', `stay.${site}`, { client, at: Date.now() })
    setHere(true)
  }
  return { here, tell, busy: visit.isPending, error: visit.error }
}
