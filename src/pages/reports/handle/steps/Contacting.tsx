import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { Choice } from '@/components/Choice'
import type { InputOf } from '@/contract'
import { useStepDraft } from '../drafts'
import { Identity } from '../Identity'
import { StepSheet } from '../StepSheet'
import { StepWords, saidOf } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

type Way = InputOf<'reports.contact'>['way']
const WAYS: readonly Way[] = ['phone', 'visit', 'message']

/** First the reporter is called, visited or written to; then it is noted how. */
export function Contacting(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'contact')
  const { words } = form.draft
  const way = WAYS.find((one) => one === form.draft.pick)
  const step = useStep('reports.contact', props)
  const send = () => {
    if (way) void step.send({ ...seen(report), way, ...saidOf(words) }, form.drop)
  }
  return (
    <StepSheet
      title={actWords(i18n, 'contact')}
      note={t`先联系上提交人，再记下怎么联系的。提交人会看到已经联系。`}
      act={way ? t`记下` : t`先选怎么联系的`}
      allowed={report.can.contact}
      typed={words}
      disabled={!way}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      {report.can.identity && <Identity report={report} purpose="contact" />}
      <Choice<Way>
        label={t`怎么联系的`}
        required
        value={way}
        onChange={(pick) => form.set({ pick })}
        options={[
          { value: 'phone', label: t`打了电话`, icon: 'phone' },
          { value: 'visit', label: t`上了门`, icon: 'home' },
          { value: 'message', label: t`留了言`, icon: 'bubble' },
        ]}
      />
      <StepWords
        form={form}
        label={t`说了什么`}
        usual={[t`说明了什么时候办好`, t`没有联系上，留了话`]}
      />
    </StepSheet>
  )
}
