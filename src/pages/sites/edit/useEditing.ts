import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useAct } from '@/client/useAction'
import type { SiteView } from '@/contract/sites'
import { type Editing, follow, keep, resume, untouched } from './draft'
import { changesOf, type Field, type SiteForm } from './form'

/** The form of a site: whatever comes from the cloud meanwhile, and whenever the page is left, nothing that was typed is lost. */
export function useEditing(site: SiteView) {
  const { i18n } = useLingui()
  const [now, setNow] = useState<Editing>(() => resume(site, i18n.locale === 'en' ? 'en' : 'zh'))
  const update = useAct('sites.update', ['sites', 'history'])
  const { street, site: id } = site
  useEffect(() => {
    setNow((before) => (site.version > before.version ? follow(before, site) : before))
  }, [site])
  useEffect(() => keep({ street, site: id }, now), [street, id, now])

  const { locale, form, base, version } = now
  const set = (change: Partial<SiteForm>) =>
    setNow((before) => ({ ...before, form: { ...before.form, ...change } }))
  const { changed, changes, problems } = changesOf(form, base)
  const save = async () => {
    const answer = await update.mutateAsync({ street, site: id, version, changes })
    setNow(untouched(answer.site, locale))
  }
  return {
    locale,
    form,
    base,
    set,
    changed,
    problems,
    theirs: now.theirs,
    /** Typed at an earlier visit. */
    kept: now.kept && changed.length > 0,
    /** Takes what stands now in place of what was typed. */
    takeTheirs: (field: Field) => set({ [field]: base[field] }),
    forget: () => setNow((before) => ({ ...before, form: base, theirs: [], kept: false })),
    save,
    saved: update.isSuccess && changed.length === 0,
    busy: update.isPending,
    error: update.error,
  }
}

export type EditingSite = ReturnType<typeof useEditing>
