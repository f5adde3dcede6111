import { deflateRawSync } from 'node:zlib'

/** A part of an archive; `claims` is the size that its directory tells, the true one unless a test lies. */
export interface Part {
  name: string
  body: Uint8Array
  claims?: number
}

function header(signature: number, middle: number[], packed: number, size: number): Buffer {
  const bytes = Buffer.alloc(4 + middle.length * 2 + 16)
  bytes.writeUInt32LE(signature, 0)
  middle.forEach((word, i) => void bytes.writeUInt16LE(word, 4 + i * 2))
  const at = 4 + middle.length * 2
  bytes.writeUInt32LE(packed, at + 4)
  bytes.writeUInt32LE(size, at + 8)
  return bytes
}

/** A ZIP archive, honest or not. Its checksums are all zero. */
export function archive(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, claims = body.length } of parts) {
    const title = Buffer.from(name)
    const packed = deflateRawSync(body)
    const local = header(0x04034b50, [20, 0, 8, 0, 0], packed.length, claims)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.concat([
      header(0x02014b50, [20, 20, 0, 8, 0, 0], packed.length, claims),
      Buffer.alloc(14),
    ])
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, title, packed)
    directory.push(entry, title)
    offset += local.length + title.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}

const part = (name: string, text: string): Part => ({ name, body: Buffer.from(text) })

/** What an XLSX has at the least. */
export const bones: Part[] = [
  part('[Content_Types].xml', '<Types/>'),
  part('xl/workbook.xml', '<workbook/>'),
]
export { part }
