import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useAct } from '@/client/useAction'
import type { SiteView } from '@/contract/sites'
import { changesOf, differing, type Field, formOf, rebased, type SiteForm } from './form'

type Language = 'zh' | 'en'

/** What is typed, and the site that it was typed on. */
interface Editing {
  seen: SiteView
  form: SiteForm
  /** What somebody else changed since, where that was not simply followed. */
  theirs: Field[]
}

/** Fields that both changed keep what was typed here, and are named. */
function follow({ seen, form }: Editing, fresh: SiteView, locale: Language): Editing {
  const before = formOf(seen, locale)
  const after = formOf(fresh, locale)
  const typed = differing(form, before)
  const theirs = differing(before, after)
  return {
    seen: fresh,
    form: rebased(form, before, after),
    theirs: typed.length > 0 ? theirs : [],
  }
}

/** The form of a site: whatever comes from the cloud meanwhile, nothing that was typed is lost. */
export function useEditing(site: SiteView) {
  const { i18n } = useLingui()
  // Hours stay typed in the language that they were begun in
  const [locale] = useState<Language>(i18n.locale === 'en' ? 'en' : 'zh')
  const [now, setNow] = useState<Editing>(() => ({
    seen: site,
    form: formOf(site, locale),
    theirs: [],
  }))
  const update = useAct('sites.update', ['sites', 'history'])
  useEffect(() => {
    setNow((before) => (site.version > before.seen.version ? follow(before, site, locale) : before))
  }, [site, locale])

  const base = formOf(now.seen, locale)
  const set = (change: Partial<SiteForm>) =>
    setNow((before) => ({ ...before, form: { ...before.form, ...change } }))
  const { changed, changes, problems } = changesOf(now.form, base)
  const save = async () => {
    const { street, site: id, version } = now.seen
    const answer = await update.mutateAsync({ street, site: id, version, changes })
    setNow({ seen: answer.site, form: formOf(answer.site, locale), theirs: [] })
  }
  return {
    locale,
    form: now.form,
    base,
    set,
    changed,
    problems,
    theirs: now.theirs,
    /** Takes what stands now in place of what was typed. */
    takeTheirs: (field: Field) => set({ [field]: base[field] }),
    forget: () => setNow((before) => ({ ...before, form: base, theirs: [] })),
    save,
    saved: update.isSuccess && changed.length === 0,
    busy: update.isPending,
    error: update.error,
  }
}

export type EditingSite = ReturnType<typeof useEditing>
