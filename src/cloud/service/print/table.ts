import { dayOf } from '@/contract/calendar.rules'
import type { Certificate, CertifiedLine } from '@/contract/service.shapes'
import { A4, heightOf, INK, INK_2, INNER, need, rule, type Sheet, write } from './sheet'
import { dayWords, durationWords, english, HEADS, spanWords } from './words'

const PAD = 8
const WIDTHS = [132, 152, 150, INNER - 434] as const
const LEFT = WIDTHS.map(
  (_, at) => A4.margin + WIDTHS.slice(0, at).reduce((sum, width) => sum + width, 0),
)

interface Said {
  words: string
  size: number
  colour: string
}

const zh = (words: string): Said => ({ words, size: 9, colour: INK })
const beneath = (words: string): Said => ({ words, size: 7.5, colour: INK_2 })

const beside = (...words: string[]) => words.filter(Boolean).join(' · ')

/** The words of one line, column by column. */
function cellsOf({ number, title, role, where, organiser, from, until, minutes }: CertifiedLine) {
  const day = dayWords(dayOf(from))
  const long = durationWords(minutes)
  const cells: readonly Said[][] = [
    [zh(`${day.zh} ${spanWords(from, until)}`), beneath(number)],
    [zh(beside(title.zh, role.zh)), beneath(beside(english(title), english(role)))],
    [zh(beside(where.zh, organiser.zh)), beneath(beside(english(where), english(organiser)))],
    [zh(long.zh), beneath(long.en)],
  ]
  return cells.map((cell) => cell.filter(({ words }) => words !== ''))
}

const lineOf = ({ size, colour }: Said, column: number) => ({
  ...{ size, colour, x: LEFT[column] ?? A4.margin },
  width: (WIDTHS[column] ?? 0) - (column === WIDTHS.length - 1 ? 0 : PAD),
  align: column === WIDTHS.length - 1 ? ('right' as const) : ('left' as const),
})

/** Draws cells side by side, and goes on below the highest. */
function drawRow(sheet: Sheet, cells: readonly Said[][]): void {
  const top = sheet.y
  const ends = cells.map((cell, column) => {
    const at: Sheet = { doc: sheet.doc, y: top }
    for (const said of cell) write(at, said.words, lineOf(said, column))
    return at.y
  })
  sheet.y = Math.max(...ends)
}

const heightOfRow = (sheet: Sheet, cells: readonly Said[][]) =>
  Math.max(
    ...cells.map((cell, column) =>
      cell.reduce((sum, said) => sum + heightOf(sheet, said.words, lineOf(said, column)), 0),
    ),
  )

function drawHeads(sheet: Sheet): void {
  rule(sheet, INK, 0.9)
  sheet.y += 5
  drawRow(
    sheet,
    HEADS.map((head) => [{ ...beneath(head.zh), size: 8.5 }, beneath(head.en)]),
  )
  sheet.y += 4
  rule(sheet)
  sheet.y += 6
}

const SPACE = 13

/** Every record in a line that is never torn apart; each page says again what the columns are. */
export function drawTable(sheet: Sheet, { lines, minutes }: Certificate): void {
  need(sheet, 110)
  drawHeads(sheet)
  for (const line of lines) {
    const cells = cellsOf(line)
    if (need(sheet, heightOfRow(sheet, cells) + SPACE)) drawHeads(sheet)
    drawRow(sheet, cells)
    sheet.y += 6
    rule(sheet)
    sheet.y += SPACE - 6
  }
  need(sheet, 34)
  const total = durationWords(minutes)
  const sum = [{ ...zh(total.zh), size: 11 }, beneath(total.en)]
  const wide = { size: 11, colour: INK, x: A4.margin, width: INNER / 2 }
  const label: Sheet = { doc: sheet.doc, y: sheet.y }
  write(label, `合计 ${lines.length} 次`, wide)
  const en = lines.length === 1 ? 'Total, 1 record' : `Total, ${lines.length} records`
  write(label, en, { ...wide, size: 7.5, colour: INK_2 })
  const value: Sheet = { doc: sheet.doc, y: sheet.y }
  const right = { x: A4.margin + INNER / 2, width: INNER / 2, align: 'right' } as const
  for (const said of sum) write(value, said.words, { ...said, ...right })
  sheet.y = Math.max(label.y, value.y) + 4
  rule(sheet, INK, 0.9)
  sheet.y += 14
}
