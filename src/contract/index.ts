import type * as v from 'valibot'
import { appointmentsActions } from './appointments'
import { areasActions } from './areas'
import { assignmentsActions } from './assignments'
import { checkinsActions } from './checkins'
import { clockActions } from './clock'
import { codesActions } from './codes'
import { complaintsActions } from './complaints'
import { consentsActions } from './consents'
import { doorsActions } from './doors'
import { eventsActions } from './events'
import { filesActions } from './files'
import { historyActions } from './history'
import { homesActions } from './homes'
import { importsActions } from './imports'
import { invitationsActions } from './invitations'
import { messagesActions } from './messages'
import { open311Actions } from './open311'
import { operatorsActions } from './operators'
import { reportsActions } from './reports'
import { reportsDeskActions } from './reports-desk'
import { reportsFiguresActions } from './reports-figures'
import { reportsSettingsActions } from './reports-settings'
import { serviceActions } from './service'
import { sessionActions } from './session'
import { signupsActions } from './signups'
import { sitesActions } from './sites'

/** Everything that a phone may ask of the cloud. */
export const actions = {
  ...sessionActions,
  ...areasActions,
  ...appointmentsActions,
  ...invitationsActions,
  ...sitesActions,
  ...operatorsActions,
  ...doorsActions,
  ...homesActions,
  ...codesActions,
  ...complaintsActions,
  ...reportsActions,
  ...reportsDeskActions,
  ...open311Actions,
  ...reportsFiguresActions,
  ...reportsSettingsActions,
  ...eventsActions,
  ...signupsActions,
  ...serviceActions,
  ...importsActions,
  ...filesActions,
  ...consentsActions,
  ...historyActions,
  ...assignmentsActions,
  ...messagesActions,
  ...checkinsActions,
  ...clockActions,
}

type Actions = typeof actions
export type ActionName = keyof Actions
/** What a caller writes. */
export type InputOf<Name extends ActionName> = v.InferInput<Actions[Name]['input']>
/** What a handler gets: parsed, trimmed, branded. */
export type ParsedInputOf<Name extends ActionName> = v.InferOutput<Actions[Name]['input']>
/** What a handler answers and a caller gets. */
export type OutputOf<Name extends ActionName> = v.InferOutput<Actions[Name]['output']>
