import { useRef, useState } from 'react'
import * as v from 'valibot'
import { CallRefused } from '@/client/call'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import type { OutputOf } from '@/contract'
import { ClientId, type StreetCode } from '@/contract/wire'

type Way = 'in' | 'out'
export type SelfAnswer = OutputOf<'checkins.self'> & { way: Way }

interface Deed {
  way: Way
  client: ClientId
}

/** Comes or leaves by the code of the door. A deed whose answer was lost is the same deed when it is tried again. */
export function useSelf(street: StreetCode, scanned: string) {
  const acting = useAct('checkins.self', ['signups', 'checkins', 'service'])
  const lost = useRef<Deed>()
  const [answer, setAnswer] = useState<SelfAnswer>()
  const deedOf = async (way: Way): Promise<Deed> => {
    if (lost.current?.way === way) return lost.current
    const fresh = await clientId()
    return { way, client: v.parse(ClientId, fresh) }
  }
  const go = async (way: Way) => {
    const deed = await deedOf(way)
    lost.current = deed
    try {
      const said = await acting.mutateAsync({ street, scanned, ...deed })
      lost.current = undefined
      setAnswer({ ...said, way })
    } catch (error) {
      if (error instanceof CallRefused) lost.current = undefined
      setAnswer(undefined)
    }
  }
  return { go: (way: Way) => void go(way), answer, busy: acting.isPending, error: acting.error }
}
