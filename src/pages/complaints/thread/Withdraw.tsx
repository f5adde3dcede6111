import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { ComplaintView } from '@/contract/complaints'

interface WithdrawProps {
  complaint: ComplaintView
  /** Asks anew what stands now. */
  again: () => unknown
}

/** Takes back what one sent, as long as nobody answered. */
export function Withdraw({ complaint, again }: WithdrawProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const taking = useAct('complaints.withdraw', ['complaints', 'assignments', 'history'])
  const take = async () => {
    const { street, complaint: id, version } = complaint
    try {
      await taking.mutateAsync({ street, complaint: id, version })
    } catch {
      void again()
    }
    setAsking(false)
  }
  return (
    <>
      {taking.error && <Strip tone="late" icon="warning" {...words(taking.error)} />}
      <Button kind="quiet" icon="back" onTap={() => setAsking(true)}>{t`撤回这件意见`}</Button>
      <Confirm
        open={asking}
        title={t`撤回这件意见`}
        note={t`撤回后不再办理，您留的联系方式会删掉。撤回不能反悔，可以另提一件。`}
        act={t`撤回`}
        busy={taking.isPending}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
