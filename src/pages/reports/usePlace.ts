import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { inLanguage } from '@/client/hours-words'
import { NOWHERE } from '@/client/nowhere'
import { useAsk } from '@/client/useAction'
import { locate, useWhereabouts } from '@/client/whereabouts'
import type { OutputOf } from '@/contract'
import type { Responsible } from '@/contract/areas'
import type { Category } from '@/contract/reports'
import type { Place, SiteId, StreetCode } from '@/contract/wire'
import { type Form, isBegun } from './draft'

/** Who comes from a site means that site; what was left without a word begins anew where the person is. */
function useBeginning(form: Form, site: SiteId | undefined) {
  const whereabouts = useWhereabouts()
  const begun = useRef(false)
  useEffect(() => {
    const { draft, set } = form
    if (!begun.current) {
      begun.current = true
      // a phone that was asked before has moved since
      if (whereabouts.state === 'agreed') void locate()
      if (site) set({ site: { site, zh: '' } })
      else if (!isBegun(draft) && (draft.site || draft.place)) set({ site: null, place: null })
      return
    }
    const { at, state } = whereabouts
    // where it was written counts, not where it is sent
    if (state !== 'agreed' || !at || draft.site || draft.place || !isBegun(draft)) return
    set({ place: at, rough: true })
  })
  return whereabouts
}

/** The name of the site, which stays with the draft. */
function useSite(street: StreetCode, form: Form) {
  const { site } = form.draft
  const which = { street, site: site?.site ?? ('' as SiteId) }
  const { data } = useAsk('sites.get', which, { when: site !== null })
  const found = site ? data?.site : undefined
  useEffect(() => {
    if (found && site && site.zh !== found.name.zh) {
      form.set({ site: { site: site.site, ...found.name } })
    }
  })
  return found
}

/** Whose place it is where it is not this street's. */
export function useOutside(answer: OutputOf<'areas.responsible'> | undefined): string | undefined {
  const { t, i18n } = useLingui()
  if (answer?.is !== 'elsewhere') return undefined
  const name = answer.division ? inLanguage(i18n, answer.division) : ''
  return name ? t`这里属于${name}，不在本街道` : t`这里不在本街道`
}

/** Who takes it, where that is known. */
function useWho(answer: Responsible | undefined, category: Category | undefined): string {
  const { t, i18n } = useLingui()
  if (!answer) return ''
  const last = answer.path.at(-1)
  const area = last ? inLanguage(i18n, last) : ''
  if (category?.dispatch === 'desk') return t`${area} · 由街道派人办理`
  const name = answer.answers?.name
  return name ? t`${area} · 由${name}受理` : area
}

export interface Where {
  /** `none`: nowhere yet. `elsewhere`: known to lie in another street. */
  is: 'none' | 'elsewhere' | 'there'
  /** What goes with the report where no place was chosen. */
  here: Place | undefined
  /** The middle of “near it”. */
  at: Place | undefined
  title: string
  note: string
}

/** Where it is, in words, and who takes it there. */
export function usePlace(
  street: StreetCode,
  form: Form,
  category: Category | undefined,
  site: SiteId | undefined,
): Where {
  const { t, i18n } = useLingui()
  const { state, at: own } = useBeginning(form, site)
  const found = useSite(street, form)
  const { draft } = form
  const at = draft.site ? found?.at : (draft.place ?? own)
  const asked = useAsk('areas.responsible', { street, at: at ?? NOWHERE }, { when: !!at })
  const answer = at ? asked.data : undefined
  const who = useWho(answer?.is === 'here' ? answer : undefined, category)
  const outside = useOutside(answer)
  const rough = draft.place === null || draft.rough
  if (draft.site) {
    const name = draft.site.zh === '' ? t`扫码的站点` : inLanguage(i18n, draft.site)
    return { is: 'there', here: own, at, title: name, note: who }
  }
  if (!at) {
    const title = state === 'asking' ? t`正在看您在哪里` : t`还没有位置`
    return { is: 'none', here: own, at, title, note: t`用您的位置，或在地图上点一下` }
  }
  const title = draft.address.trim() || (rough ? t`您现在的大概位置` : t`地图上选的位置`)
  if (outside) return { is: 'elsewhere', here: own, at, title, note: outside }
  const note = [who, rough && t`约准到 100 米，不准就改`].filter(Boolean).join(' · ')
  return { is: 'there', here: own, at, title, note }
}
