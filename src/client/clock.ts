import { useEffect, useState } from 'react'
import { useMe } from './session'
import { useAsk } from './useAction'

const MINUTE = 60_000

/** The phone's minute: a new value at each full one, so that what is said of hours stays right. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(
        () => {
          setNow(Date.now())
          wait()
        },
        MINUTE - (Date.now() % MINUTE),
      )
    }
    wait()
    return () => clearTimeout(timer)
  }, [])
  return now
}

/** Now, to the minute (ms); in a demonstration whose clock was moved, by that clock. */
export function useNow(): number {
  const minute = useMinute()
  const demonstration = useMe().data?.demonstration ?? false
  const clock = useAsk('clock.read', {}, { when: demonstration, keep: false })
  if (!clock.data?.moved) return minute
  return minute + Date.parse(clock.data.now) - clock.dataUpdatedAt
}
