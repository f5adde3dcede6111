import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { PhotosField } from '../../PhotosField'
import { useStepDraft } from '../drafts'
import { dropPhotos, sendPhotos } from '../photos'
import { StepSheet } from '../StepSheet'
import { isSaid, StepWords } from '../StepWords'
import { type StepProps, seen, useStep } from '../useStep'

/** How far it is, for everybody concerned. */
export function Progress(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const form = useStepDraft(report, 'progress')
  const { words, photos } = form.draft
  const step = useStep('reports.progress', props)
  const input = async () => ({
    ...seen(report),
    words,
    photos: await sendPhotos(report.street, photos),
  })
  const forget = () => {
    dropPhotos(photos)
    form.drop()
  }
  return (
    <StepSheet
      title={actWords(i18n, 'progress')}
      note={t`提交人和关注的人马上会看到，发出后不能再改。`}
      act={t`发出`}
      allowed={report.can.progress}
      typed={words}
      disabled={!isSaid(words)}
      busy={step.busy}
      error={step.error}
      onSend={() => void step.send(input, forget)}
      onClose={onClose}
    >
      <StepWords
        form={form}
        label={t`到哪里了`}
        required
        usual={[t`已到现场看过`, t`已通知维修，在等配件`, t`正在处理`]}
      />
      <PhotosField form={form} error={undefined} />
    </StepSheet>
  )
}
