import {
  CORNERS,
  chunk,
  exifSegment,
  fields,
  jpegOf,
  phoneExif,
  pngBomb,
  pngOf,
  riff,
  segment,
  tellingJpeg,
  webpOf,
  withSegments,
} from '@tests/support/pictures'
import fc from 'fast-check'
import { type CleanPhoto, cleanPhoto } from '@/cloud/files/clean'
import { decode } from '@/cloud/files/clean/codec'
import { lookAtPng } from '@/cloud/files/clean/png'

async function cleaned(bytes: Buffer): Promise<CleanPhoto> {
  const made = await cleanPhoto(bytes)
  if ('refused' in made) throw new Error(made.refused)
  return made
}
const refusal = async (bytes: Buffer) => {
  const made = await cleanPhoto(bytes)
  return 'refused' in made ? made.refused : 'not refused'
}

/** The markers of a JPEG up to its picture, and how many bytes lie behind its end. */
function anatomy(jpeg: Buffer): { markers: string[]; behind: number } {
  const markers: string[] = []
  let at = 2
  while (jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    markers.push((jpeg[at + 1] ?? 0).toString(16))
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  return { markers, behind: jpeg.length - jpeg.lastIndexOf(Buffer.from([0xff, 0xd9])) - 2 }
}

async function cornersOf(jpeg: Buffer): Promise<string[]> {
  const { width, height, data } = (await decode('jpeg', jpeg)) ?? fields(0, 0)
  const at = (x: number, y: number) => {
    const from = (Math.floor(y * height) * width + Math.floor(x * width)) * 4
    const near = Object.entries(CORNERS).find(([, colour]) =>
      colour.every((value, i) => Math.abs(value - (data[from + i] ?? 0)) < 25),
    )
    return near?.[0] ?? 'none'
  }
  return [at(0.2, 0.2), at(0.8, 0.2), at(0.2, 0.8), at(0.8, 0.8)]
}

const UPRIGHT = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight']

describe('what comes out', () => {
  test('holds nothing of what the phone told', async () => {
    const sent = await tellingJpeg()
    for (const planted of ['MAKE', 'MODEL', 'MAKER-NOTE', 'XMP', 'ICC', 'COMMENT', 'ZIP', 'VIDEO'])
      expect(sent.includes(`PLANTED-${planted}`)).toBe(true)
    const place = phoneExif(1).subarray(600, 800)
    expect(sent.includes(place)).toBe(true)
    const { shown, thumb } = await cleaned(sent)
    for (const made of [shown, thumb]) {
      for (const word of ['PLANTED', 'Exif', 'http', 'ICC', 'Photoshop', 'PK', '<', 'MPF', '2026:'])
        expect([word, made.includes(word)]).toEqual([word, false])
      expect(made.includes(phoneExif(1).subarray(630, 640))).toBe(false)
      const { markers, behind } = anatomy(made)
      expect(behind).toBe(0)
      expect(['c0', 'c2', 'c4', 'db', 'dd', 'e0']).toEqual(expect.arrayContaining(markers))
    }
  })

  test('is no longer than 1600 and 480 pixels, and never larger than what came', async () => {
    const { shown, thumb, width, height } = await cleaned(await jpegOf(2000, 1000))
    expect([width, height]).toEqual([1600, 800])
    expect(await decode('jpeg', shown)).toMatchObject({ width: 1600, height: 800 })
    expect(await decode('jpeg', thumb)).toMatchObject({ width: 480, height: 240 })
    expect(await cleaned(await jpegOf(64, 48))).toMatchObject({ width: 64, height: 48 })
    expect(await cleaned(await jpegOf(1, 1))).toMatchObject({ width: 1, height: 1 })
    expect(await cleaned(await jpegOf(3000, 1))).toMatchObject({ width: 1600, height: 1 })
  })

  test.each([
    [1, UPRIGHT],
    [2, ['topRight', 'topLeft', 'bottomRight', 'bottomLeft']],
    [3, ['bottomRight', 'bottomLeft', 'topRight', 'topLeft']],
    [4, ['bottomLeft', 'bottomRight', 'topLeft', 'topRight']],
    [5, ['topLeft', 'bottomLeft', 'topRight', 'bottomRight']],
    [6, ['bottomLeft', 'topLeft', 'bottomRight', 'topRight']],
    [7, ['bottomRight', 'topRight', 'bottomLeft', 'topLeft']],
    [8, ['topRight', 'bottomRight', 'topLeft', 'bottomLeft']],
  ])('is turned as EXIF %d says', async (turn, corners) => {
    const { shown, thumb, width, height } = await cleaned(
      withSegments(await jpegOf(64, 48), exifSegment(turn)),
    )
    expect([width, height]).toEqual(turn > 4 ? [48, 64] : [64, 48])
    expect(await cornersOf(shown)).toEqual(corners)
    expect(await cornersOf(thumb)).toEqual(corners)
  })

  test('an orientation that is none, or an EXIF block that lies, turns nothing', async () => {
    const lies = [0, 9, 65535].map((turn) => exifSegment(turn))
    const short = segment(0xe1, Buffer.from('Exif\0\0II*\0\xff\xff\xff\x7f', 'latin1'))
    for (const exif of [...lies, short]) {
      const { shown } = await cleaned(withSegments(await jpegOf(), exif))
      expect(await cornersOf(shown)).toEqual(UPRIGHT)
    }
  })

  test('PNG and WebP become JPEG, what shines through is white', async () => {
    const clear = fields(64, 48)
    clear.data.fill(0)
    const png = pngOf(clear, chunk('tEXt', Buffer.from('Comment\0PLANTED')))
    const { shown } = await cleaned(png)
    expect(shown.includes('PLANTED')).toBe(false)
    expect([...((await decode('jpeg', shown))?.data.subarray(0, 4) ?? [])]).toEqual([
      255, 255, 255, 255,
    ])
    for (const bytes of [
      pngOf(fields(64, 48), chunk('eXIf', phoneExif(1))),
      await webpOf(fields(64, 48)),
      await webpOf(fields(64, 48), true),
    ]) {
      expect(await cornersOf((await cleaned(bytes)).shown)).toEqual(UPRIGHT)
    }
    const turned = await cleaned(pngOf(fields(64, 48), chunk('eXIf', phoneExif(6))))
    expect([turned.width, turned.height]).toEqual([48, 64])
  })

  test('a WebP with EXIF is turned, and its EXIF stays behind', async () => {
    const plain = await webpOf(fields(64, 48))
    const extended = Buffer.alloc(10)
    extended[0] = 0x08
    extended.writeUIntLE(63, 4, 3)
    extended.writeUIntLE(47, 7, 3)
    const bytes = riff(
      { name: 'VP8X', body: extended },
      { name: 'VP8 ', body: plain.subarray(20, 20 + plain.readUInt32LE(16)) },
      { name: 'EXIF', body: phoneExif(6) },
    )
    expect(bytes.includes('PLANTED-MODEL')).toBe(true)
    const { shown, width, height } = await cleaned(bytes)
    expect([width, height]).toEqual([48, 64])
    expect(shown.includes('PLANTED')).toBe(false)
  })

  test('a decoder of PNG gets pixels only: no profile, no packed text', async () => {
    const bomb = [chunk('iCCP', Buffer.alloc(1000)), chunk('zTXt', Buffer.alloc(1000))]
    const png = pngOf(fields(8, 8), ...bomb)
    expect(lookAtPng(png)?.bytes.equals(pngOf(fields(8, 8)))).toBe(true)
    expect(await cleaned(png)).toMatchObject({ width: 8, height: 8 })
  })
})

describe('what is refused', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])

  test('HEIC, with what to do', async () => {
    expect(await refusal(heic)).toMatch(/HEIC.*兼容性最佳/)
  })

  test.each([
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['PDF', Buffer.from('%PDF-1.7\n')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['BMP', Buffer.from('BM\0\0\0\0')],
    ['a zip', Buffer.from('PK\x03\x04', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('%s, by its bytes', async (_, bytes) => {
    expect(await refusal(bytes)).toMatch(/请发 JPEG/)
  })

  test('a picture behind something else', async () => {
    const jpeg = await jpegOf()
    for (const before of ['<html>', 'GIF89a', '%PDF-1.7', ' '])
      expect(await refusal(Buffer.concat([Buffer.from(before), jpeg]))).toMatch(/请发 JPEG/)
  })

  test('something else behind the first bytes of a picture', async () => {
    for (const start of [
      [0xff, 0xd8, 0xff],
      [0xff, 0xd8, 0xff, 0xe0, 0, 2],
    ]) {
      const polyglot = Buffer.concat([Buffer.from(start), Buffer.from('<script>alert(1)</script>')])
      expect(await refusal(polyglot)).toMatch(/损坏/)
    }
    expect(await refusal(Buffer.from('RIFF\x10\0\0\0WEBPVP8 <script>', 'latin1'))).toMatch(/损坏/)
  })

  test('half a picture of PNG or WebP', async () => {
    for (const bytes of [pngOf(fields(64, 48)), await webpOf(fields(64, 48))])
      expect(await refusal(bytes.subarray(0, bytes.length >> 1))).toMatch(/损坏/)
  })

  test('one that says it is enormous, before anything is decoded', async () => {
    const frame = Buffer.from([8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0])
    const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
    const jpegBomb = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xc0, frame), scan])
    const lossless = Buffer.alloc(5)
    lossless[0] = 0x2f
    lossless.writeUInt32LE((16383 | (16383 << 14)) >>> 0, 1)
    for (const bomb of [
      ...[pngBomb(30_000, 30_000), pngBomb(12_001, 10), pngBomb(6400, 6400), jpegBomb],
      riff({ name: 'VP8L', body: lossless }),
    ]) {
      expect(await refusal(bomb)).toMatch(/尺寸太大/)
    }
  })

  test('one without end, width or a single frame', async () => {
    const jpeg = await jpegOf()
    const frame = segment(0xc0, Buffer.from([8, 0, 48, 0, 64, 1, 1, 0x11, 0]))
    expect(await refusal(withSegments(jpeg, frame))).toMatch(/损坏/)
    expect(await refusal(pngBomb(0, 10))).toMatch(/损坏/)
    const arithmetic = Buffer.from(jpeg)
    const at = arithmetic.indexOf(Buffer.from([0xff, 0xc2]))
    arithmetic[at + 1] = 0xca
    expect(await refusal(arithmetic)).toMatch(/损坏/)
  })

  test('one of a thousand scans', async () => {
    const jpeg = await jpegOf()
    const first = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    const scan = jpeg.subarray(first, first + 2 + jpeg.readUInt16BE(first + 2))
    const many = Buffer.concat([jpeg.subarray(0, first), ...Array(1000).fill(scan)])
    expect(await refusal(many)).toMatch(/损坏/)
  })

  test('one that moves', async () => {
    const still = await webpOf(fields(16, 16))
    const picture = { name: 'VP8 ', body: still.subarray(20, 20 + still.readUInt32LE(16)) }
    expect(await refusal(riff(picture, { name: 'ANIM', body: Buffer.alloc(6) }))).toMatch(/损坏/)
    expect(await refusal(riff(picture, picture))).toMatch(/损坏/)
  })
})

test('whatever the bytes, they come out clean or are refused', async () => {
  const seeds = [
    await tellingJpeg(6, 32, 24),
    pngOf(fields(32, 24), chunk('eXIf', phoneExif(3))),
    await webpOf(fields(32, 24)),
  ]
  const change = fc.record({
    seed: fc.constantFrom(...seeds),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    flips: fc.array(
      fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 255 })),
      { maxLength: 6 },
    ),
  })
  const runs = process.env.LONG ? 2000 : 60
  await fc.assert(
    fc.asyncProperty(change, async ({ seed, cut, flips }) => {
      const bytes = Buffer.from(seed.subarray(0, cut > 0.3 ? seed.length : seed.length * cut * 3))
      for (const [where, by] of flips) {
        const at = Math.floor(where * bytes.length)
        if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ by
      }
      const made = await cleanPhoto(bytes)
      if ('refused' in made) return
      for (const one of [made.shown, made.thumb]) {
        expect(one.includes('PLANTED')).toBe(false)
        expect(anatomy(one).behind).toBe(0)
      }
    }),
    { numRuns: runs, seed: 20261123 },
  )
})
