import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { useStepDraft } from '../drafts'
import { StepSheet } from '../StepSheet'
import { isSaid, StepWords } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

/** Takes a closed one up again. */
export function Reopening(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'reopen')
  const { words } = form.draft
  const step = useStep('reports.reopen', props)
  return (
    <StepSheet
      title={actWords(i18n, 'reopen')}
      note={t`由没有办理过的上一级重新办理，提交人会收到消息。不能撤回。`}
      act={actWords(i18n, 'reopen')}
      allowed={report.can.reopen}
      typed={words}
      disabled={!isSaid(words)}
      busy={step.busy}
      error={step.error}
      onSend={() => void step.send({ ...seen(report), words }, form.drop)}
      onClose={onClose}
    >
      <StepWords
        form={form}
        label={t`原因`}
        required
        usual={[t`到现场看，问题还在`, t`同样的问题又出现了`]}
      />
    </StepSheet>
  )
}
