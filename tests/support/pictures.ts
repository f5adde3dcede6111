import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import webpEncoder from '@jsquash/webp/codec/enc/webp_enc.js'
import { defaultOptions } from '@jsquash/webp/meta.js'
import { encode } from '@/cloud/files/clean/codec'
import type { Pixels } from '@/cloud/files/clean/pixels'

/** Real pictures for tests, and what people and attackers hide in them. */

/** Red and green above blue and white: a picture that tells how it is turned. */
export const CORNERS = {
  topLeft: [220, 30, 30],
  topRight: [30, 200, 30],
  bottomLeft: [30, 30, 220],
  bottomRight: [250, 250, 250],
} as const

/** A picture of four fields. */
export function fields(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const side = x < width / 2 ? 'Left' : 'Right'
      const colour = y < height / 2 ? CORNERS[`top${side}`] : CORNERS[`bottom${side}`]
      data.set([...colour, 255], (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

export const jpegOf = (width = 64, height = 48) => encode(fields(width, height))

/** A marker segment of a JPEG. */
export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with segments put before all others. */
export const withSegments = (jpeg: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

interface Entry {
  tag: number
  type: number
  count: number
  /** Four bytes as they stand, or more that stand elsewhere. */
  value: Buffer
}

const ascii = (tag: number, words: string): Entry => {
  const value = Buffer.from(`${words}\0`, 'latin1')
  return { tag, type: 2, count: value.length, value }
}
const short = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(value)
  return { tag, type: 3, count: 1, value: bytes }
}
const long = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return { tag, type: 4, count: 1, value: bytes }
}
const raw = (tag: number, value: Buffer): Entry => ({ tag, type: 7, count: value.length, value })
const degrees = (tag: number, parts: readonly number[]): Entry => {
  const value = Buffer.alloc(parts.length * 8)
  parts.forEach((part, i) => {
    value.writeUInt32LE(part, i * 8)
    value.writeUInt32LE(1, i * 8 + 4)
  })
  return { tag, type: 5, count: parts.length, value }
}

/** A TIFF directory that begins at `at`, with what does not fit into its entries behind it. */
function directory(at: number, entries: readonly Entry[], next: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  head.writeUInt16LE(entries.length)
  const tail: Buffer[] = []
  let free = at + head.length
  entries.forEach(({ tag, type, count, value }, i) => {
    const to = 2 + i * 12
    head.writeUInt16LE(tag, to)
    head.writeUInt16LE(type, to + 2)
    head.writeUInt32LE(count, to + 4)
    if (value.length <= 4) value.copy(head, to + 8)
    else {
      head.writeUInt32LE(free, to + 8)
      tail.push(value)
      free += value.length
    }
  })
  head.writeUInt32LE(next, head.length - 4)
  return Buffer.concat([head, ...tail])
}

/** What a phone writes of itself, of the place and of the moment, with a small picture of its own. */
export function phoneExif(turn: number, thumbnail: Buffer = Buffer.alloc(0)): Buffer {
  const place = [
    ascii(1, 'N'),
    degrees(2, [31, 14, 2719]),
    ascii(3, 'E'),
    degrees(4, [121, 28, 4711]),
    ascii(29, '2026:11:23'),
  ]
  const device = [
    ascii(0x9003, '2026:11:23 09:08:07'),
    raw(0x927c, Buffer.from('PLANTED-MAKER-NOTE serial 0042')),
    ascii(0xa431, 'PLANTED-SERIAL'),
    ascii(0xa433, 'PLANTED-LENS'),
  ]
  const [first, exif, gps, second] = [8, 300, 600, 900]
  const parts = [
    Buffer.from([0x49, 0x49, 0x2a, 0, first, 0, 0, 0]),
    directory(
      first,
      [
        ascii(0x010f, 'PLANTED-MAKE'),
        ascii(0x0110, 'PLANTED-MODEL'),
        short(0x0112, turn),
        ascii(0x013b, 'PLANTED-ARTIST'),
        long(0x8769, exif),
        long(0x8825, gps),
      ],
      second,
    ),
    directory(exif, device, 0),
    directory(gps, place, 0),
    directory(second, [long(0x0201, 1000), long(0x0202, thumbnail.length)], 0),
    thumbnail,
  ]
  const whole = Buffer.alloc(1000 + thumbnail.length)
  for (const [i, at] of [0, first, exif, gps, second, 1000].entries()) parts[i]?.copy(whole, at)
  return whole
}

export const exifSegment = (turn: number, thumbnail?: Buffer) =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), phoneExif(turn, thumbnail)]))

