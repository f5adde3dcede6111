import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import { Workbook } from 'exceljs'
import type { ImportView } from '@/contract/imports'
import type { ImportId } from '@/contract/wire'

export const HEADINGS = [
  '编号',
  '名称',
  '英文名称',
  '类型',
  '地址',
  '经度',
  '纬度',
  '设施',
  '开放时间',
  '电话',
  '容量',
  '运营方',
  '介绍',
  '线路站点',
]

/** A row that is right, but for what a test says of it. */
export function row(key: string, over: Record<string, string | number> = {}): (string | number)[] {
  const cells: Record<string, string | number> = {
    编号: key,
    名称: `站点 ${key}`,
    英文名称: `Site ${key}`,
    类型: '点',
    地址: '贵州路 1 号',
    经度: 121.4785,
    纬度: 31.2345,
    设施: '厕所、热水',
    开放时间: '周一至周五 08:30-20:00；周六、周日 09:00-17:00',
    电话: '021-01234567',
    容量: 30,
    运营方: '',
    介绍: '可以歇脚。',
    线路站点: '',
    ...over,
  }
  return HEADINGS.map((heading) => cells[heading] ?? '')
}

type Cells = readonly (string | number)[]

const quoted = (cell: string | number) => `"${String(cell).replace(/"/g, '""')}"`

/** A CSV as a sheet program saves it. */
export const csv = (rows: readonly Cells[], headings: Cells = HEADINGS): Uint8Array =>
  new TextEncoder().encode(
    [headings, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n'),
  )

let pairs: Map<string, number[]> | undefined

/** Characters of GBK's two bytes, by asking the decoder for each pair. */
function gbkPairs(): Map<string, number[]> {
  if (pairs) return pairs
  const decoder = new TextDecoder('gb18030', { fatal: true })
  pairs = new Map()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue
      pairs.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
    }
  }
  return pairs
}

/** Text in the encoding of a Chinese Excel. */
export function gbk(text: string): Uint8Array {
  const known = gbkPairs()
  return Uint8Array.from(
    [...text].flatMap((character) => known.get(character) ?? [character.charCodeAt(0)]),
  )
}

/** A workbook made by `fill`, as bytes. */
export async function xlsx(fill: (sheet: ReturnType<Workbook['addWorksheet']>) => void) {
  const book = new Workbook()
  fill(book.addWorksheet('站点'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const xlsxOf = (rows: readonly Cells[], headings: Cells = HEADINGS) =>
  xlsx((sheet) => {
    sheet.addRow([...headings])
    for (const cells of rows) sheet.addRow([...cells])
  })

/** Staff send bytes and ask what they would do. */
export async function preview(
  cloud: TestCloud,
  bytes: Uint8Array,
  name = '站点.csv',
): Promise<ImportView> {
  const file = await upload(cloud, 'street_staff', name, bytes)
  const input = { street: STREET, kind: 'sites', file } as const
  return (await cloud.as('street_staff').call('imports.preview', input)).import
}

/** Names an import in a step. */
export const which = ({ import: id, version }: ImportView) => ({
  street: STREET,
  import: id as ImportId,
  version,
})

export const apply = async (cloud: TestCloud, seen: ImportView) =>
  (await cloud.as('street_staff').call('imports.apply', which(seen))).import

export const undo = async (cloud: TestCloud, seen: ImportView) =>
  (await cloud.as('street_staff').call('imports.undo', which(seen))).import

/** Everything that a database holds of sites, their stops and their history, but for the rows of imports. */
export async function everything(cloud: TestCloud) {
  const tables = ['sites', 'site_stops', 'history', 'operators', 'areas']
  return Promise.all(
    tables.map((table) =>
      cloud.db.query(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE street = ANY($1) ORDER BY 1`,
        [[STREET, OTHER_STREET]],
      ),
    ),
  )
}

/** A site as text, byte by byte, but for what counts its changes; `at` its key in the file. */
export async function bytesOf(cloud: TestCloud, key: string): Promise<string> {
  const [found] = await cloud.db.query<{ row: string }>(
    `SELECT (to_jsonb(s) - 'version' - 'changed_at')::text || coalesce((SELECT string_agg(site, '>'
       ORDER BY position) FROM site_stops WHERE street = $1 AND line = s.id), '') AS row
     FROM sites s WHERE street = $1 AND import_key = $2`,
    [STREET, key],
  )
  return found?.row ?? ''
}
