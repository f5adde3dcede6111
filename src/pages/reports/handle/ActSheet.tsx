import type { ReactElement } from 'react'
import type { HandleAct } from '@/client/handle-words'
import { Contacting } from './steps/Contacting'
import { Knowing } from './steps/Knowing'
import { Merging } from './steps/Merging'
import { Dispatching, Returning } from './steps/Passing'
import { AnsweringPause, AskingPause } from './steps/Pausing'
import { Plain } from './steps/Plain'
import { Progress } from './steps/Progress'
import { Recategorizing } from './steps/Recategorizing'
import { Reopening } from './steps/Reopening'
import { Resolving } from './steps/Resolving'
import { Verifying } from './steps/Verifying'
import type { StepProps } from './useStep'

const SHEETS: Record<HandleAct, (props: StepProps) => ReactElement> = {
  file: (props) => <Plain act="file" {...props} />,
  accept: (props) => <Plain act="accept" {...props} />,
  resume: (props) => <Plain act="resume" {...props} />,
  unmerge: (props) => <Plain act="unmerge" {...props} />,
  dispatch: Dispatching,
  return: Returning,
  recategorize: Recategorizing,
  contact: Contacting,
  progress: Progress,
  askPause: AskingPause,
  answerPause: AnsweringPause,
  resolve: Resolving,
  verify: Verifying,
  reopen: Reopening,
  merge: Merging,
  identity: Knowing,
}

/** What an act needs to know, over the page. */
export function ActSheet({ act, ...props }: StepProps & { act: HandleAct }) {
  const Step = SHEETS[act]
  return <Step {...props} />
}
