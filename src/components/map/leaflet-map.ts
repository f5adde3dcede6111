import type { Feature, Geometry } from 'geojson'
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import base from '@/assets/map/base.json'
import type { Place } from '@/contract/wire'
import { type Named, nameMap } from './map-names'
import {
  type MapArea,
  type MapMarker,
  type MapProps,
  MIDDLE,
  middleOf,
  placesOf,
} from './map-props'

interface MapWords {
  english: boolean
  zoomIn: string
  zoomOut: string
}

/** A map on the page, drawn anew whenever its content changes. */
export interface DrawnMap {
  show(props: MapProps): void
  close(): void
}

/** Between what is shown and the map's edge, px. */
const EDGE = 28

const at = ({ lat, lng }: Place): L.LatLngTuple => [lat, lng]

const features = base.features as Feature<Geometry, Named>[]

/** Roads, water, park; their names follow, with the names of places. */
function drawBase(map: L.Map) {
  const layer = L.geoJSON<Named>(features, {
    interactive: false,
    filter: ({ geometry }) => geometry.type !== 'Point',
    style: (feature) => ({ className: `map-base map-${feature?.properties.kind}` }),
  })
  layer.addTo(map)
  map.setMaxBounds(layer.getBounds().pad(0.3))
}

/** A marker that a keyboard reaches: its element carries the name. */
function markerFor(marker: MapMarker, onMarker: MapProps['onMarker']) {
  const pin = document.createElement('span')
  pin.className = marker.mark ? 'map-pin map-pin-stop' : `map-pin map-pin-${marker.tone}`
  pin.textContent = marker.mark ?? ''
  const icon = L.divIcon({ className: 'map-marker', html: pin, iconSize: undefined })
  const drawn = L.marker(at(marker.at), { icon, keyboard: onMarker !== undefined })
  drawn.on('add', () => {
    const element = drawn.getElement()
    element?.setAttribute('aria-label', marker.name)
    element?.setAttribute('role', onMarker ? 'button' : 'img')
  })
  const act = () => onMarker?.(marker.id)
  drawn.on('click', act)
  drawn.on('keydown', ({ originalEvent: event }) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    act()
  })
  return drawn
}

/** What stands in the middle of an area; the page says the same in words. */
function markOf({ ring, mark }: MapArea): L.Layer[] {
  if (!mark) return []
  const words = document.createElement('span')
  words.textContent = mark
  const icon = L.divIcon({ className: 'map-area-mark', html: words, iconSize: [0, 0] })
  return [L.marker(at(middleOf(ring)), { icon, interactive: false, keyboard: false })]
}

function contentOf({ markers, line, ring, areas, here, onMarker }: MapProps) {
  const layers: L.Layer[] = (areas ?? []).map((area) =>
    L.polygon(area.ring.map(at), {
      className: `map-ring map-ring-${area.tone}`,
      interactive: false,
    }),
  )
  layers.push(...(areas ?? []).flatMap(markOf))
  if (ring) layers.push(L.polygon(ring.map(at), { className: 'map-ring', interactive: false }))
  if (line) layers.push(L.polyline(line.map(at), { className: 'map-line', interactive: false }))
  for (const marker of markers) layers.push(markerFor(marker, onMarker))
  if (here) {
    const icon = L.divIcon({ className: 'map-here', iconSize: undefined })
    layers.push(L.marker(at(here), { icon, interactive: false, keyboard: false }))
  }
  return L.layerGroup(layers)
}

/** Shows all of it, and no pin under the buttons, where nobody could see or tap it. */
function showAll(map: L.Map, bounds: L.LatLngBounds, pins: readonly L.Marker[]) {
  const options = { padding: [EDGE, EDGE] as L.PointTuple, maxZoom: 17, animate: false }
  map.fitBounds(bounds, options)
  const buttons = map.getContainer().querySelector<HTMLElement>('.leaflet-control')
  if (!buttons) return
  const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = buttons
  const right = offsetLeft + offsetWidth + EDGE
  const bottom = offsetTop + offsetHeight + EDGE
  const hidden = pins.some((pin) => {
    const { x, y } = map.latLngToContainerPoint(pin.getLatLng())
    return x < right && y < bottom
  })
  if (hidden) map.fitBounds(bounds, { ...options, paddingTopLeft: [right, EDGE] })
}

export function openMap(element: HTMLElement, words: MapWords): DrawnMap {
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    minZoom: 13,
    maxZoom: 18,
    maxBoundsViscosity: 1,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  })
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map)
  map.setView(at(MIDDLE), 15)
  drawBase(map)
  const nameAround = nameMap(map, features, words.english)
  nameAround([])
  let content: L.LayerGroup | undefined
  let onPlace: MapProps['onPlace']
  map.on('click', ({ latlng: { lat, lng } }) => onPlace?.({ lat, lng }))
  return {
    show(props) {
      // A place that was just tapped stays under the finger
      const first = content === undefined
      content?.remove()
      content = contentOf(props).addTo(map)
      onPlace = props.onPlace
      const pins = content.getLayers().filter((layer) => layer instanceof L.Marker)
      nameAround(pins)
      const places = placesOf(props)
      if (places.length === 0 || (onPlace && !first)) return
      showAll(map, L.latLngBounds(places.map(at)), pins)
    },
    close: () => void map.remove(),
  }
}
