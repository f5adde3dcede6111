import type { MySignup, SignupPlace } from '@/contract/signups'

/** What somebody has on their ticket, or waits for: seats of a line are held by nobody yet. */
export function placesOf({ state, places }: Pick<MySignup, 'state' | 'places'>): SignupPlace[] {
  const waits = state === 'waiting' || state === 'offered'
  return places.filter(({ is, held }) => held || (waits && is === 'guest'))
}
