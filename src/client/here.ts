import type { AreaName } from '@/contract/areas'
import type { Place, Ring, StreetCode } from '@/contract/wire'
import { NOWHERE } from './nowhere'
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

/** A point inside of an outline, however bent it is: the middle of its widest stretch from west to east at half height. */
export function insideOf(ring: Ring): Place {
  const { lat } = middleOf(ring)
  const crossings = ring
    .flatMap((from, i) => {
      const to = ring[(i + 1) % ring.length] ?? from
      if (from.lat > lat === to.lat > lat) return []
      return [from.lng + ((lat - from.lat) / (to.lat - from.lat)) * (to.lng - from.lng)]
    })
    .sort((a, b) => a - b)
  let [west, east] = [crossings[0] ?? middleOf(ring).lng, crossings[1] ?? middleOf(ring).lng]
  for (let i = 2; i + 1 < crossings.length; i += 2) {
    const [from, to] = [crossings[i] ?? west, crossings[i + 1] ?? east]
    if (to - from > east - west) [west, east] = [from, to]
  }
  return { lng: Math.round(((west + east) / 2) * 1e6) / 1e6, lat }
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
  const place = at ?? NOWHERE
  const { data } = useAsk('areas.locate', { at: place }, { when: own })
  return own ? (data?.path ?? []) : []
}