/** Everything that a photo of a phone may tell beside its pixels. */
export async function tellingJpeg(turn = 1, width = 64, height = 48): Promise<Buffer> {
  const thumbnail = withSegments(
    await jpegOf(16, 12),
    segment(0xfe, Buffer.from('PLANTED-THUMBNAIL')),
  )
  const xmp = 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>PLANTED-XMP 31.2397,121.4799</x:xmpmeta>'
  return Buffer.concat([
    withSegments(
      await jpegOf(width, height),
      exifSegment(turn, thumbnail),
      segment(0xe1, Buffer.from(xmp)),
      segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01 PLANTED-ICC copyright')),
      segment(0xe2, Buffer.from('MPF\0 PLANTED-MPF')),
      segment(0xed, Buffer.from('Photoshop 3.0\0 PLANTED-IPTC')),
      segment(0xeb, Buffer.from('PLANTED-JUMBF')),
      segment(0xfe, Buffer.from('PLANTED-COMMENT <script>alert(1)</script>')),
    ),
    Buffer.from('PK\x03\x04 PLANTED-ZIP <html><script>PLANTED-HTML</script></html>', 'latin1'),
    Buffer.from('MotionPhoto_Data PLANTED-VIDEO'),
  ])
}

/** A chunk of a PNG. */
export function chunk(name: string, body: Buffer): Buffer {
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)]
  head.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  tail.writeUInt32BE(crc32(named))
  return Buffer.concat([head, named, tail])
}

const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function pngHeader(width: number, height: number, depth = 8): Buffer {
  const body = Buffer.alloc(13)
  body.writeUInt32BE(width)
  body.writeUInt32BE(height, 4)
  body[8] = depth
  body[9] = 6
  return chunk('IHDR', body)
}

/** A PNG of pixels, with chunks before them. */
export function pngOf({ width, height, data }: Pixels, ...chunks: Buffer[]): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 4))
  for (let y = 0; y < height; y++) {
    Buffer.from(data.buffer, y * width * 4, width * 4).copy(rows, y * (1 + width * 4) + 1)
  }
  return Buffer.concat([
    ...[PNG_MARK, pngHeader(width, height), ...chunks],
    ...[chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ])
}

/** A PNG that says it is this large and holds next to nothing. */
export const pngBomb = (width: number, height: number) =>
  Buffer.concat([
    ...[PNG_MARK, pngHeader(width, height)],
    ...[chunk('IDAT', deflateSync(Buffer.alloc(100_000))), chunk('IEND', Buffer.alloc(0))],
  ])

const encoder = new WebAssembly.Module(
  readFileSync(require.resolve('@jsquash/webp/codec/enc/webp_enc.wasm')),
)

export async function webpOf({ width, height, data }: Pixels, lossless = false): Promise<Buffer> {
  const made = await webpEncoder({
    instantiateWasm(imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(encoder, imports)
      ready(instance)
      return instance.exports
    },
  } as Parameters<typeof webpEncoder>[0])
  return Buffer.from(
    made.encode(data, width, height, { ...defaultOptions, lossless: lossless ? 1 : 0 }),
  )
}

/** Chunks of a RIFF file behind each other. */
export function riff(...chunks: readonly { name: string; body: Buffer }[]): Buffer {
  const parts = chunks.map(({ name, body }) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(name, 'latin1'), size, body, Buffer.alloc(body.length & 1)])
  })
  const all = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(all.length)
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, all])
}
