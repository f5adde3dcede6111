import type { ActionName } from '@/contract'
import { areas } from './areas/actions'
import { assignments } from './assignments/actions'
import { clock } from './clock/actions'
import { codes } from './codes/actions'
import { complaints } from './complaints/actions'
import { consents } from './consents/actions'
import type { Handler } from './context'
import { files } from './files/actions'
import { history } from './history/actions'
import { imports } from './imports/actions'
import { messages } from './messages/actions'
import { session } from './session/actions'
import { sites } from './sites/actions'

/** One handler for each action of the contract: a missing one does not compile. */
export const handlers: { [Name in ActionName]: Handler<Name> } = {
  ...session,
  ...areas,
  ...sites,
  ...codes,
  ...complaints,
  ...imports,
  ...files,
  ...consents,
  ...history,
  ...assignments,
  ...messages,
  ...clock,
}
