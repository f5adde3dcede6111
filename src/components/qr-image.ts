import { encode } from 'uqr'

/** Modules of white that a camera needs around a code. */
const QUIET = 4

/** One row of dark modules as runs: `M x y h length v 1 …`. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  let from = -1
  row.forEach((dark, x) => {
    if (dark && from < 0) from = x
    if (!dark && from >= 0) {
      path += run(from, y, x)
      from = -1
    }
  })
  return from < 0 ? path : path + run(from, y, row.length)
}

const run = (from: number, y: number, until: number) =>
  `M${from + QUIET} ${y + QUIET}h${until - from}v1H${from + QUIET}z`

/**
 * A code as a drawing that prints sharp at any size, for the source of an image. A quarter of it may
 * be scratched or faded: it hangs on a wall. On a screen nothing fades, and fewer modules are larger ones.
 */
export function qrImage(text: string, ecc: 'Q' | 'M' = 'Q'): string {
  const { data, size } = encode(text, { ecc, border: 0 })
  const side = size + 2 * QUIET
  const path = data.map((row, y) => rowPath(row, y)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="white" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
