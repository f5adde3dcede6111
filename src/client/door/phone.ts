import type { ActionName, InputOf } from '@/contract'
import type { ClientId } from '@/contract/wire'
import { phone as outboxPhone } from '../outbox/phone'
import { clientId } from '../random'
import type { DoorMeans } from './means'

/** ms: what other devices do is here before somebody has walked from one to the other. */
const PAUSE_MS = 10_000

/** This phone. */
export const phone: DoorMeans = {
  now: outboxPhone.now,
  random: outboxPhone.random,
  after: outboxPhone.after,
  kept: outboxPhone.kept,
  call: <Name extends ActionName>(name: Name, input: InputOf<Name>) =>
    outboxPhone.call(name, input),
  clientId: async () => (await clientId()) as ClientId,
  pause: PAUSE_MS,
}
