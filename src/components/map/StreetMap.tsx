import { Map as WechatMap } from '@tarojs/components'
import { useRef } from 'react'
import openPin from '@/assets/map/pin-open.png'
import plainPin from '@/assets/map/pin-plain.png'
import soonPin from '@/assets/map/pin-soon.png'
import stopPin from '@/assets/map/pin-stop.png'
import type { Place } from '@/contract/wire'
import { mapTokens, markOn, numberOn } from '@/styles/map-tokens'
import { aria } from '../aria'
import { useSurroundings } from '../Surroundings'
import { type MapArea, type MapProps, MIDDLE, middleOf, placesOf } from './map-props'
import './StreetMap.scss'

const PIN = { open: openPin, soon: soonPin, late: plainPin, plain: plainPin }
const SIDE = 28
const INK = {
  plain: mapTokens.sky,
  mine: mapTokens.brick,
  late: mapTokens.brick,
  soon: mapTokens.lamp,
  heat1: mapTokens.brick,
  heat2: mapTokens.brick,
  heat3: mapTokens.brick,
  heat4: mapTokens.brick,
}

/** How full each is, as WeChat writes it: #RRGGBBAA. */
const FULL: Partial<Record<MapArea['tone'], string>> = {
  ...{ heat1: '26', heat2: '59', heat3: '8c', heat4: 'bf' },
}

const point = ({ lng, lat }: Place) => ({ longitude: lng, latitude: lat })

/** Nearly clear, as WeChat writes it: #RRGGBBAA. */
const faint = (colour: string) => `${colour}33`

const filled = (tone: MapArea['tone']) =>
  FULL[tone] ? `${INK[tone]}${FULL[tone]}` : faint(INK[tone])

/** Words in the middle of an area: WeChat writes them beside a marker, which is one pixel. */
const markIn = ({ ring, mark }: MapArea, id: number, letters: number) => ({
  ...{ id, ...point(middleOf(ring)), iconPath: plainPin, width: 1, height: 1 },
  ...{ anchor: { x: 0.5, y: 0.5 }, label: markOn(mark ?? '', letters) },
})

/** Where the person is, as roughly as we know it; WeChat's own dot would ask for the exact place. */
const around = (here: Place) => ({
  ...point(here),
  radius: 100,
  color: mapTokens.sky,
  fillColor: faint(mapTokens.sky),
  strokeWidth: 2,
})

/** What the map has in sight: all of it, and on a map that is tapped what was there first, so that it stays under the finger. */
function useSight(props: MapProps): readonly Place[] {
  const places = placesOf(props)
  const first = useRef(places)
  return props.onPlace ? first.current : places
}

/** WeChat's own map. Its markers count from 0, in the order given. */
export function StreetMap(props: MapProps) {
  const { label, markers, line, ring, areas = [], here, onMarker, onPlace } = props
  const rings: readonly MapArea[] = ring ? [...areas, { ring, tone: 'mine' }] : areas
  const { elder } = useSurroundings()
  const side = elder === 'off' ? SIDE : SIDE * 1.4
  const sight = useSight(props).map(point)
  const marked = rings.filter(({ mark }) => mark)
  const middle = sight[0] ?? (onPlace && point(MIDDLE))
  if (!middle) return null
  return (
    <WechatMap
      className="map"
      {...aria({ role: 'img', label })}
      {...middle}
      scale={15}
      includePoints={sight}
      circles={here ? [around(here)] : []}
      markers={[
        ...markers.map(({ at, name, tone, mark }, id) => ({
          id,
          ...point(at),
          iconPath: mark ? stopPin : PIN[tone],
          width: side,
          height: side,
          anchor: { x: 0.5, y: 0.5 },
          ariaLabel: name,
          ...(mark ? { label: numberOn(mark, side) } : {}),
        })),
        ...marked.map((area, i) => markIn(area, markers.length + i, side / 2)),
      ]}
      polyline={
        line
          ? [{ points: line.map(point), color: mapTokens.brick, width: 4, dottedLine: false }]
          : []
      }
      polygons={rings.map(({ ring: corners, tone }) => ({
        points: corners.map(point),
        strokeColor: INK[tone],
        strokeWidth: 2,
        fillColor: filled(tone),
      }))}
      onError={() => undefined}
      onTap={({ detail }: { detail: { longitude?: number; latitude?: number } }) => {
        const { longitude: lng, latitude: lat } = detail
        if (lng !== undefined && lat !== undefined) onPlace?.({ lng, lat })
      }}
      onMarkerTap={({ detail }) => {
        const marker = markers[Number(detail.markerId)]
        if (marker) onMarker?.(marker.id)
      }}
    />
  )
}
