import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { ReportView } from '@/contract/reports'

interface WithdrawProps {
  report: ReportView
  /** Asks anew what stands now. */
  again: () => unknown
}

/** Takes back what one reported, as long as nobody is done with it. */
export function Withdraw({ report, again }: WithdrawProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const taking = useAct('reports.withdraw', ['reports', 'assignments', 'history'])
  const take = async () => {
    const { street, report: id, version } = report
    try {
      await taking.mutateAsync({ street, report: id, version })
    } catch {
      void again()
    }
    setAsking(false)
  }
  const note =
    report.followers > 0
      ? t`别人也遇到，所以还会接着办；您不再收到进展。撤回不能反悔，可以另报一件。`
      : t`撤回后不再办理。撤回不能反悔，可以另报一件。`
  return (
    <>
      {taking.error && <Strip tone="late" icon="warning" {...words(taking.error)} />}
      <Button kind="quiet" icon="back" onTap={() => setAsking(true)}>{t`撤回这件随手报`}</Button>
      <Confirm
        open={asking}
        title={t`撤回这件随手报`}
        note={note}
        act={t`撤回`}
        busy={taking.isPending}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
