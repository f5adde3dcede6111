import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

/** What one file in a ZIP archive says of itself. */
export interface Entry {
  name: string
  /** Bytes after inflating, as the directory claims. */
  size: number
  packed: number
  method: number
  offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8
/** The end record is 22 bytes and a comment of at most 65,535. */
const END_BYTES = 22
const MAX_COMMENT = 0xffff

function endOf(bytes: Buffer): number | undefined {
  const last = bytes.length - END_BYTES
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return undefined
}

/**
 * The directory of a ZIP archive, without inflating anything. Undefined where it is no archive, or
 * one of several disks, encrypted, or of the 64-bit form that no sheet of our size needs.
 */
export function readDirectory(bytes: Buffer, maxEntries: number): Entry[] | undefined {
  const end = endOf(bytes)
  if (end === undefined || bytes.readUInt32LE(0) !== LOCAL_HEADER) return undefined
  const count = bytes.readUInt16LE(end + 10)
  if (count > maxEntries || count !== bytes.readUInt16LE(end + 8)) return undefined
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    if (bytes.readUInt16LE(at + 8) & 1) return undefined
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

const inflate = promisify(inflateRaw)

/** The bytes of an entry, or undefined where they are not what the directory claims: never more than that is held. */
export async function readEntry(bytes: Buffer, entry: Entry): Promise<Buffer | undefined> {
  const { offset, packed, size, method } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) return undefined
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const body = bytes.subarray(from, from + packed)
  if (body.length !== packed) return undefined
  if (method === STORED) return packed === size ? body : undefined
  if (method !== DEFLATED) return undefined
  try {
    const whole = await inflate(body, { maxOutputLength: Math.max(size, 1) })
    return whole.length === size ? whole : undefined
  } catch {
    return undefined
  }
}
