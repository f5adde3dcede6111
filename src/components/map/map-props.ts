import type { Place, Ring } from '@/contract/wire'

export interface MapMarker {
  id: string
  at: Place
  /** What is there and its state, for whoever cannot see the map. */
  name: string
  tone: 'open' | 'soon' | 'late' | 'plain'
  /** Stands in the marker: the number of a stop. */
  mark?: string
}

/**
 * Ground on the map: `mine` with a strong outline, `late` for what must be mended, `soon` for what may
 * be; `heat1` to `heat4` the more of something, the fuller.
 */
export interface MapArea {
  ring: Ring
  tone: 'plain' | 'mine' | 'late' | 'soon' | 'heat1' | 'heat2' | 'heat3' | 'heat4'
  /** Stands in its middle, so that its colour is not the only sign. */
  mark?: string
}

/** The middle of the box around an outline. */
export function middleOf(ring: Ring): Place {
  const middle = (of: keyof Place) => {
    const all = ring.map((corner) => corner[of])
    return (Math.min(...all) + Math.max(...all)) / 2
  }
  return { lng: middle('lng'), lat: middle('lat') }
}

/** A quiet map of the neighbourhood. Whatever it shows, the page says in words as well. */
export interface MapProps {
  /** What the map is of, for a screen reader. */
  label: string
  markers: readonly MapMarker[]
  /** A walk, from stop to stop. */
  line?: readonly Place[]
  /** An outline, such as an area's. */
  ring?: Ring
  /** Several at once, the last on top. */
  areas?: readonly MapArea[]
  /** Where the person is, to about 100 m. */
  here?: Place
  onMarker?: (id: string) => void
  /** A tap anywhere chooses a place; whoever has no map writes it as numbers. */
  onPlace?: (at: Place) => void
}

/** Where a map begins that has nothing to show yet: the middle of the streets that its base draws. */
export const MIDDLE: Place = { lng: 121.478, lat: 31.233 }

/** Every place that the map has to show at once. */
export function placesOf({ markers, line, ring, areas, here }: MapProps): Place[] {
  return [
    ...markers.map(({ at }) => at),
    ...(line ?? []),
    ...(ring ?? []),
    ...(areas ?? []).flatMap((area) => area.ring),
    ...(here ? [here] : []),
  ]
}
