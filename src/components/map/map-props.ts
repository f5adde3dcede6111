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

/** Ground on the map: `mine` with a strong outline, `late` for what must be mended, `soon` for what may be. */
export interface MapArea {
  ring: Ring
  tone: 'plain' | 'mine' | 'late' | 'soon'
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
