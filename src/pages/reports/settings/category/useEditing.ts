import { useState } from 'react'
import * as v from 'valibot'
import { useCorrections } from '@/client/corrections'
import { replace, routes } from '@/client/routes'
import { useAct } from '@/client/useAction'
import type { CategoryCode } from '@/contract/reports'
import type { ReportSettings } from '@/contract/reports-settings'
import { changedIn } from '@/contract/reports-settings.rules'
import type { SettingsProps } from '../useSettings'
import { CategoryForm, emptyForm, formOf, readForm } from './form'

const isSame = (form: CategoryForm, other: CategoryForm) =>
  JSON.stringify(form) === JSON.stringify(other)

/** The category that an answer has and the list before it had not. */
function newIn(before: ReportSettings, after: ReportSettings) {
  const there = new Set(before.categories.map(({ code }) => code))
  return after.categories.find(({ code }) => !there.has(code))
}

/** A new category or one that is there, as it is typed: on the phone until it is saved or dropped. */
export function useEditing(
  { street, settings, again }: SettingsProps,
  code: CategoryCode | undefined,
) {
  const { categories, versions } = settings
  const one = categories.find((each) => each.code === code)
  const standing = one ? formOf(one) : emptyForm(categories)
  const name = `report.category.${street}.${code ?? 'new'}`
  const typed = v.partial(CategoryForm)
  const draft = useCorrections(name, typed, standing, versions.categories)
  const { form, version, set, follow, drop } = draft
  const [tried, setTried] = useState(false)
  const [kept] = useState(!isSame(form, standing))
  const saving = useAct('reports.setCategory', ['reports', 'history'])
  const { category, problems } = readForm(form, code, categories)
  const changed = one ? changedIn(one, category).length > 0 : !isSame(form, standing)
  const save = async () => {
    setTried(true)
    if (problems.length > 0) return
    try {
      const asked = { street, version, ...(code && { code }), category }
      const saved = await saving.mutateAsync(asked)
      drop()
      setTried(false)
      const added = code ? undefined : newIn(settings, saved)
      if (added) replace(routes.reportCategory(street, added.code, 'added'))
    } catch {
      const now = await again()
      if (now) follow(now.versions.categories)
    }
  }
  return {
    ...{ form, set, save, drop, changed, one, kept: kept && changed },
    problems: tried ? problems : [],
    saved: saving.isSuccess && !changed,
    busy: saving.isPending,
    error: changed ? saving.error : null,
  }
}

export type Editing = ReturnType<typeof useEditing>
