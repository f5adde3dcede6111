import Taro from '@tarojs/taro'
import { useState } from 'react'
import { outcomeTone } from '@/client/checkin-words'
import type { Door, Said, Visitors } from '@/client/door'
import { readCode } from '@/client/scan'
import type { DoorLine } from '@/contract/checkins'
import type { PlaceId } from '@/contract/wire'

export type Way = 'in' | 'out'

/** Felt in the hand before it is read: short where they go in, long where somebody has to look. */
function feel(said: Said): void {
  const well = said.is === 'answer' && ['open', 'info'].includes(outcomeTone(said.outcome))
  const buzz = well ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong()
  Promise.resolve(buzz).catch(() => undefined)
}

/** What is done at the door, one after the other, and what the door said last. */
export function useDeeds(door: Door) {
  const [way, setWay] = useState<Way>('in')
  const [said, setSaid] = useState<Said>()
  const [busy, setBusy] = useState(false)
  const hear = async (deed: Promise<Said>): Promise<Said> => {
    setBusy(true)
    try {
      const answer = await deed
      setSaid(answer)
      feel(answer)
      return answer
    } finally {
      setBusy(false)
    }
  }
  return {
    way,
    said,
    busy,
    turn(next: Way) {
      setWay(next)
      setSaid(undefined)
    },
    /** What the camera reads; a browser hands in what was typed. */
    async read() {
      const scanned = await readCode()
      if (scanned) await hear(door.scan(scanned, way))
    },
    scan: (scanned: string) => hear(door.scan(scanned, way)),
    admit: (line: DoorLine, places: readonly PlaceId[]) => hear(door.admit(line, way, places)),
    walkIn: (visitors: Visitors) => hear(door.walkIn(visitors)),
  }
}

export type Deeds = ReturnType<typeof useDeeds>
