import { orientationOf, type Turn } from './orientation'

/** What a picture says of itself before anything is decoded. */
export interface Looked {
  width: number
  height: number
  turn: Turn
}

/** Baseline, extended and progressive Huffman; nothing else comes from a camera. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
const START_OF_SCAN = 0xda
const END = 0xd9
const APP1 = 0xe1
const EXIF = Buffer.from('Exif\0\0', 'latin1')

/** A progressive picture has some ten; with thousands each costs a walk over all pixels. */
const MAX_SCANS = 64

const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Where the entropy-coded bytes of a scan end: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? END
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Each marker segment with its body, up to the end of the picture; bytes behind it are never looked at. */
function* segmentsOf(bytes: Buffer): Generator<{ marker: number; body: Buffer }> {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? END
    if (marker === END) return
    if (marker === 0xff || standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    yield { marker, body: bytes.subarray(at + 4, end) }
    at = marker === START_OF_SCAN ? endOfScan(bytes, end) : end
  }
}

/** Undefined where it is no picture that we take: of several frames, without one, of a rare kind, or of too many scans. */
export function lookAtJpeg(bytes: Buffer): Looked | undefined {
  let size: { width: number; height: number } | undefined
  let turn: Turn | undefined
  let scans = 0
  for (const { marker, body } of segmentsOf(bytes)) {
    if (marker === START_OF_SCAN) scans += 1
    if (OTHER_FRAMES.has(marker) || scans > MAX_SCANS) return undefined
    if (FRAMES.has(marker)) {
      if (size || body.length < 6) return undefined
      size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) }
    }
    if (marker === APP1 && body.subarray(0, EXIF.length).equals(EXIF)) {
      turn ??= orientationOf(body.subarray(EXIF.length))
    }
  }
  return size && scans > 0 ? { ...size, turn: turn ?? 1 } : undefined
}
