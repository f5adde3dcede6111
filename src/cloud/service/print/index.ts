import PDFDocument from 'pdfkit'
import type { Certificate } from '@/contract/service.shapes'
import { drawFoot } from './foot'
import { drawHead } from './head'
import { A4, type Sheet } from './sheet'
import { drawTable } from './table'
import { TITLE } from './words'

/** Noto Sans SC (SIL Open Font License 1.1), of which a PDF carries the letters that it shows. The path is what the bundler looks for: it puts the file beside the bundle. */
const FONT = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

/** What a certificate is printed with, beside itself. */
export interface Printing {
  /** Invented people and hours: marked on every page. */
  demonstration: boolean
}

/** A certificate on A4: the same bytes whenever it is printed, as long as it holds. */
export async function printed(
  certificate: Certificate,
  { demonstration }: Printing,
): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: A4.margin, font: FONT, bufferPages: true, lang: 'zh-CN' },
    displayTitle: true,
    info: {
      Title: `${TITLE.zh} ${certificate.number}`,
      Author: certificate.issuer.zh,
      CreationDate: new Date(certificate.issued),
      ModDate: new Date(certificate.ended ?? certificate.issued),
    },
  })
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (part: Buffer) => void parts.push(part))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const sheet: Sheet = { doc, y: A4.margin }
  drawHead(sheet, certificate)
  drawTable(sheet, certificate)
  drawFoot(sheet, certificate, demonstration)
  doc.end()
  await ended
  return Buffer.concat(parts)
}
