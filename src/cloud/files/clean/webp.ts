import type { Looked } from './jpeg'
import { orientationOf, type Turn } from './orientation'

export const isWebp = (bytes: Buffer) =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'

/** Three bytes behind the tag of a lossy frame. */
const LOSSY_MARK = Buffer.from([0x9d, 0x01, 0x2a])
const LOSSLESS_MARK = 0x2f

function sizeOf(name: string, body: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8 ' && body.length >= 10 && body.subarray(3, 6).equals(LOSSY_MARK)) {
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff }
  }
  if (name === 'VP8L' && body.length >= 5 && body[0] === LOSSLESS_MARK) {
    const bits = body.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return undefined
}

/** Undefined where it moves, or is not one picture. */
export function lookAtWebp(bytes: Buffer): Looked | undefined {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  let size: { width: number; height: number } | undefined
  let turn: Turn = 1
  for (let at = 12; at + 8 <= end; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'ANIM' || name === 'ANMF') return undefined
    if (name === 'VP8 ' || name === 'VP8L') {
      if (size) return undefined
      size = sizeOf(name, body)
    }
    if (name === 'EXIF') {
      const tagged = body.toString('latin1', 0, 4) === 'Exif'
      turn = orientationOf(tagged ? body.subarray(6) : body)
    }
    at += 8 + length + (length & 1)
  }
  return size && { ...size, turn }
}
