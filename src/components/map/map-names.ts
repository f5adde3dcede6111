import type { Feature, Geometry } from 'geojson'
import L from 'leaflet'
import { axisOf, type Pin, type Room, sideOf, spotAlong } from './name-spots'

export interface Named {
  name: string
  en?: string
  kind: string
}

interface Place {
  text: string
  kind: string
  at: L.LatLng
}

interface Road {
  text: string
  from: L.LatLng
  to: L.LatLng
}

/** The pane of all names: below the markers, so that none covers a place that can be tapped. */
const NAMES = 'names'

type Features = readonly Feature<Geometry, Named>[]

const at = ([lng = 0, lat = 0]: readonly number[]) => L.latLng(lat, lng)

function placesOf(features: Features, english: boolean): Place[] {
  return features.flatMap(({ geometry, properties: { name, en, kind } }) => {
    if (geometry.type !== 'Point') return []
    return [{ text: english ? (en ?? name) : name, kind, at: at(geometry.coordinates) }]
  })
}

function roadsOf(features: Features, english: boolean): Road[] {
  return features.flatMap(({ geometry, properties: { name, en } }) => {
    const axis = axisOf(geometry)
    const [from, to] = [axis?.[0], axis?.[axis.length - 1]]
    return from && to ? [{ text: english ? (en ?? name) : name, from: at(from), to: at(to) }] : []
  })
}

function tag(where: L.LatLng, className: string, words?: HTMLElement) {
  const icon = L.divIcon({ className, html: words ?? false, iconSize: [0, 0] })
  return L.marker(where, { icon, pane: NAMES, interactive: false, keyboard: false })
}

function written(text: string, transform: string) {
  const words = document.createElement('span')
  words.textContent = text
  words.style.transform = transform
  return words
}

/** What the map shows now, without the buttons that stand over it. */
function roomOn(map: L.Map, letter: number, pins: readonly L.Marker[]): Room {
  const corner = map.containerPointToLayerPoint([0, 0])
  const buttons = [...map.getContainer().querySelectorAll<HTMLElement>('.leaflet-control')]
  return {
    view: L.bounds(corner, corner.add(map.getSize())),
    letter,
    taken: buttons.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => {
      const start = corner.add([offsetLeft, offsetTop])
      return L.bounds(start, start.add([offsetWidth, offsetHeight]))
    }),
    pins: pins.map((pin): Pin => {
      const element = pin.getElement()
      const drawn = element?.querySelector('span') ?? element
      return { at: map.latLngToLayerPoint(pin.getLatLng()), radius: (drawn?.offsetWidth ?? 0) / 2 }
    }),
  }
}

/** Names of places and roads, as many as there is room for between the pins; drawn anew by the answer. */
export function nameMap(map: L.Map, features: Features, english: boolean) {
  map.createPane(NAMES).classList.add('map-names')
  const letter = Number.parseFloat(getComputedStyle(map.getContainer()).fontSize)
  const places = placesOf(features, english)
  const roads = roadsOf(features, english)
  const names = L.layerGroup().addTo(map)
  let pins: readonly L.Marker[] = []
  const draw = () => {
    names.clearLayers()
    const room = roomOn(map, letter, pins)
    for (const { text, kind, at: where } of places) {
      const dot = map.latLngToLayerPoint(where)
      const side = sideOf(room, text, dot)
      const shift = side === 'left' ? 'translate(-100%, -50%)' : 'translate(0, -50%)'
      const words = side && written(text, shift)
      tag(where, `map-place map-place-${kind} map-place-${side}`, words).addTo(names)
      const half = letter / 2
      room.taken.push(L.bounds(dot.subtract([half, half]), dot.add([half, half])))
    }
    for (const { text, from, to } of roads) {
      const points = [map.latLngToLayerPoint(from), map.latLngToLayerPoint(to)] as const
      const spot = spotAlong(room, text, ...points)
      if (!spot) continue
      const lean = `translate(-50%, -50%) rotate(${spot.angle.toFixed(1)}deg)`
      tag(map.layerPointToLatLng(spot.at), 'map-road-name', written(text, lean)).addTo(names)
    }
  }
  map.on('moveend', draw)
  return (around: readonly L.Marker[]) => {
    pins = around
    draw()
  }
}
