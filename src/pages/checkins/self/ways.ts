import type { MySignup, SignupPlace } from '@/contract/signups'

type Way = 'in' | 'out'

/** What the one tap does, and what may be done besides. */
export interface Ways {
  first: Way | undefined
  besides: Way | undefined
}

const isInside = ({ came, left }: SignupPlace) => came !== null && left === null

/** Who is inside leaves, unless another place of theirs waits for them to come: then both are offered. */
export function waysOf({ places }: Pick<MySignup, 'places'>): Ways {
  const held = places.filter((place) => place.held)
  const toCome = held.some(({ came }) => came === null)
  if (!held.some(isInside)) return { first: toCome ? 'in' : undefined, besides: undefined }
  return { first: 'out', besides: toCome ? 'in' : undefined }
}
