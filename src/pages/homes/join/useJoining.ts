import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import type { AreaName } from '@/contract/areas'
import type { MyHome } from '@/contract/homes.shapes'
import { AreaCode, BuildingId, type ClientId, DoorId, type StreetCode } from '@/contract/wire'
import { givenBy, nobody, Typed, wrongIn } from '../entering'
import { TOUCHED } from '../touched'

/** A home that is asked for, as far as it is chosen and typed. */
export const JoinDraft = v.object({
  ...Typed.entries,
  /** The code that was scanned; '' without one. Another code begins anew with where. */
  scanned: v.string(),
  to: v.nullable(v.picklist(['grid', 'door'])),
  building: v.nullable(v.object({ building: BuildingId, address: v.string(), area: AreaCode })),
  door: v.nullable(v.object({ door: DoorId, unit: v.string(), room: v.string() })),
  /** Made at the first try, so that any further try asks for the same home; another place is another one. */
  client: v.nullable(v.string()),
})
export type JoinDraft = v.InferOutput<typeof JoinDraft>

const nowhere = { to: null, building: null, door: null, client: null }

/** What is asked of the reader next. */
export type Step = 'way' | 'building' | 'room' | 'who'

/** With a code there are two ways; without one only the address leads anywhere. */
export function stepOf({ to, building, door }: JoinDraft, scanned: boolean): Step {
  const way = scanned ? to : 'door'
  if (!way) return 'way'
  if (way === 'grid' || door) return 'who'
  return building ? 'room' : 'building'
}

/** What would be sent. A code of another grid says nothing of the door and stays away. */
export function targetOf(draft: JoinDraft, grid: AreaCode | undefined) {
  const { scanned, building, door } = draft
  if (!door || !building) return scanned ? { is: 'grid' as const, scanned } : undefined
  const there = scanned !== '' && grid === building.area
  return { is: 'door' as const, door: door.door, ...(there && { scanned }) }
}

/** Everything that is typed and chosen on the way to a home, kept on the phone until it was sent. */
export function useJoining(street: StreetCode, scanned: string, area: AreaName | undefined) {
  const empty: JoinDraft = { ...nobody, ...nowhere, scanned }
  const kept = useDraft('homes.join', JoinDraft, empty)
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<MyHome>()
  const joining = useAct('homes.join', TOUCHED)
  const draft = kept.draft.scanned === scanned ? kept.draft : { ...kept.draft, ...nowhere, scanned }
  const wrong = wrongIn(draft)
  const set = (change: Partial<JoinDraft>) => kept.set({ ...draft, ...change })
  const choose = (change: Partial<JoinDraft>) => {
    joining.reset()
    set({ client: null, ...change })
  }
  const send = async () => {
    setTried(true)
    const to = targetOf(draft, area?.code)
    if (!to || wrong.name || wrong.phone) return
    const client = (draft.client ?? (await clientId())) as ClientId
    set({ client })
    const asked = { street, client, to, ...givenBy(draft), agreed: true as const }
    const done = await joining.mutateAsync(asked).catch(() => undefined)
    if (!done) return
    kept.drop()
    setSent(done.home)
  }
  return {
    draft,
    set,
    choose,
    step: stepOf(draft, scanned !== ''),
    wrong: { name: tried && wrong.name, phone: tried && wrong.phone },
    sent,
    send,
    busy: joining.isPending,
    error: joining.error,
  }
}
export type Joining = ReturnType<typeof useJoining>
