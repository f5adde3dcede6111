import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { StepSheet } from '../StepSheet'
import { type StepProps, seen, useStep } from '../useStep'

type PlainAct = 'accept' | 'file' | 'resume' | 'unmerge'

/** A step that needs no words: one question, one tap. */
export function Plain({ act, ...props }: StepProps & { act: PlainAct }) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const step = useStep(`reports.${act}`, props)
  const notes: Record<PlainAct, string> = {
    accept: t`由您办理，提交人会收到消息。接了单就不能由您核查；不归您办，可以退单。`,
    file: t`类别和期限按现在的定下来，提交人会收到消息。不能撤回。`,
    resume: t`从今天起接着计时，提交人会收到消息。`,
    unmerge: t`从那一件里拿出来，回到并入之前，关注的人会收到消息。`,
  }
  return (
    <StepSheet
      title={actWords(i18n, act)}
      note={notes[act]}
      act={actWords(i18n, act)}
      allowed={report.can[act]}
      busy={step.busy}
      error={step.error}
      onSend={() => void step.send(seen(report))}
      onClose={onClose}
    />
  )
}
