import { TextDecoder, TextEncoder } from 'node:util'

/** Page tests run what a browser runs. */
Object.assign(process.env, { TARO_ENV: 'h5', TARO_PLATFORM: 'web', FRAMEWORK: 'react' })

/** jsdom lacks what every browser has. */
const matchMedia = (media: string) => ({ media, matches: false })
Object.assign(globalThis, { TextEncoder, TextDecoder, matchMedia })
/** The sign by which Leaflet knows that it can draw. */
Object.assign(SVGSVGElement.prototype, { createSVGRect: () => ({}) })
