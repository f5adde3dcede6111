import { useState } from 'react'
import { useAct } from '@/client/useAction'
import type { Closure } from '@/contract/hours'
import type { SiteView } from '@/contract/sites'
import type { Bilingual, Instant } from '@/contract/wire'

interface Closing {
  until?: Instant | undefined
  note?: Bilingual | undefined
}

const TOUCHES = ['sites', 'history']

/** Closing early and taking it back; each can be undone by the other. A refusal is told in `error`. */
export function useClosing(site: SiteView) {
  const [last, setLast] = useState<'close' | 'reopen'>()
  const [before, setBefore] = useState<Closure>()
  const closing = useAct('sites.close', TOUCHES)
  const opening = useAct('sites.reopen', TOUCHES)
  const { street, site: id, version } = site
  const which = { street, site: id, version }
  const told = async (work: Promise<unknown>, what: 'close' | 'reopen') => {
    setLast(await work.then(() => what).catch(() => undefined))
  }
  const close = ({ until, note }: Closing) => {
    opening.reset()
    const input = { ...which, ...(until ? { until } : {}), ...(note ? { note } : {}) }
    return told(closing.mutateAsync(input), 'close')
  }
  const reopen = () => {
    closing.reset()
    setBefore(site.closures[0])
    return told(opening.mutateAsync(which), 'reopen')
  }
  const undos = {
    close: () => void reopen(),
    reopen: before && (() => void close({ until: before.until, note: before.note })),
  }
  return {
    last,
    undo: last && undos[last],
    busy: closing.isPending || opening.isPending,
    error: closing.error ?? opening.error,
    close,
    reopen,
  }
}
