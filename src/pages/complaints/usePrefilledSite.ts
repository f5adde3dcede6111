import { useEffect, useRef } from 'react'
import { useAsk } from '@/client/useAction'
import type { SiteId, StreetCode } from '@/contract/wire'
import type { useComplaintDraft } from './draft'

/** Who comes from a site's page means that site; a choice made after that holds. */
export function usePrefilledSite(
  street: StreetCode,
  site: SiteId | undefined,
  form: ReturnType<typeof useComplaintDraft>,
) {
  const which = { street, site: site ?? ('' as SiteId) }
  const { data } = useAsk('sites.get', which, { when: site !== undefined })
  const name = data?.site.name
  const done = useRef(false)
  useEffect(() => {
    if (done.current || !site || !name) return
    done.current = true
    form.set({ line: 'site', site: { site, ...name } })
  })
}
