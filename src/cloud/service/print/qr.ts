import { encode } from 'uqr'
import { INK, type Sheet } from './sheet'

/** Modules of white that a camera needs around a code; the paper around it is white too. */
const QUIET = 2

/** A code as shapes, sharp at any size: each run of dark modules is one rectangle. */
export function drawQr({ doc }: Sheet, text: string, x: number, y: number, side: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const module = side / (size + 2 * QUIET)
  const at = (cell: number) => (cell + QUIET) * module
  doc.fillColor(INK)
  data.forEach((row, down) => {
    let from = -1
    for (let across = 0; across <= row.length; across += 1) {
      if (row[across] && from < 0) from = across
      if (row[across] || from < 0) continue
      doc.rect(x + at(from), y + at(down), (across - from) * module, module)
      from = -1
    }
  })
  doc.fill()
}
