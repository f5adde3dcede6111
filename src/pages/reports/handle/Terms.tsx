import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { classDaysWords } from '@/client/handle-words'
import { inLanguage } from '@/client/hours-words'
import { useAsk } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { PageState } from '@/components/PageState'
import type { OutputOf } from '@/contract'
import { type Category, type CategoryCode, DeadlineClass } from '@/contract/reports'
import type { StreetCode } from '@/contract/wire'

/** What a report is, and how urgent. */
export interface Terms {
  category: CategoryCode
  class: DeadlineClass
}

interface TermsProps {
  /** Undefined: nothing is chosen yet. */
  terms: Terms | undefined
  onChange: (terms: Terms) => void
}

const groupsOf = (categories: readonly Category[]) =>
  categories.filter(({ group }, i) => categories.findIndex((c) => c.group.zh === group.zh) === i)

/** The group, then the category in it; its usual class comes along and can be changed. */
function Fields({
  categories,
  clocks,
  terms,
  onChange,
}: TermsProps & OutputOf<'reports.categories'>) {
  const { t, i18n } = useLingui()
  const current = categories.find(({ code }) => code === terms?.category)
  const [group, setGroup] = useState(current?.group.zh)
  const within = categories.filter((one) => one.group.zh === group)
  const choose = (code: CategoryCode) => {
    const found = categories.find((one) => one.code === code)
    if (found) onChange({ category: code, class: found.class })
  }
  return (
    <>
      <Choice<string>
        label={t`大类`}
        narrows
        value={group}
        onChange={setGroup}
        options={groupsOf(categories).map((one) => ({
          value: one.group.zh,
          label: inLanguage(i18n, one.group),
        }))}
      />
      {within.length > 0 && (
        <Choice<CategoryCode>
          label={t`类别`}
          required
          value={terms?.category}
          onChange={choose}
          options={within.map(({ code, name }) => ({ value: code, label: inLanguage(i18n, name) }))}
        />
      )}
      {terms && (
        <Choice<DeadlineClass>
          label={t`期限`}
          required
          value={terms.class}
          onChange={(urgency) => onChange({ ...terms, class: urgency })}
          options={DeadlineClass.options.map((one) => ({
            value: one,
            label: classDaysWords(i18n, one, clocks),
          }))}
        />
      )}
    </>
  )
}

/** The categories of a street, to put reports into one of them. */
export function TermsFields({ street, ...props }: TermsProps & { street: StreetCode }) {
  const asked = useAsk('reports.categories', { street })
  return (
    <PageState query={asked} cards={1}>
      {(known) => <Fields {...known} {...props} />}
    </PageState>
  )
}
