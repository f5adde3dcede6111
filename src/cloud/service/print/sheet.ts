/** Points, 72 to an inch. */
export const A4 = { width: 595.28, height: 841.89, margin: 52, foot: 62 } as const
export const INNER = A4.width - 2 * A4.margin
/** Below it stand the number of the page and of the certificate. */
const BOTTOM = A4.height - A4.foot

/** The colours of the app (styles/tokens.scss), which prints cannot read. */
export const INK = '#1e2a32'
export const INK_2 = '#55626b'
const HAIR = '#e4ded3'
export const BRICK = '#a8322a'
export const ALARM = '#b3261e'

/** A document while it is drawn from top to bottom. */
export interface Sheet {
  doc: PDFKit.PDFDocument
  y: number
}

interface Line {
  size: number
  colour?: string
  x?: number
  width?: number
  align?: 'left' | 'right' | 'center'
  /** Below it. */
  gap?: number
}

const GAP = 2

/** How high some words stand in a width. */
export function heightOf({ doc }: Sheet, words: string, { size, width = INNER }: Line): number {
  return doc.fontSize(size).heightOfString(words, { width, lineGap: GAP })
}

/** Words at the current height, and on below them. */
export function write(sheet: Sheet, words: string, line: Line): void {
  const { size, colour = INK, x = A4.margin, width = INNER, align = 'left', gap = 0 } = line
  const { doc } = sheet
  const height = heightOf(sheet, words, line)
  doc.fontSize(size).fillColor(colour)
  doc.text(words, x, sheet.y, { width, align, lineGap: GAP, height: height + 1 })
  sheet.y += height + gap
}

/** A line across the page at the current height. */
export function rule(sheet: Sheet, colour = HAIR, weight = 0.7): void {
  const { doc, y } = sheet
  doc
    .moveTo(A4.margin, y)
    .lineTo(A4.width - A4.margin, y)
    .lineWidth(weight)
    .strokeColor(colour)
    .stroke()
}

/** Goes on to the next page where less than this is left. True: it did. */
export function need(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= BOTTOM) return false
  sheet.doc.addPage()
  sheet.y = A4.margin
  return true
}
