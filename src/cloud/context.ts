import type { ActionName, OutputOf, ParsedInputOf } from '@/contract'
import type { Role } from '@/contract/areas'
import type { Persona } from '@/contract/session'
import type { AreaCode, OperatorId, PersonId, StreetCode } from '@/contract/wire'
import type { Database, Db } from './database/database'
import type { Outside } from './outside/outside'
import type { Registers } from './registers'
import type { Secrets } from './secrets'
import type { Settings } from './settings'

/** The moment it is, ms since 1970. Tests and the demonstration move it; nothing else reads another clock. */
export interface Clock {
  now(): number
}

/** A clock that the demonstration may move; absent everywhere else. */
export interface MovableClock extends Clock {
  move(to: number | null): void
  readonly moved: boolean
}

/** One line of the structured log; never personal data, never input. */
export type Log = (line: {
  event: string
  [field: string]: string | number | boolean | undefined
}) => void

/** An installation: what all calls of a process share. */
export interface Cloud {
  db: Database
  settings: Settings
  secrets: Secrets
  clock: Clock | MovableClock
  outside: Outside
  wiring: Registers
  log: Log
}

/** A role held today in the street that the call is about. */
export interface Appointment {
  street: StreetCode
  role: Role
  area: AreaCode
  areaName: { zh: string; en: string }
  operator: OperatorId | null
}

/** Who asks. A stranger has neither person nor session. */
export interface Actor {
  person: PersonId | null
  name: string | null
  persona: Persona | null
  session: string | null
  /** WeChat's name for the account in this mini-program, from the platform and never from the payload. */
  openid: string | null
  /** Where a stranger calls from, for counting calls; never kept or logged as it is. */
  address: string
  /** In the street that the call is about, and in no other: rights never reach across. */
  appointments: readonly Appointment[]
}

/** What a handler has in hand. */
export interface Context {
  cloud: Cloud
  db: Db
  actor: Actor
  /** The moment of this call, ms since 1970: one for everything that the call writes. */
  now: number
  requestId: string
}

/** What a job has in hand; it acts for nobody. */
export type JobContext = Omit<Context, 'actor'>

export type Handler<Name extends ActionName> = (
  input: ParsedInputOf<Name>,
  context: Context,
) => Promise<OutputOf<Name>>

/** The handlers of one noun: a missing or a misspelt one does not compile. */
export type Handlers<Noun extends string> = {
  [Name in Extract<ActionName, `${Noun}.${string}`>]: Handler<Name>
}
