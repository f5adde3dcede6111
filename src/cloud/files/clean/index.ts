import { SHOWN_SIDE, THUMB_SIDE } from '@/contract/files'
import { decode, encode } from './codec'
import { broken, look } from './look'
import { shrink, turned } from './pixels'

/** What is shown of a photo: two JPEGs made of its pixels, with nothing else of what was sent. */
export interface CleanPhoto {
  shown: Buffer
  thumb: Buffer
  /** Of the shown form. */
  width: number
  height: number
}

/** Re-encodes a photo, or says in words for who sent it why not. A fault of ours throws. */
export async function cleanPhoto(bytes: Buffer): Promise<CleanPhoto | { refused: string }> {
  const sight = look(bytes)
  if ('refused' in sight) return sight
  const pixels = await decode(sight.type, sight.bytes)
  if (pixels?.width !== sight.width || pixels.height !== sight.height) return broken
  const shown = turned(shrink(pixels, SHOWN_SIDE), sight.turn)
  const { width, height } = shown
  const thumb = await encode(shrink(shown, THUMB_SIDE))
  return { shown: await encode(shown), thumb, width, height }
}
