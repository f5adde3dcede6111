import type { AreaName } from '@/contract/areas'
import type { Place, Ring, StreetCode } from '@/contract/wire'
import { currentStreet } from './street'
import { useAsk } from './useAction'
import { useWhereabouts, type Whereabouts } from './whereabouts'

/** The middle of an outline's bounds: near enough for “around here”. */
export function middleOf(ring: Ring): Place {
  const lngs = ring.map(({ lng }) => lng)
  const lats = ring.map(({ lat }) => lat)
  const between = (values: number[]) =>
    Math.round(((Math.min(...values) + Math.max(...values)) / 2) * 1e6) / 1e6
  return { lng: between(lngs), lat: between(lats) }
}

/** From where “near” is counted: the person's own place, or the middle of the street. */
export interface Here {
  street: StreetCode
  at: Place | undefined
  /** Whether `at` is the person's own place. */
  own: boolean
  state: Whereabouts['state']
}

/** @param fromStreet count from the street's middle even where the person's place is known */
export function useHere(fromStreet = false) {
  const street = currentStreet()
  const whereabouts = useWhereabouts()
  const own = whereabouts.at !== undefined && !fromStreet
  const shapes = useAsk('areas.shapes', { street, level: 'street' }, { when: !own })
  const outline = shapes.data?.areas[0]
  const at = own ? whereabouts.at : outline && middleOf(outline.ring)
  const here: Here = { street, at, own, state: whereabouts.state }
  return { here, shapes, outline }
}

/** The areas that hold the person's place; nothing where they keep it to themselves. */
export function usePath(here: Here): AreaName[] {
  const { own, at } = here
  const place = at ?? { lng: 121.47, lat: 31.23 }
  const { data } = useAsk('areas.locate', { at: place }, { when: own })
  return own ? (data?.path ?? []) : []
}
