import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import * as v from 'valibot'
import { useNow } from '@/client/clock'
import { actWords, fullDayWords } from '@/client/handle-words'
import { Choice } from '@/components/Choice'
import { Field } from '@/components/Field'
import { TextField } from '@/components/TextField'
import { addDays, dayOf } from '@/contract/calendar.rules'
import { MAX_PAUSE_DAYS } from '@/contract/reports-clocks.rules'
import { Day } from '@/contract/wire'
import { useStepDraft } from '../drafts'
import { StepSheet } from '../StepSheet'
import { isSaid, StepWords, saidOf } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

/** What is asked for most often, in days from today. */
const USUAL_DAYS = [3, 7, 15, MAX_PAUSE_DAYS]

/** The day, where it is one and lies within what may be asked. */
function untilOf(written: string, today: Day): Day | undefined {
  const read = v.safeParse(Day, written.trim())
  if (!read.success) return undefined
  const soon = read.output > today && read.output <= addDays(today, MAX_PAUSE_DAYS)
  return soon ? read.output : undefined
}

interface UntilProps {
  written: string
  today: Day
  wrong: boolean
  onChange: (written: string) => void
}

/** Until which day: one of a few, or another one in figures. */
function Until({ written, today, wrong, onChange }: UntilProps) {
  const { t, i18n } = useLingui()
  const days = USUAL_DAYS.map((ahead) => addDays(today, ahead))
  return (
    <>
      <Choice<string>
        label={t`暂停到哪一天`}
        required
        value={written}
        onChange={onChange}
        options={days.map((day) => ({ value: day, label: fullDayWords(i18n, day) }))}
      />
      <TextField
        label={t`或写另一天`}
        hint={t`像 ${today} 这样写，最多 ${MAX_PAUSE_DAYS} 天`}
        value={written}
        onChange={onChange}
        maxLength={10}
        error={wrong ? t`请写对日期：明天起 ${MAX_PAUSE_DAYS} 天以内` : undefined}
      />
    </>
  )
}

/** Asks who stands above to let the clock stand still. */
export function AskingPause(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const today = dayOf(useNow())
  const form = useStepDraft(report, 'askPause')
  const { words, pick } = form.draft
  const written = pick ?? ''
  const until = untilOf(written, today)
  const step = useStep('reports.askPause', props)
  const send = () => {
    if (until) void step.send({ ...seen(report), until, words }, form.drop)
  }
  return (
    <StepSheet
      title={actWords(i18n, 'askPause')}
      note={t`上一级同意以后才停；没有批复以前，期限照旧。`}
      act={until && isSaid(words) ? t`申请` : t`选好日子，写上原因`}
      allowed={report.can.askPause}
      typed={words}
      disabled={!until || !isSaid(words)}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      <Until
        written={written}
        today={today}
        wrong={written.length === 10 && !until}
        onChange={(next) => form.set({ pick: next })}
      />
      <StepWords
        form={form}
        label={t`原因`}
        required
        usual={[t`等配件到货`, t`等天气好转再施工`, t`等提交人回来`]}
      />
    </StepSheet>
  )
}

type Answer = 'allow' | 'refuse'

/** Allows a pause or refuses it; no needs a reason. */
export function AnsweringPause(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'answerPause')
  const { words, pick } = form.draft
  const answer: Answer | undefined = pick === 'allow' || pick === 'refuse' ? pick : undefined
  const step = useStep('reports.answerPause', props)
  const pause = report.work?.pause
  const until = pause ? fullDayWords(i18n, pause.until) : ''
  const ready = answer === 'allow' || (answer === 'refuse' && isSaid(words))
  const send = () => {
    const said = { allow: answer === 'allow', ...saidOf(words) }
    void step.send({ ...seen(report), ...said }, form.drop)
  }
  return (
    <StepSheet
      title={actWords(i18n, 'answerPause')}
      note={t`同意以后，到${until}以前不计时；提交人会收到消息。`}
      act={answer === 'refuse' ? t`不同意暂停` : answer ? t`同意暂停` : t`先选同意或不同意`}
      allowed={report.can.answerPause}
      typed={words}
      disabled={!ready}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      {pause && (
        <Field label={t`申请的原因`} narrows>
          {() => <View className="report-said">{pause.reason}</View>}
        </Field>
      )}
      <Choice<Answer>
        label={t`您的批复`}
        required
        value={answer}
        onChange={(next) => form.set({ pick: next })}
        options={[
          { value: 'allow', label: t`同意` },
          { value: 'refuse', label: t`不同意` },
        ]}
      />
      <StepWords form={form} label={t`说明`} required={answer === 'refuse'} />
    </StepSheet>
  )
}
