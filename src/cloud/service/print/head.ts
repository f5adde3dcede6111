import { dayOf } from '@/contract/calendar.rules'
import type { Certificate } from '@/contract/service.shapes'
import { drawQr } from './qr'
import { A4, ALARM, BRICK, INK_2, INNER, rule, type Sheet, write } from './sheet'
import { dayWords, english, statement, TITLE } from './words'

const QR = 92
/** What stands beside the code. */
const BESIDE = INNER - QR - 24

/** What it is called, and below it what it is; half of the width each. */
function facts(sheet: Sheet, cells: readonly { called: string; is: string }[]): void {
  const width = BESIDE / cells.length - 8
  const ends = cells.map(({ called, is }, at) => {
    const cell: Sheet = { doc: sheet.doc, y: sheet.y }
    const place = { x: A4.margin + (at * BESIDE) / cells.length, width }
    write(cell, called, { ...place, size: 7.5, colour: INK_2 })
    write(cell, is, { ...place, size: 10, gap: 4 })
    return cell.y
  })
  sheet.y = Math.max(...ends)
}

function drawEnded(sheet: Sheet, { ended, after }: Certificate): void {
  if (!ended) return
  const day = dayWords(dayOf(ended))
  const next = after
    ? { zh: `，由 ${after} 接替`, en: `; replaced by ${after}` }
    : { zh: '', en: '' }
  write(sheet, `本证明已于 ${day.zh} 失效${next.zh}。`, { size: 11, colour: ALARM })
  const en = `No longer valid since ${day.en}${next.en}.`
  write(sheet, en, { size: 8.5, colour: ALARM, gap: 10 })
}

/** Whose hours, how long, by whom: everything that a reader in a hurry wants, with the code beside it. */
export function drawHead(sheet: Sheet, certificate: Certificate): void {
  const { issuer, number, issued, link } = certificate
  const day = dayWords(dayOf(issued))
  const named = [issuer.zh, english(issuer)].filter(Boolean).join('  ')
  write(sheet, named, { size: 9.5, colour: INK_2, gap: 6 })
  rule(sheet, BRICK, 1.6)
  sheet.y += 18
  write(sheet, TITLE.zh, { size: 24 })
  write(sheet, TITLE.en, { size: 11, colour: INK_2, gap: 14 })
  drawEnded(sheet, certificate)
  const top = sheet.y
  const said = statement(certificate)
  write(sheet, said.zh, { size: 12, width: BESIDE, gap: 3 })
  write(sheet, said.en, { size: 9, colour: INK_2, width: BESIDE, gap: 12 })
  facts(sheet, [
    { called: '编号 Number', is: number },
    { called: '出具日期 Date of issue', is: `${day.zh}  ${day.en}` },
  ])
  facts(sheet, [{ called: '出具单位 Issued by', is: named }])
  drawQr(sheet, link, A4.width - A4.margin - QR, top, QR)
  const below = { x: A4.width - A4.margin - QR, width: QR, align: 'center' } as const
  const caption: Sheet = { doc: sheet.doc, y: top + QR + 3 }
  write(caption, '扫码核验', { ...below, size: 8, colour: INK_2 })
  write(caption, 'Scan to verify', { ...below, size: 7, colour: INK_2 })
  sheet.y = Math.max(sheet.y, caption.y) + 12
}
