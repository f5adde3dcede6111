import { useRef, useState } from 'react'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import type { BoardLine, BulkOutcome, BulkStep } from '@/contract/reports-desk'
import type { BulkId, ClientId, Instant, ReportId, StreetCode, Version } from '@/contract/wire'

/** What a step on a report makes old. */
const TOUCHED = ['reports', 'assignments', 'messages', 'history'] as const

/** What is sent, and sent again until it is answered. */
interface Attempt {
  act: BulkStep
  reports: { report: ReportId; version: Version }[]
  client: ClientId
}

/** What became of a bulk step, and of taking it back. */
export interface Result {
  step: BulkStep['step']
  lines: readonly BoardLine[]
  bulk: BulkId
  until: Instant
  outcomes: readonly BulkOutcome[]
  /** Once it was taken back: what could be. */
  undone?: readonly BulkOutcome[]
}

const alike = ({ act, reports }: Pick<Attempt, 'act' | 'reports'>) =>
  JSON.stringify([act, reports.map(({ report }) => report)])

/** The same step on the same reports is the same attempt, whatever was lost on the way. */
async function attemptOf(
  last: Attempt | undefined,
  act: BulkStep,
  lines: readonly BoardLine[],
): Promise<Attempt> {
  const reports = lines.map(({ report, version }) => ({ report, version }))
  if (last && alike(last) === alike({ act, reports })) return last
  return { act, reports, client: (await clientId()) as ClientId }
}

/** One step on several, what became of each, and the way back. */
export function useBulk(street: StreetCode) {
  const attempt = useRef<Attempt>()
  const acting = useAct('reports.bulk', TOUCHED)
  const undoing = useAct('reports.undo', TOUCHED)
  const [result, setResult] = useState<Result>()
  /** @returns whether it was answered; what was chosen stays where it was not */
  const send = async (act: BulkStep, lines: readonly BoardLine[]): Promise<boolean> => {
    try {
      attempt.current = await attemptOf(attempt.current, act, lines)
      const answer = await acting.mutateAsync({ street, ...attempt.current })
      attempt.current = undefined
      undoing.reset()
      setResult({ step: act.step, lines, ...answer })
      return true
    } catch {
      return false
    }
  }
  const undo = async () => {
    if (!result) return
    const { bulk } = result
    const answer = await undoing.mutateAsync({ street, bulk }).catch(() => undefined)
    if (answer) setResult({ ...result, undone: answer.outcomes })
  }
  return {
    ...{ send, undo, result },
    busy: acting.isPending,
    error: acting.error,
    /** A sheet that is opened anew says nothing of the last failure. */
    forgetError: acting.reset,
    undoing: undoing.isPending,
    undoError: undoing.error,
    /** For what is done next: what was lost on the way is another deed by then. */
    forget() {
      attempt.current = undefined
      setResult(undefined)
    },
  }
}

export type Bulk = ReturnType<typeof useBulk>
