import { useState } from 'react'
import { enqueue } from '@/client/outbox'
import { clientId } from '@/client/random'
import type { Category } from '@/contract/reports'
import type { ClientId, PersonId, Place, StreetCode } from '@/contract/wire'
import { atOf, type Form, toldOf } from './draft'

/** Hands the draft to the outbox, which sends it as soon as it can. What was not kept stays typed. */
export function useSending(street: StreetCode, form: Form) {
  const [sent, setSent] = useState<ClientId>()
  const [full, setFull] = useState(false)
  const send = async (whose: PersonId, category: Category, here: Place | undefined) => {
    const client = form.latest().client ?? ((await clientId()) as ClientId)
    const draft = form.set({ client, refused: null })
    const at = atOf(draft, here)
    if (!at) return
    const told = toldOf(draft, category, at)
    const kept = enqueue({ client, street, whose, told, photos: draft.photos })
    setFull(!kept)
    if (!kept) return
    form.drop()
    setSent(client)
  }
  return { sent, full, send, again: () => setSent(undefined) }
}
