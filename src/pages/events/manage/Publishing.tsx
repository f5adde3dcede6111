import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { EventView } from '@/contract/events'
import { TOUCHED } from '../touched'

/** Shows a draft to everybody, after one question. */
export function Publishing({ event }: { event: EventView }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const again = useAskAgain('events')
  const [asking, setAsking] = useState(false)
  const publishing = useAct('events.publish', TOUCHED)
  const publish = async () => {
    const { street, event: id, version } = event
    try {
      await publishing.mutateAsync({ street, event: id, version })
      setAsking(false)
    } catch {
      void again()
    }
  }
  return (
    <>
      <Button onTap={() => setAsking(true)}>{t`发布`}</Button>
      <Confirm
        open={asking}
        title={t`发布这个活动`}
        note={t`发布后大家都看得到，可以报名。以后还能改，也能取消。`}
        act={t`发布`}
        busy={publishing.isPending}
        onConfirm={() => void publish()}
        onClose={() => setAsking(false)}
      >
        {publishing.error && <Strip tone="late" icon="warning" {...words(publishing.error)} />}
      </Confirm>
    </>
  )
}
