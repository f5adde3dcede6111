import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { MySignup } from '@/contract/signups'
import { TOUCHED } from '../touched'
import { ChangeSheet } from './ChangeSheet'
import { placesOf } from './places-of'
import '../../../components/events/events.scss'

/** Gives all of it back, after one question. */
function Cancelling({ signup, onClose }: { signup: MySignup; onClose: () => void }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const again = useAskAgain('signups', 'events')
  const cancelling = useAct('signups.cancel', TOUCHED)
  const { street, signup: id, version, state } = signup
  const cancel = async () => {
    try {
      await cancelling.mutateAsync({ street, signup: id, version })
      onClose()
    } catch {
      void again()
    }
  }
  return (
    <Confirm
      open
      title={state === 'waiting' ? t`不再候补` : t`取消报名`}
      note={t`名额会马上给下一位。以后还想来，可以重新报名，排在后面。`}
      act={state === 'waiting' ? t`不再候补` : t`取消报名`}
      busy={cancelling.isPending}
      onConfirm={() => void cancel()}
      onClose={onClose}
    >
      {cancelling.error && <Strip tone="late" icon="warning" {...words(cancelling.error)} />}
    </Confirm>
  )
}

/** The ways back: fewer people or shifts, other shifts, or nothing at all. */
export function GivingBack({ signup }: { signup: MySignup }) {
  const { t } = useLingui()
  const [doing, setDoing] = useState<'change' | 'cancel'>()
  const { can, state } = signup
  const stop = () => setDoing(undefined)
  if (!can.cancel && !can.change) return null
  return (
    <>
      <View className="event-acts">
        {can.change && (state === 'confirmed' || placesOf(signup).length > 1) && (
          <Button kind="second" icon="edit" onTap={() => setDoing('change')}>
            {t`改人数或班次`}
          </Button>
        )}
        {can.cancel && (
          <Button kind="quiet" icon="cross" onTap={() => setDoing('cancel')}>
            {state === 'waiting' ? t`不再候补` : t`取消报名`}
          </Button>
        )}
      </View>
      {doing === 'change' && <ChangeSheet signup={signup} onClose={stop} />}
      {doing === 'cancel' && <Cancelling signup={signup} onClose={stop} />}
    </>
  )
}
