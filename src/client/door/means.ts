import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { ClientId } from '@/contract/wire'
import type { Answer, Kept } from '../outbox/means'

/** All that the engine of a door has of the phone and the net: a test gives it worse ones than any phone has. */
export interface DoorMeans {
  /** ms, by the phone's own clock, which may be off by minutes. */
  now(): number
  /** From 0 to below 1. */
  random(): number
  /** Does the task once after so many ms; what it answers takes it back. */
  after(ms: number, task: () => Promise<void> | void): () => void
  kept: Kept
  call<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<Answer<OutputOf<Name>>>
  clientId(): Promise<ClientId>
  /** ms between two words with the cloud while nothing happens at an open door. */
  pause: number
}

/** A phone that slept in the middle of a call is never answered; a cloud function lives for 20 s. */
export const CALL_MS = 20_000
/** How long somebody who stands at the door waits for the cloud. */
export const PATIENCE_MS = 2_000

/** What the work answers, or `late` where it takes longer than this. */
export function within<T>(
  { after }: Pick<DoorMeans, 'after'>,
  ms: number,
  work: Promise<T>,
  late: T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = after(ms, () => resolve(late))
    work.then(resolve, reject).finally(stop)
  })
}
