import * as v from 'valibot'
import { dropDraft, readDraft, writeDraft } from '@/client/drafts'
import type { SiteView } from '@/contract/sites'
import { Version } from '@/contract/wire'
import { differing, type Field, formOf, isForStaff, rebased, SiteForm } from './form'
import { Language } from './hours-form'

/** What is typed, and what stood there when it was. */
const Typed = v.object({ locale: Language, version: Version, base: SiteForm, form: SiteForm })

/** What is typed on a site, on top of what stands in the cloud as far as this phone knows. */
export interface Editing extends v.InferOutput<typeof Typed> {
  /** What somebody else changed since, where that was not simply followed. */
  theirs: Field[]
  /** Brought back from the phone, and not changed or saved since. */
  kept: boolean
}

type Which = Pick<SiteView, 'street' | 'site'>
const nameOf = ({ street, site }: Which) => `site.${street}.${site}`

/** A site as it stands, nothing typed. */
export function untouched(site: SiteView, locale: Language): Editing {
  const form = formOf(site, locale)
  return { locale, version: site.version, base: form, form, theirs: [], kept: false }
}

/** Fields that both changed keep what was typed here, and are named. */
export function follow(editing: Editing, fresh: SiteView): Editing {
  const { base, form, locale } = editing
  const after = formOf(fresh, locale)
  const typed = differing(form, base)
  return {
    ...editing,
    version: fresh.version,
    base: after,
    form: rebased(form, base, after),
    theirs: typed.length > 0 ? differing(base, after) : [],
  }
}

/** What this phone had typed and not saved, on the site as it stands now; a field that is not theirs is left out. */
export function resume(site: SiteView, locale: Language): Editing {
  const typed = readDraft(nameOf(site), Typed)
  if (!typed) return untouched(site, locale)
  const { base, form } = typed
  const theirs = site.can.editPlace ? [] : differing(form, base).filter(isForStaff)
  const kept = Object.fromEntries(theirs.map((field) => [field, base[field]]))
  const editing: Editing = { ...typed, form: { ...form, ...kept }, theirs: [], kept: true }
  const now = site.version > typed.version ? follow(editing, site) : editing
  return differing(now.form, now.base).length > 0 ? now : untouched(site, locale)
}

/** Keeps what is typed on the phone, until it is saved or dropped. */
export function keep(which: Which, { locale, version, base, form }: Editing): void {
  if (differing(form, base).length === 0) dropDraft(nameOf(which))
  else writeDraft(nameOf(which), { locale, version, base, form })
}
