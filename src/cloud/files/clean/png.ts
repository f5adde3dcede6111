import type { Looked } from './jpeg'
import { orientationOf, type Turn } from './orientation'

export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What makes the pixels. Profiles and texts may be packed bombs: a decoder never gets them. */
const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** A PNG with what it says of itself and no more than its pixels need; undefined where its chunks make no picture. */
export function lookAtPng(bytes: Buffer): (Looked & { bytes: Buffer }) | undefined {
  const kept: Buffer[] = [PNG]
  let turn: Turn = 1
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length || (at === PNG.length) !== (name === 'IHDR')) return undefined
    if (name === 'eXIf') turn = orientationOf(bytes.subarray(at + 8, end - 4))
    if (NEEDED.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') {
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
      return { width, height, turn, bytes: Buffer.concat(kept) }
    }
    at = end
  }
  return undefined
}
