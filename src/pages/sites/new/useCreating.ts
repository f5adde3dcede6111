import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import type { SiteKind, SiteView } from '@/contract/sites'
import type { ClientId, StreetCode } from '@/contract/wire'
import { differing, type SiteForm } from '../edit/form'
import type { Language } from '../edit/hours-form'
import { begun, creationOf, emptyForm, type NewSite, Typed } from './creation'

/** The site that is there now; `older` where it is not quite what was typed last. */
export interface MadeSite {
  site: SiteView
  older: boolean
}

function useTyped(street: StreetCode) {
  const { i18n } = useLingui()
  const locale: Language = i18n.locale === 'en' ? 'en' : 'zh'
  const empty: Typed = { locale, kind: 'point', form: emptyForm(locale), client: null }
  return useDraft(`site.new.${street}`, Typed, empty)
}

/** Sends what was typed under one client id, however often it is tapped. */
function useSending(street: StreetCode, { draft, set, drop }: ReturnType<typeof useTyped>) {
  const [made, setMade] = useState<MadeSite>()
  const create = useAct('sites.create', ['sites', 'history'])
  // A second tap comes before the first one's answer has changed the page
  const under = useRef(false)
  const send = async (typed: NewSite) => {
    if (under.current) return
    under.current = true
    try {
      const client = draft.client ?? (await clientId())
      set({ client })
      const { site } = await create.mutateAsync({ street, client: client as ClientId, ...typed })
      drop()
      // An earlier try had arrived after all: what was written since is not in it
      const older = site.name.zh !== typed.name.zh || site.address.zh !== typed.address.zh
      setMade({ site, older })
    } finally {
      under.current = false
    }
  }
  return { create, made, again: () => setMade(undefined), send }
}

/** The form of a new site: on the phone from the first letter, and one site however often it is sent. */
export function useCreating(street: StreetCode) {
  const typed = useTyped(street)
  const { draft, set, drop } = typed
  const [tried, setTried] = useState(false)
  const { create, made, again, send } = useSending(street, typed)
  const read = creationOf(draft)
  const problems = 'problems' in read ? read.problems : []
  return {
    kind: draft.kind,
    setKind: (kind: SiteKind) => set({ kind }),
    filling: {
      locale: draft.locale,
      form: draft.form,
      base: emptyForm(draft.locale),
      problems: tried ? problems : begun(problems, draft),
      set: (change: Partial<SiteForm>) => set({ form: { ...draft.form, ...change } }),
    },
    /** Something is written. */
    isBegun: differing(draft.form, emptyForm(draft.locale)).length > 0,
    drop: () => {
      setTried(false)
      create.reset()
      drop()
    },
    wrong: tried && problems.length > 0,
    send: async () => {
      setTried(true)
      if ('problems' in read) return
      await send(read.site)
      setTried(false)
    },
    made,
    again,
    busy: create.isPending,
    error: create.error,
  }
}

export type Creating = ReturnType<typeof useCreating>
