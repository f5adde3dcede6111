import { type Looked, lookAtJpeg } from './jpeg'
import { lookAtPng, PNG } from './png'
import { isWebp, lookAtWebp } from './webp'

/** A picture that may be decoded, or why not, in words for who sent it. */
export type Sight =
  | (Looked & { type: 'jpeg' | 'png' | 'webp'; bytes: Buffer })
  | { refused: string }

/** Four bytes a pixel are held while decoding: 160 MB. Cameras of phones have 12, 24 or 48, which they save as 12. */
const MAX_PIXELS = 40_000_000
const MAX_SIDE = 12_000

const JPEG = Buffer.from([0xff, 0xd8, 0xff])
/** Brands of the photos that an iPhone makes unless told otherwise, and their kin. */
const HEIF = /^(hei[cmsx]|hev[cmx]|mif1|msf1|avif|avis)$/

const startsWith = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start)
const isHeif = (bytes: Buffer) =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && HEIF.test(bytes.toString('latin1', 8, 12))

const refused = {
  heif: '这是 HEIC 格式的照片，暂时不能展示：请在手机“设置－相机－格式”里选“兼容性最佳”后重拍，或把照片截屏后再发',
  other: '这不是能展示的照片，请发 JPEG、PNG 或 WebP 格式的照片',
  broken: '照片已损坏，请重新选择照片再发一次',
  large: '照片的尺寸太大，请在手机上缩小或截屏后再发',
}

/** Looks at bytes, never at a name, and at what a picture says of its size before anything of it is decoded. */
export function look(bytes: Buffer): Sight {
  const type = typeOf(bytes)
  if (!type) return { refused: isHeif(bytes) ? refused.heif : refused.other }
  const looked = { jpeg: lookAtJpeg, png: lookAtPng, webp: lookAtWebp }[type](bytes)
  if (!looked || looked.width === 0 || looked.height === 0) return { refused: refused.broken }
  const { width, height } = looked
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    return { refused: refused.large }
  }
  return { bytes, type, ...looked }
}

function typeOf(bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (startsWith(bytes, JPEG)) return 'jpeg'
  if (startsWith(bytes, PNG)) return 'png'
  return isWebp(bytes) ? 'webp' : undefined
}

/** A picture whose bytes did not hold what they said of themselves. */
export const broken = { refused: refused.broken }
