import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import { MAX_HOME_NAME } from '@/contract/homes'
import { Phone, Relation } from '@/contract/homes.shapes'
import { type ClientId, type DoorId, type StreetCode, text } from '@/contract/wire'
import { TOUCHED } from './touched'

/** Who somebody is, as typed. */
export const Typed = v.object({ relation: Relation, name: v.string(), phone: v.string() })
export type Typed = v.InferOutput<typeof Typed>

export const nobody: Typed = { relation: 'lives', name: '', phone: '' }

/** What is wrong with what was typed, if anything. */
export const wrongIn = ({ name, phone }: Typed) => ({
  name: !v.is(text(MAX_HOME_NAME), name),
  phone: phone !== '' && !v.is(Phone, phone),
})

/** As it is sent: no phone rather than an empty one. */
export const givenBy = ({ relation, name, phone }: Typed) => ({
  relation,
  name: name.trim(),
  ...(phone && { phone }),
})

const EnterDraft = v.object({
  ...Typed.entries,
  agreed: v.boolean(),
  /** Made at the first try, so that any further try enters the same person. */
  client: v.nullable(v.string()),
})

/** Somebody without a phone who is entered at a door; what is typed stays until they are there. */
export function useEntering(street: StreetCode, door: DoorId | undefined) {
  const empty = { ...nobody, agreed: false, client: null }
  const { draft, set, drop } = useDraft(`homes.enter.${door ?? ''}`, EnterDraft, empty)
  const [tried, setTried] = useState(false)
  const entering = useAct('homes.enter', [...TOUCHED, 'doors'])
  const wrong = wrongIn(draft)
  const whole = door && draft.agreed && !wrong.name && !wrong.phone
  /** The name of who is there now; undefined where something is missing or was refused. */
  const send = async (): Promise<string | undefined> => {
    setTried(true)
    if (!whole) return undefined
    const client = (draft.client ?? (await clientId())) as ClientId
    set({ client })
    const asked = { street, client, door, ...givenBy(draft), agreed: true as const }
    const done = await entering.mutateAsync(asked).catch(() => undefined)
    if (!done) return undefined
    setTried(false)
    drop()
    return done.home.name
  }
  return { draft, set, tried, wrong, send, busy: entering.isPending, error: entering.error }
}
