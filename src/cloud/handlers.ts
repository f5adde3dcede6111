import type { ActionName } from '@/contract'
import { appointments } from './appointments/actions'
import { areas } from './areas/actions'
import { assignments } from './assignments/actions'
import { checkins } from './checkins/actions'
import { clock } from './clock/actions'
import { codes } from './codes/actions'
import { complaints } from './complaints/actions'
import { consents } from './consents/actions'
import type { Handler } from './context'
import { doors } from './doors/actions'
import { events } from './events/actions'
import { files } from './files/actions'
import { history } from './history/actions'
import { homes } from './homes/actions'
import { imports } from './imports/actions'
import { invitations } from './invitations/actions'
import { messages } from './messages/actions'
import { open311 } from './open311/actions'
import { operators } from './operators/actions'
import { reports } from './reports/actions'
import { service } from './service/actions'
import { session } from './session/actions'
import { signups } from './signups/actions'
import { sites } from './sites/actions'

/** One handler for each action of the contract: a missing one does not compile. */
export const handlers: { [Name in ActionName]: Handler<Name> } = {
  ...session,
  ...areas,
  ...appointments,
  ...invitations,
  ...sites,
  ...operators,
  ...doors,
  ...homes,
  ...codes,
  ...complaints,
  ...reports,
  ...events,
  ...signups,
  ...open311,
  ...service,
  ...imports,
  ...files,
  ...consents,
  ...history,
  ...assignments,
  ...messages,
  ...checkins,
  ...clock,
}
