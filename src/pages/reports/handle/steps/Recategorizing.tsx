import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { actWords, classWords } from '@/client/handle-words'
import { inLanguage } from '@/client/hours-words'
import { useAsk } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { PageState } from '@/components/PageState'
import {
  type Category,
  type CategoryCode,
  DeadlineClass,
  type ReportView,
} from '@/contract/reports'
import { StepSheet } from '../StepSheet'
import { type StepProps, seen, useStep } from '../useStep'

interface Terms {
  category: CategoryCode
  class: DeadlineClass
}

interface FieldsProps {
  categories: readonly Category[]
  terms: Terms
  onChange: (terms: Terms) => void
}

const groupsOf = (categories: readonly Category[]) =>
  categories.filter(({ group }, i) => categories.findIndex((c) => c.group.zh === group.zh) === i)

/** The group, then the category in it; its usual class comes along and can be changed. */
function Fields({ categories, terms, onChange }: FieldsProps) {
  const { t, i18n } = useLingui()
  const current = categories.find(({ code }) => code === terms.category)
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
          value={terms.category}
          onChange={choose}
          options={within.map(({ code, name }) => ({ value: code, label: inLanguage(i18n, name) }))}
        />
      )}
      <Choice<DeadlineClass>
        label={t`期限`}
        required
        value={terms.class}
        onChange={(urgency) => onChange({ ...terms, class: urgency })}
        options={DeadlineClass.options.map((one) => ({ value: one, label: classWords(i18n, one) }))}
      />
    </>
  )
}

const termsOf = (report: ReportView): Terms => ({
  category: report.category.code,
  class: report.class,
})

/** Puts it into another category or class. */
export function Recategorizing(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const [terms, setTerms] = useState(() => termsOf(report))
  const asked = useAsk('reports.categories', { street: report.street })
  const step = useStep('reports.recategorize', props)
  const before = termsOf(report)
  const same = terms.category === before.category && terms.class === before.class
  return (
    <StepSheet
      title={actWords(i18n, 'recategorize')}
      note={t`期限从收到的那天重新算，提交人会收到消息。`}
      act={same ? t`还没有改动` : t`改好`}
      allowed={report.can.recategorize}
      disabled={same}
      busy={step.busy}
      error={step.error}
      onSend={() => void step.send({ ...seen(report), ...terms })}
      onClose={onClose}
    >
      <PageState query={asked} cards={1}>
        {({ categories }) => <Fields categories={categories} terms={terms} onChange={setTerms} />}
      </PageState>
    </StepSheet>
  )
}
