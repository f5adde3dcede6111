import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { replace, routes } from '@/client/routes'
import { useAct } from '@/client/useAction'
import { MAX_ADDRESS } from '@/contract/doors'
import { type BuildingId, Place, type StreetCode, text } from '@/contract/wire'
import { noRooms, RoomsDraft, readRooms } from '../rooms'

const Draft = v.object({
  address: v.string(),
  lng: v.string(),
  lat: v.string(),
  ...RoomsDraft.entries,
})

const empty = { address: '', lng: '', lat: '', ...noRooms }

/** What is typed of a new building, kept on the phone until it is there. */
export function useNewBuilding(street: StreetCode) {
  const { draft, set, drop } = useDraft('doors.building', Draft, empty)
  const [tried, setTried] = useState(false)
  const add = useAct('doors.add', ['doors'])
  const address = v.safeParse(text(MAX_ADDRESS), draft.address)
  const at = v.safeParse(Place, { lng: Number(draft.lng), lat: Number(draft.lat) })
  const rooms = readRooms(draft)
  const send = async () => {
    setTried(true)
    if (!address.success || !at.success || !rooms.doors) return
    const to = { is: 'new' as const, address: address.output, at: at.output }
    const done = await add.mutateAsync({ street, to, doors: rooms.doors }).catch(() => undefined)
    if (!done) return
    drop()
    replace(routes.building(street, done.building.building as BuildingId))
  }
  return {
    draft,
    set,
    place: at.success ? at.output : undefined,
    wrong: {
      address: tried && !address.success,
      at: tried && !at.success,
      rooms: tried ? rooms.wrong : undefined,
    },
    busy: add.isPending,
    error: add.error,
    send,
  }
}
