import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import { type ClientId, Day, type StreetCode } from '@/contract/wire'

const Draft = v.object({
  from: v.string(),
  until: v.string(),
  /** Made at the first try, so that any further try makes the same certificate. */
  client: v.nullable(v.string()),
})

/** The days to certify, while they are typed: this year until they are changed. */
export function useCertifying(street: StreetCode, today: Day) {
  const empty = { from: `${today.slice(0, 4)}-01-01`, until: today, client: null }
  const { draft, set, drop } = useDraft('service.certify', Draft, empty)
  const [made, setMade] = useState<string>()
  const certifying = useAct('service.certify', ['service'])
  const [from, until] = [draft.from.trim(), draft.until.trim()]
  const sound = v.is(Day, from) && v.is(Day, until) && from <= until
  const send = async () => {
    const client = (draft.client ?? (await clientId())) as ClientId
    set({ client })
    setMade(undefined)
    const days = { street, client, from: from as Day, until: until as Day }
    const done = await certifying.mutateAsync(days).catch(() => undefined)
    if (!done) return
    drop()
    setMade(done.certificate.number)
  }
  return {
    ...{ draft, sound, made, send, busy: certifying.isPending, error: certifying.error },
    /** Other days are another certificate. */
    change: (days: { from?: string; until?: string }) => set({ ...days, client: null }),
  }
}
