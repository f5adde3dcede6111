import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { actWords } from '@/client/handle-words'
import type { ReportView } from '@/contract/reports'
import { StepSheet } from '../StepSheet'
import { type Terms, TermsFields } from '../Terms'
import { type StepProps, seen, useStep } from '../useStep'

const termsOf = (report: ReportView): Terms => ({
  category: report.category.code,
  class: report.class,
})

/** Puts it into another category or class. */
export function Recategorizing(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const [terms, setTerms] = useState(() => termsOf(report))
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
      <TermsFields street={report.street} terms={terms} onChange={setTerms} />
    </StepSheet>
  )
}
