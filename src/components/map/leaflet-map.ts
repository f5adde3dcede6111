import type { Feature, Geometry } from 'geojson'
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import base from '@/assets/map/base.json'
import type { Place } from '@/contract/wire'
import { type MapMarker, type MapProps, placesOf } from './map-props'
import { NAMES, nameRoads } from './road-names'

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

interface BaseNames {
  name: string
  en?: string
  kind: string
}

const at = ({ lat, lng }: Place): L.LatLngTuple => [lat, lng]

/** A place on the base: its name beside a dot. */
function named({ name, en, kind }: BaseNames, where: L.LatLng, english: boolean) {
  const label = document.createElement('span')
  label.textContent = english ? (en ?? name) : name
  const icon = L.divIcon({
    className: `map-place map-place-${kind}`,
    html: label,
    iconSize: [0, 0],
  })
  return L.marker(where, { icon, pane: NAMES, interactive: false, keyboard: false })
}

function drawBase(map: L.Map, english: boolean) {
  const features = base.features as Feature<Geometry, BaseNames>[]
  const layer = L.geoJSON<BaseNames>(features, {
    interactive: false,
    style: (feature) => ({ className: `map-base map-${feature?.properties.kind}` }),
    pointToLayer: (feature, where) => named(feature.properties, where, english),
  })
  layer.addTo(map)
  nameRoads(map, features, english)
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

function contentOf({ markers, line, ring, here, onMarker }: MapProps) {
  const layers: L.Layer[] = []
  if (ring) layers.push(L.polygon(ring.map(at), { className: 'map-ring', interactive: false }))
  if (line) layers.push(L.polyline(line.map(at), { className: 'map-line', interactive: false }))
  for (const marker of markers) layers.push(markerFor(marker, onMarker))
  if (here) {
    const icon = L.divIcon({ className: 'map-here', iconSize: undefined })
    layers.push(L.marker(at(here), { icon, interactive: false, keyboard: false }))
  }
  return L.layerGroup(layers)
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
  map.setView([31.233, 121.478], 15)
  map.createPane(NAMES).classList.add('map-names')
  drawBase(map, words.english)
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
      const places = placesOf(props)
      if (places.length === 0 || (onPlace && !first)) return
      map.fitBounds(L.latLngBounds(places.map(at)), {
        padding: [28, 28],
        maxZoom: 17,
        animate: false,
      })
    },
    close: () => void map.remove(),
  }
}
