import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { reasonWords } from '@/client/event-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { CancelReason, type EventView, MAX_CANCEL_WORDS } from '@/contract/events'
import { TOUCHED } from '../touched'

/** Calls it off with why, for the weather first; everybody who has a place is told. */
export function Cancelling({ event, onClose }: { event: EventView; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const refusal = useRefusalWords()
  const again = useAskAgain('events', 'signups')
  const [reason, setReason] = useState<CancelReason>('weather')
  const [reach, setReach] = useState<'this' | 'following'>('this')
  const [words, setWords] = useState('')
  const cancelling = useAct('events.cancel', TOUCHED)
  const cancel = async () => {
    const { street, event: id, version } = event
    const said = words.trim()
    const step = { street, event: id, version, reach, reason, ...(said && { words: said }) }
    try {
      await cancelling.mutateAsync(step)
      onClose()
    } catch {
      void again()
    }
  }
  return (
    <Confirm
      open
      title={t({ message: '取消活动', context: 'act' })}
      note={t`马上告诉所有报名和候补的人。取消以后不能恢复，可以另办一场。`}
      act={t`取消活动，告诉大家`}
      busy={cancelling.isPending}
      onConfirm={() => void cancel()}
      onClose={onClose}
    >
      <Choice<CancelReason>
        label={t`原因`}
        required
        value={reason}
        onChange={setReason}
        options={CancelReason.options.map((value) => ({ value, label: reasonWords(i18n, value) }))}
      />
      {event.series && (
        <Choice<'this' | 'following'>
          label={t`取消哪些`}
          required
          value={reach}
          onChange={setReach}
          options={[
            { value: 'this', label: t`只这一场` },
            { value: 'following', label: t`这场和以后各场` },
          ]}
        />
      )}
      <TextField
        label={t`还想说什么`}
        hint={t`例如 改到下周六同一时间`}
        multiline
        value={words}
        onChange={setWords}
        maxLength={MAX_CANCEL_WORDS}
      />
      {cancelling.error && <Strip tone="late" icon="warning" {...refusal(cancelling.error)} />}
    </Confirm>
  )
}
