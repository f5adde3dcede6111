import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { keepReceipt } from '@/client/receipts'
import { useAct } from '@/client/useAction'
import type { InputOf, OutputOf } from '@/contract'
import { ComplaintKind } from '@/contract/complaints'
import { SiteId, type StreetCode } from '@/contract/wire'

/** Whom it is about, as the form asks it. */
export const Line = v.picklist(['site', 'grid', 'community', 'block', 'street', 'app'])
export type Line = v.InferOutput<typeof Line>

/** What was typed and not sent yet. */
const Draft = v.object({
  kind: ComplaintKind,
  line: v.nullable(Line),
  /** The name goes along: without a network there is nobody to ask for it. */
  site: v.nullable(v.object({ site: SiteId, zh: v.string(), en: v.optional(v.string()) })),
  words: v.string(),
  contact: v.string(),
  /** Made at the first try to send, so that any further try stays the same complaint. */
  client: v.nullable(v.string()),
})
export type Draft = v.InferOutput<typeof Draft>

const EMPTY: Draft = {
  kind: 'complaint',
  line: null,
  site: null,
  words: '',
  contact: '',
  client: null,
}

export const useComplaintDraft = () => useDraft('complaint', Draft, EMPTY)

type Sent = OutputOf<'complaints.submit'> & {
  /** An earlier try had arrived after all: what was typed since is not in it. */
  older: boolean
}

function inputOf(street: StreetCode, draft: Draft, client: string) {
  const { kind, line, site, words, contact } = draft
  const about =
    line === 'site' && site
      ? { line, site: site.site }
      : line === 'app'
        ? { line }
        : { line: 'people' as const, role: line as Exclude<Line, 'site' | 'app'> }
  const input: InputOf<'complaints.submit'> = { street, client, kind, about, words }
  return contact.trim() === '' ? input : { ...input, contact }
}

/** Sends the draft; what could not be sent stays typed. */
export function useSending(street: StreetCode, form: ReturnType<typeof useComplaintDraft>) {
  const [sent, setSent] = useState<Sent>()
  const submit = useAct('complaints.submit', ['complaints'])
  const send = async (signedIn: boolean) => {
    const client = form.draft.client ?? (await clientId())
    const draft = form.set({ client })
    const answer = await submit.mutateAsync(inputOf(street, draft, client))
    const { number, words } = answer.complaint
    if (!signedIn) keepReceipt({ street, number, receipt: answer.receipt })
    const older = words !== draft.words.trim()
    // What did not go along stays typed, as another complaint
    if (older) form.set({ client: null })
    else form.drop()
    setSent({ ...answer, older })
  }
  return {
    sent,
    send,
    busy: submit.isPending,
    error: submit.error,
    again: () => setSent(undefined),
  }
}
