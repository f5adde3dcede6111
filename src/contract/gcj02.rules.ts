import type { Place } from './wire'

/**
 * Browsers and the world give WGS-84; the law has maps of China in GCJ-02, some 500 m away.
 * The public approximation, good to a few metres (as in gcoord and eviltransform).
 */
const A = 6_378_245
const EE = 0.006_693_421_622_965_943

const { PI, abs, sin, cos, sqrt } = Math

const waves = (x: number) => (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3)

function shiftNorth(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
  const slow = (20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * (2 / 3)
  const slowest = (160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * (2 / 3)
  return base + waves(x) + slow + slowest
}

function shiftEast(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
  const slow = (20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * (2 / 3)
  const slowest = (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3)
  return base + waves(x) + slow + slowest
}

/** WGS-84 degrees of a place in China to GCJ-02. */
export function toGcj02({ lng, lat }: Place): Place {
  const x = lng - 105
  const y = lat - 35
  const radians = (lat / 180) * PI
  const magic = 1 - EE * sin(radians) ** 2
  const north = (shiftNorth(x, y) * 180) / (((A * (1 - EE)) / (magic * sqrt(magic))) * PI)
  const east = (shiftEast(x, y) * 180) / ((A / sqrt(magic)) * cos(radians) * PI)
  return { lng: lng + east, lat: lat + north }
}

/** Each round leaves a thousandth of what was wrong before: after three, less than a millimetre. */
const ROUNDS = 3

/** GCJ-02 degrees of a place in China to WGS-84: the place that `toGcj02` brings there. */
export function toWgs84(place: Place): Place {
  let guess = place
  for (let round = 0; round < ROUNDS; round++) {
    const reached = toGcj02(guess)
    guess = {
      lng: guess.lng + place.lng - reached.lng,
      lat: guess.lat + place.lat - reached.lat,
    }
  }
  return guess
}
