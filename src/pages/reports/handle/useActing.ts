import { useState } from 'react'
import type { HandleAct } from '@/client/handle-words'

/** What lies over the page: the list of acts, or one of them; and what was done last. */
export function useActing() {
  const [open, setOpen] = useState<HandleAct | 'list'>()
  const [done, setDone] = useState<HandleAct>()
  return {
    open,
    done,
    show(what: HandleAct | 'list') {
      setDone(undefined)
      setOpen(what)
    },
    close: () => setOpen(undefined),
    /** The kit tells a sheet's end after it went, when an act may lie there already. */
    closeList: () => setOpen((now) => (now === 'list' ? undefined : now)),
    finish(act: HandleAct) {
      setOpen(undefined)
      setDone(act)
    },
  }
}

export type Acting = ReturnType<typeof useActing>
