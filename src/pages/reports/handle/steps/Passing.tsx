import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { Strip } from '@/components/Strip'
import type { ReportView } from '@/contract/reports'
import { climbsOnReturn } from '@/contract/reports.rules'
import { type StepDraft, useStepDraft } from '../drafts'
import { People } from '../People'
import { StepSheet } from '../StepSheet'
import { isSaid, StepWords, saidOf } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

const whose = ({ street, report }: ReportView) => ({ street, report })
const whoOf = ({ draft }: StepDraft) => draft.to?.name ?? ''

/** 派遣: gives it to somebody by name. */
export function Dispatching(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'dispatch')
  const { to, words } = form.draft
  const name = whoOf(form)
  const step = useStep('reports.dispatch', props)
  const send = () => {
    if (to) void step.send({ ...seen(report), to: to.person, ...saidOf(words) }, form.drop)
  }
  return (
    <StepSheet
      title={actWords(i18n, 'dispatch')}
      note={t`选好的人马上会收到消息，期限不变。`}
      act={to ? t`派给${name}` : t`先选一位`}
      allowed={report.can.dispatch}
      typed={words}
      disabled={!to}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      <People {...whose(report)} to={to} onChoose={(next) => form.set({ to: next })} />
      <StepWords form={form} label={t`要交代的话`} hint={t`只有办理的人看得到。`} />
    </StepSheet>
  )
}

/** 退单: never without a reason and a next owner; the third time it climbs. */
export function Returning(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'return')
  const { to, words } = form.draft
  const name = whoOf(form)
  const climbs = climbsOnReturn(report.work?.returns ?? 0)
  const step = useStep('reports.return', props)
  const send = () => {
    if (to) void step.send({ ...seen(report), to: to.person, words }, form.drop)
  }
  const missing = !to ? t`先选下一位` : t`再写上原因`
  return (
    <StepSheet
      title={actWords(i18n, 'return')}
      note={t`下一位马上会收到消息，期限不变。退了单不能撤回。`}
      act={to && isSaid(words) ? (climbs ? t`退单` : t`退给${name}`) : missing}
      allowed={report.can.return}
      typed={words}
      disabled={!to || !isSaid(words)}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      {climbs && (
        <Strip
          tone="soon"
          icon="info"
          title={t`这是第三次退单，会交给上一级`}
          note={t`您选的人供上一级参考；上面没有人时，就交给他。`}
        />
      )}
      <StepWords
        form={form}
        label={t`原因`}
        hint={t`只有办理的人看得到。`}
        required
        usual={[t`不在我负责的片区`, t`要由专业部门办理`, t`位置不对，请核对`]}
      />
      <People {...whose(report)} to={to} onChoose={(next) => form.set({ to: next })} />
    </StepSheet>
  )
}
