import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Subject } from '@/contract/history'
import type { StreetCode } from '@/contract/wire'
import { historyWords } from './history-words'
import { useAsk } from './useAction'

/** What happened to a thing, asked for only once somebody wants to see it. */
export function useHistory(street: StreetCode, subject: Subject) {
  const { i18n } = useLingui()
  const [shown, setShown] = useState(false)
  const asked = useAsk('history.list', { street, subject }, { when: shown, keep: false })
  const lines = asked.data && historyWords(i18n, asked.data.lines)
  return {
    shown,
    lines,
    failed: asked.isError,
    more: (asked.data?.next ?? null) !== null,
    toggle: () => setShown(!shown),
  }
}
