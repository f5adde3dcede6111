import type { Place } from '@/contract/wire'

/** An outline while somebody draws it: “121.4785 31.2345”, a line for each corner. */

/** A tap is good to about a metre; more digits would only look exact. */
export const rounded = (degrees: number) => String(Math.round(degrees * 1e5) / 1e5)

const lines = (text: string) =>
  text
    .split(/[\n；;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const ringText = (ring: readonly Place[]): string =>
  ring.map(({ lng, lat }) => `${lng} ${lat}`).join('\n')

/** The corners as typed; a number that cannot be read is NaN, which the contract refuses. */
export const cornersIn = (text: string): Place[] =>
  lines(text).map((line) => {
    const [lng = '', lat = '', more] = line.split(/[\s,，、]+/)
    return { lng: Number(lng || Number.NaN), lat: more ? Number.NaN : Number(lat || Number.NaN) }
  })

export const withCorner = (text: string, { lng, lat }: Place): string =>
  [...lines(text), `${rounded(lng)} ${rounded(lat)}`].join('\n')

export const withoutLast = (text: string): string => lines(text).slice(0, -1).join('\n')
