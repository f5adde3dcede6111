import { useEffect, useState } from 'react'

/** Long enough to type the next letter, short enough to wait for, ms. */
const PAUSE = 400

/** What is typed, once somebody stops typing: no letter is a question of its own. */
export function useSettled(typed: string): string {
  const [settled, settle] = useState(typed)
  useEffect(() => {
    const later = setTimeout(() => settle(typed), PAUSE)
    return () => clearTimeout(later)
  }, [typed])
  return settled
}
