import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { Choice } from '@/components/Choice'
import type { ReportResult } from '@/contract/reports'
import { PhotosField } from '../../PhotosField'
import { useStepDraft } from '../drafts'
import { dropPhotos, sendPhotos } from '../photos'
import { StepSheet } from '../StepSheet'
import { isSaid, StepWords } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

/** The result, for somebody else to verify. */
export function Resolving(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'resolve')
  const { words, pick, photos } = form.draft
  const { solve } = report.can
  const solved = { value: 'solved' as const, label: t`解决了` }
  const explained = { value: 'explained' as const, label: t`解释清楚了` }
  const options = solve ? [solved, explained] : [explained]
  const result = options.find(({ value }) => value === pick)?.value
  const step = useStep('reports.resolve', props)
  const forget = () => {
    dropPhotos(photos)
    form.drop()
  }
  const send = () => {
    if (!result) return
    const input = async () => ({
      ...{ ...seen(report), result, words },
      photos: await sendPhotos(report.street, photos),
    })
    void step.send(input, forget)
  }
  return (
    <StepSheet
      title={actWords(i18n, 'resolve')}
      note={t`由没有办理过的人核查，通过后提交人会看到。交出后不能再改。`}
      act={result && isSaid(words) ? t`交出结果` : t`选好结果，写上办了什么`}
      allowed={report.can.resolve}
      typed={words}
      disabled={!result || !isSaid(words)}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      <Choice<ReportResult>
        label={t`结果`}
        required
        hint={solve ? undefined : t`还没有接单办理，只能解释说明。`}
        value={result}
        onChange={(next) => form.set({ pick: next })}
        options={options}
      />
      <StepWords
        form={form}
        label={t`办了什么`}
        hint={t`提交人和邻居会看到，请不要写谁的姓名和电话。`}
        required
        usual={[t`已经修好，现场看过`, t`已经清理干净`]}
      />
      <PhotosField form={form} error={undefined} />
    </StepSheet>
  )
}
