import { useState } from 'react'
import { useAct } from '@/client/useAction'
import type { ActionName, InputOf } from '@/contract'
import type { ReportView } from '@/contract/reports'

/** What a step on a report makes old. */
const TOUCHED = ['reports', 'assignments', 'messages', 'history'] as const

/** Which report, as who takes a step saw it. */
export const seen = ({ street, report, version }: ReportView) => ({ street, report, version })

/** What a step needs to know of the page that it is taken on. */
export interface StepProps {
  report: ReportView
  /** It is done: the sheet goes, and the page says so. */
  onDone: () => void
  onClose: () => void
  /** Asks anew what stands now. */
  again: () => unknown
}

/** One step: sent once, and after a no the page shows what stands now. */
export function useStep<Name extends ActionName>(
  name: Name,
  { onDone, again }: Pick<StepProps, 'onDone' | 'again'>,
) {
  const { mutateAsync } = useAct(name, TOUCHED)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  /** @param input what is sent, or what makes it, such as photos on their way */
  const send = async (
    input: InputOf<Name> | (() => Promise<InputOf<Name>>),
    after?: () => void,
  ) => {
    setBusy(true)
    setError(undefined)
    try {
      await mutateAsync(typeof input === 'function' ? await input() : input)
    } catch (no) {
      setError(no)
      setBusy(false)
      void again()
      return
    }
    after?.()
    onDone()
  }
  return { send, busy, error }
}
