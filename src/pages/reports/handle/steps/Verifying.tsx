import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { Choice } from '@/components/Choice'
import { ResultCard } from '../../ResultCard'
import { useStepDraft } from '../drafts'
import { StepSheet } from '../StepSheet'
import { isSaid, StepWords, saidOf } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

type Verdict = 'pass' | 'fail'

/** 核查: closes it, or sends it back with the reason. */
export function Verifying(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'verify')
  const { words, pick } = form.draft
  const verdict: Verdict | undefined = pick === 'pass' || pick === 'fail' ? pick : undefined
  const step = useStep('reports.verify', props)
  const ready = verdict === 'pass' || (verdict === 'fail' && isSaid(words))
  const send = () => {
    const said = { pass: verdict === 'pass', ...saidOf(words) }
    void step.send({ ...seen(report), ...said }, form.drop)
  }
  const act = { pass: t`通过，结案`, fail: t`退回重办` }
  return (
    <StepSheet
      title={actWords(i18n, 'verify')}
      note={t`通过就结案，请提交人评价；不通过就退回办理的人。不能撤回。`}
      act={verdict ? act[verdict] : t`先选通过或退回`}
      allowed={report.can.verify}
      typed={words}
      disabled={!ready}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      <ResultCard report={report} />
      <Choice<Verdict>
        label={t`核查下来`}
        required
        value={verdict}
        onChange={(next) => form.set({ pick: next })}
        options={[
          { value: 'pass', label: t`办好了` },
          { value: 'fail', label: t`还没办好` },
        ]}
      />
      <StepWords
        form={form}
        label={verdict === 'fail' ? t`哪里没办好` : t`说明`}
        required={verdict === 'fail'}
        usual={verdict === 'fail' ? [t`到现场看，问题还在`, t`结果写得不清楚`] : []}
      />
    </StepSheet>
  )
}
