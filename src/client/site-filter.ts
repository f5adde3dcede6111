import { useState } from 'react'
import * as v from 'valibot'
import { Need, SiteKind } from '@/contract/sites'
import { storage } from './storage'

const Filter = v.object({
  needs: v.array(Need),
  kinds: v.array(SiteKind),
  openNow: v.boolean(),
})
export type SiteFilter = v.InferOutput<typeof Filter>

export const NO_FILTER: SiteFilter = { needs: [], kinds: [], openNow: false }

const NAME = 'nearby.filter'

function kept(): SiteFilter {
  const read = v.safeParse(Filter, storage.read('kept', NAME))
  return read.success ? read.output : NO_FILTER
}

/** What the person looks for; who needs a step-free way today needs it tomorrow. */
export function useSiteFilter() {
  const [filter, show] = useState(kept)
  const set = (change: Partial<SiteFilter>) => {
    const next = { ...filter, ...change }
    show(next)
    storage.write('kept', NAME, next)
  }
  return { filter, set }
}
