import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { HomeAtDoor } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { Reason } from '../Reason'
import { TOUCHED } from '../touched'

interface EndingProps {
  street: StreetCode
  person: HomeAtDoor
  onDone: (words: string) => void
}

/** Somebody who no longer belongs there, with why. */
export function Ending({ street, person, onDone }: EndingProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const ending = useAct('homes.end', [...TOUCHED, 'doors'])
  const { home, version, name, account } = person
  const usual = [t`搬走了`, t`去世了`, t`重复登记`]
  const end = async () => {
    const asked = { street, home, version, note: note.trim() }
    const done = await ending.mutateAsync(asked).catch(() => undefined)
    if (done) onDone(t`已结束 ${name} 的登记`)
  }
  return (
    <>
      <Button kind="quiet" name={t`结束登记 ${name}`} onTap={() => setAsking(true)}>
        {t`结束登记`}
      </Button>
      <Confirm
        open={asking}
        title={t`结束${name}的登记`}
        note={account ? t`本人会收到消息，看得到原因。` : t`替他办事的人会收到消息。`}
        act={t`结束登记`}
        busy={ending.isPending}
        disabled={note.trim() === ''}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      >
        <Reason usual={usual} value={note} onChange={setNote} />
        {ending.error && <Strip tone="late" icon="warning" {...words(ending.error)} />}
      </Confirm>
    </>
  )
}
