import type { Certificate } from '@/contract/service.shapes'
import { A4, BRICK, heightOf, INK_2, INNER, need, rule, type Sheet, write } from './sheet'
import { LIMITS, MEASURE, VERIFY } from './words'

const NOTES = [MEASURE, VERIFY, LIMITS]
const CHINESE = { size: 8.5 } as const
const ENGLISH = { size: 7.5, colour: INK_2, gap: 5 } as const

/** What it rests on, how it is verified and what it is not; then every page gets its number. */
export function drawFoot(sheet: Sheet, { number }: Certificate, demonstration: boolean): void {
  const heights = NOTES.map(
    ({ zh, en }) => heightOf(sheet, zh, CHINESE) + heightOf(sheet, en, ENGLISH) + ENGLISH.gap,
  )
  need(
    sheet,
    heights.reduce((sum, height) => sum + height, 0),
  )
  for (const { zh, en } of NOTES) {
    write(sheet, zh, CHINESE)
    write(sheet, en, ENGLISH)
  }
  const { start, count } = sheet.doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    sheet.doc.switchToPage(start + page)
    // below the margin a page would otherwise make room by adding another
    sheet.doc.page.margins.bottom = 0
    const line: Sheet = { doc: sheet.doc, y: A4.height - 46 }
    rule(line)
    line.y += 7
    const at = line.y
    write(line, number, { size: 7.5, colour: INK_2 })
    line.y = at
    const pages = `第 ${page + 1} 页，共 ${count} 页  Page ${page + 1} of ${count}`
    write(line, pages, { size: 7.5, colour: INK_2, align: 'right' })
    if (!demonstration) continue
    line.y = at
    const mark = '示例数据，不是真实证明  Demonstration, not a real certificate'
    write(line, mark, { size: 7.5, colour: BRICK, align: 'center', width: INNER })
  }
}
