/** A browser that knows where it is, in WGS-84, or that refuses to say. */
export function standAt(place: { lng: number; lat: number } | 'refused') {
  const getCurrentPosition = jest.fn((found: PositionCallback, refused: PositionErrorCallback) => {
    if (place === 'refused') return refused({ code: 1 } as GeolocationPositionError)
    found({ coords: { longitude: place.lng, latitude: place.lat } } as GeolocationPosition)
  })
  Object.defineProperty(navigator, 'geolocation', {
    value: { getCurrentPosition },
    configurable: true,
  })
  return getCurrentPosition
}
