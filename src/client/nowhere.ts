import type { Place } from '@/contract/wire'

/** A question that is not asked yet needs a place all the same: the middle of the street. */
export const NOWHERE: Place = { lng: 121.47, lat: 31.23 }
