import type { Turn } from './orientation'

/** Rows of red, green, blue and alpha, one byte each. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

const blank = (width: number, height: number): Pixels => ({
  ...{ width, height },
  data: new Uint8ClampedArray(width * height * 4),
})

/**
 * A picture whose longest side is at most `side`, each pixel the mean of those that it stands for; none is
 * made larger. What shines through does so on white.
 */
export function shrink({ width, height, data }: Pixels, side: number): Pixels {
  const scale = Math.min(1, side / Math.max(width, height))
  const small = blank(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const across = edges(width, small.width)
  const down = edges(height, small.height)
  let to = 0
  for (let y = 0; y < small.height; y++) {
    const [top, bottom] = [down[y] ?? 0, down[y + 1] ?? height]
    for (let x = 0; x < small.width; x++) {
      const [left, right] = [across[x] ?? 0, across[x + 1] ?? width]
      let [red, green, blue, opaque] = [0, 0, 0, 0]
      for (let row = top; row < bottom; row++) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
          const alpha = data[at + 3] ?? 255
          red += (data[at] ?? 0) * alpha
          green += (data[at + 1] ?? 0) * alpha
          blue += (data[at + 2] ?? 0) * alpha
          opaque += alpha
        }
      }
      const all = (bottom - top) * (right - left) * 255
      const white = (all - opaque) * 255
      small.data[to++] = (red + white) / all
      small.data[to++] = (green + white) / all
      small.data[to++] = (blue + white) / all
      small.data[to++] = 255
    }
  }
  return small
}

/** Where each of `to` pixels begins among `from`; never fewer than one each. */
const edges = (from: number, to: number): number[] =>
  Array.from({ length: to + 1 }, (_, i) => Math.floor((i * from) / to))

/** For each turn: whether width and height change places, and from where a pixel of the turned picture comes. */
const TURNS: Record<Turn, { swaps: boolean; flipsX: boolean; flipsY: boolean }> = {
  1: { swaps: false, flipsX: false, flipsY: false },
  2: { swaps: false, flipsX: true, flipsY: false },
  3: { swaps: false, flipsX: true, flipsY: true },
  4: { swaps: false, flipsX: false, flipsY: true },
  5: { swaps: true, flipsX: false, flipsY: false },
  6: { swaps: true, flipsX: false, flipsY: true },
  7: { swaps: true, flipsX: true, flipsY: true },
  8: { swaps: true, flipsX: true, flipsY: false },
}

/** A picture as EXIF wants it seen. */
export function turned(picture: Pixels, turn: Turn): Pixels {
  if (turn === 1) return picture
  const { swaps, flipsX, flipsY } = TURNS[turn]
  const { width, height } = picture
  const made = swaps ? blank(height, width) : blank(width, height)
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, width * height)
  const to = new Uint32Array(made.data.buffer)
  for (let y = 0; y < made.height; y++) {
    for (let x = 0; x < made.width; x++) {
      const [column, row] = swaps ? [y, x] : [x, y]
      const fromX = flipsX ? width - 1 - column : column
      const fromY = flipsY ? height - 1 - row : row
      to[y * made.width + x] = from[fromY * width + fromX] ?? 0
    }
  }
  return made
}
