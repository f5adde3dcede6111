import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { useAct } from '@/client/useAction'
import type { ServiceRecord } from '@/contract/service'
import { type Correction, correctionOf } from '@/contract/service.rules'
import type { StreetCode } from '@/contract/wire'
import { TOUCHED } from '../touched'
import { shiftOf, typedOf, typedSpan } from './times'

const Draft = v.object({ from: v.string(), until: v.string(), why: v.string() })

/** How it was, while it is typed: kept on the phone, with what will become of it. */
export function useCorrecting(street: StreetCode, record: ServiceRecord, now: number) {
  const empty = { ...typedOf(record), why: '' }
  const { draft, set, drop } = useDraft(`hours.${record.record}`, Draft, empty)
  const correcting = useAct('service.correct', TOUCHED)
  const span = typedSpan(draft, record)
  const verdict: Correction | undefined = span && correctionOf(span, shiftOf(record), now)
  const why = draft.why.trim()
  const ready = span && why !== '' && (verdict === 'at_once' || verdict === 'sign')
  /** True once it is there. */
  const send = async (): Promise<boolean> => {
    if (!span || !ready) return false
    const [from, until] = [new Date(span.from).toISOString(), new Date(span.until).toISOString()]
    const { version } = record
    const said = { street, record: record.record, version, from, until, why }
    const done = await correcting.mutateAsync(said).catch(() => undefined)
    if (done) drop()
    return done !== undefined
  }
  const { isPending: busy, error } = correcting
  return { draft, set, verdict, ready: Boolean(ready), send, busy, error }
}
