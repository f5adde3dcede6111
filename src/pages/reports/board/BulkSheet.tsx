import { useLingui } from '@lingui/react/macro'
import { type ReactElement, type ReactNode, useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { actWords } from '@/client/handle-words'
import { placeWords } from '@/client/report-words'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { MAX_STEP_WORDS } from '@/contract/reports'
import { type BoardLine, type BulkStep, UNDO_MINUTES } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import { type Next, People } from '../handle/People'
import { StepSheet } from '../handle/StepSheet'
import { saidOf } from '../handle/StepWords'
import { type Terms, TermsFields } from '../handle/Terms'
import type { Bulk } from './useBulk'

interface BulkSheetProps {
  street: StreetCode
  /** What was chosen, in the order in which it was. */
  lines: readonly BoardLine[]
  bulk: Bulk
  onDone: () => void
  onClose: () => void
}

interface AskingProps extends BulkSheetProps {
  title: string
  note: string
  act: string
  /** Undefined: something is still to be chosen. */
  step: BulkStep | undefined
  typed?: string
  children?: ReactNode
}

/** What every bulk step says before it is taken: on how many, and until when there is a way back. */
function Asking(props: AskingProps) {
  const { lines, bulk, onDone, onClose, step, note, children, ...sheet } = props
  const { t } = useLingui()
  const count = lines.length
  const minutes = UNDO_MINUTES
  const send = async () => {
    if (step && (await bulk.send(step, lines))) onDone()
  }
  return (
    <StepSheet
      {...sheet}
      note={[note, t`办不了的会留着不动，并说明原因。${minutes} 分钟内可以整批撤回。`].join('')}
      allowed
      disabled={!step}
      busy={bulk.busy}
      error={bulk.error}
      onSend={() => void send()}
      onClose={onClose}
    >
      {bulk.busy && <Strip tone="info" icon="clock" title={t`正在办 ${count} 件，请稍等`} />}
      {children}
    </StepSheet>
  )
}

function Filing(props: BulkSheetProps) {
  const { t } = useLingui()
  const count = props.lines.length
  return (
    <Asking
      {...props}
      title={t`立案 ${count} 件`}
      note={t`类别和期限按现在的定下来，提交人会收到消息。`}
      act={t`立案这 ${count} 件`}
      step={{ step: 'file' }}
    />
  )
}

/** What is said to whoever gets them, kept until it is. */
const Said = v.object({ words: v.string() })

/** Whose people are offered is said: each report has those around its own place. */
function Dispatching(props: BulkSheetProps) {
  const { t, i18n } = useLingui()
  const { street, lines } = props
  const [to, choose] = useState<Next | null>(null)
  const form = useDraft('handle.several.dispatch', Said, { words: '' })
  const { words } = form.draft
  const count = lines.length
  const [first] = lines
  const name = to?.name
  const number = first?.number
  const place = first && placeWords(i18n, first)
  return (
    <Asking
      {...props}
      title={t`派遣 ${count} 件`}
      note={t`选好的人马上会收到消息，期限不变。`}
      onDone={() => {
        form.drop()
        props.onDone()
      }}
      act={to ? t`派给${name}，${count} 件` : t`先选一位`}
      step={to ? { step: 'dispatch', to: to.person, ...saidOf(words) } : undefined}
      typed={words}
    >
      {count > 1 && (
        <Strip
          tone="info"
          icon="info"
          title={t`下面是能接第一件的人`}
          note={t`第一件是 ${number}，在${place}。不归选的人管的，不会派出去。`}
        />
      )}
      {first && <People street={street} report={first.report} to={to} onChoose={choose} />}
      <TextField
        label={t`要交代的话`}
        hint={t`只有办理的人看得到。`}
        multiline
        value={words}
        onChange={(next) => form.set({ words: next })}
        maxLength={MAX_STEP_WORDS}
      />
    </Asking>
  )
}

function Recategorizing(props: BulkSheetProps) {
  const { t, i18n } = useLingui()
  const [terms, setTerms] = useState<Terms>()
  const count = props.lines.length
  return (
    <Asking
      {...props}
      title={actWords(i18n, 'recategorize')}
      note={t`一共 ${count} 件，期限从收到的那天重新算，提交人会收到消息。`}
      act={terms ? t`改好这 ${count} 件` : t`先选类别`}
      step={terms && { step: 'recategorize', ...terms }}
    >
      <TermsFields street={props.street} terms={terms} onChange={setTerms} />
    </Asking>
  )
}

const SHEETS: Record<BulkStep['step'], (props: BulkSheetProps) => ReactElement> = {
  file: Filing,
  dispatch: Dispatching,
  recategorize: Recategorizing,
}

/** A step on all that was chosen, over the page. */
export function BulkSheet({ step, ...props }: BulkSheetProps & { step: BulkStep['step'] }) {
  const Step = SHEETS[step]
  return <Step {...props} />
}
