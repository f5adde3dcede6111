import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addressWords } from '@/client/home-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { HomeRequest } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { Reason } from '../Reason'
import { TOUCHED } from '../touched'

interface RefusingProps {
  street: StreetCode
  request: HomeRequest
  onDone: (words: string) => void
  onClose: () => void
}

/** No, with a reason that the person reads. */
export function Refusing({ street, request, onDone, onClose }: RefusingProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [note, setNote] = useState('')
  const answering = useAct('homes.answer', TOUCHED)
  const { home, version, name, door } = request
  const place = addressWords(i18n, door)
  const usual = [
    t`这一户的人说不认识`,
    t`门牌可能选错了，请再看一看`,
    t`请先到居民区办公室核对一下`,
  ]
  const refuse = async () => {
    const answer = { street, home, version, answer: 'refused' as const, note: note.trim() }
    const done = await answering.mutateAsync(answer).catch(() => undefined)
    if (done) onDone(t`没有确认 ${name} · ${place}`)
  }
  return (
    <Confirm
      open
      title={t`不确认${name}`}
      note={t`原因会给本人看到，他可以重新登记。`}
      act={t`不确认`}
      busy={answering.isPending}
      disabled={note.trim() === ''}
      onConfirm={() => void refuse()}
      onClose={onClose}
    >
      <Reason usual={usual} value={note} onChange={setNote} />
      {answering.error && <Strip tone="late" icon="warning" {...words(answering.error)} />}
    </Confirm>
  )
}
