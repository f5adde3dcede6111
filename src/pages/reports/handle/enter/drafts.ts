import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { Draft, EMPTY } from '../../draft'

/** What is taken down of what somebody tells; apart from what the member of staff reports themself. */
export const useEnterDraft = () => useDraft('entering', Draft, EMPTY)

const Via = v.picklist(['phone', 'walk_in'])
export type Via = v.InferOutput<typeof Via>

const Caller = v.object({ via: Via, name: v.string() })

/** Who tells it, and how; the number to call back stands with the report. */
export const useCallerDraft = () =>
  useDraft('entering.caller', Caller, { via: 'phone' as const, name: '' })

export type CallerForm = ReturnType<typeof useCallerDraft>
