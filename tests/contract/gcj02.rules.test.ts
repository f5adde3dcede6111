import fc from 'fast-check'
import { toGcj02, toWgs84 } from '@/contract/gcj02.rules'
import { metresBetween } from '@/contract/place.rules'

const shanghai = fc.record({
  lng: fc.double({ min: 120.9, max: 122.2, noNaN: true }),
  lat: fc.double({ min: 30.7, max: 31.8, noNaN: true }),
})

test('there and back is the same place, to a millimetre', () => {
  fc.assert(
    fc.property(shanghai, (place) => {
      expect(metresBetween(toGcj02(toWgs84(place)), place)).toBeLessThan(0.001)
      expect(metresBetween(toWgs84(toGcj02(place)), place)).toBeLessThan(0.001)
    }),
    { seed: 311, numRuns: 2000 },
  )
})

test('the two lie some hundred metres apart everywhere in Shanghai', () => {
  fc.assert(
    fc.property(shanghai, (place) => {
      const metres = metresBetween(toWgs84(place), place)
      expect(metres).toBeGreaterThan(250)
      expect(metres).toBeLessThan(750)
    }),
    { seed: 311, numRuns: 500 },
  )
})
