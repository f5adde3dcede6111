import { useLingui } from '@lingui/react/macro'
import { actWords } from '@/client/handle-words'
import { Sheet } from '@/components/Sheet'
import { Identity } from '../Identity'
import type { StepProps } from '../useStep'

/** Who reported it, apart from a step. */
export function Knowing({ report, onClose }: StepProps) {
  const { i18n } = useLingui()
  return (
    <Sheet open title={actWords(i18n, 'identity')} onClose={onClose}>
      <Identity report={report} />
    </Sheet>
  )
}
