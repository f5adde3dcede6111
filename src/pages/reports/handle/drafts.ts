import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import type { HandleAct } from '@/client/handle-words'
import { KeptPhoto } from '@/client/outbox/entry'
import { Candidate, type ReportView } from '@/contract/reports'

/** What is typed, chosen and photographed for a step, on the phone until it is sent. */
const Draft = v.object({
  words: v.string(),
  /** Which of a few answers: how, what came out, pass or not. */
  pick: v.nullable(v.string()),
  /** The name goes along: the list may not come again. */
  to: v.nullable(v.pick(Candidate, ['person', 'name'])),
  photos: v.array(KeptPhoto),
  /** The photos' field wants to say that nothing is refused any more. */
  refused: v.null(),
})
type Draft = v.InferOutput<typeof Draft>

const EMPTY: Draft = { words: '', pick: null, to: null, photos: [], refused: null }

/** Of one report and one step, so that no words turn up under another. */
export const useStepDraft = ({ report }: Pick<ReportView, 'report'>, act: HandleAct) =>
  useDraft(`handle.${report}.${act}`, Draft, EMPTY)

export type StepDraft = ReturnType<typeof useStepDraft>
