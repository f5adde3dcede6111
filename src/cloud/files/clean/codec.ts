import { readFileSync } from 'node:fs'
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js'
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js'
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js'
import type { Pixels } from './pixels'

/** Where JPEGs are hard to tell from their originals. */
const QUALITY = 82

/** Read and compiled once. The paths are what the bundler looks for: it puts the files beside the bundle. */
const onceCompiled = (file: string) => {
  let compiled: WebAssembly.Module | undefined
  return () => {
    compiled ??= new WebAssembly.Module(readFileSync(file))
    return compiled
  }
}
const jpegDecoder = onceCompiled(require.resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
const jpegEncoder = onceCompiled(require.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
const webpDecoder = onceCompiled(require.resolve('@jsquash/webp/codec/dec/webp_dec.wasm'))
const pngDecoder = onceCompiled(require.resolve('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))

/** A fresh memory each time: what one picture does to a decoder no other picture meets, and its 160 MB are let go of. */
const fresh = (compiled: () => WebAssembly.Module) => {
  const module = compiled()
  return {
    instantiateWasm(imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports)
      ready(instance)
      return instance.exports
    },
    // what a broken picture makes a decoder say is for nobody
    print: () => undefined,
    printErr: () => undefined,
  }
}

type PictureType = 'jpeg' | 'png' | 'webp'

/** Makes a decoder ready. A fault of ours throws here. */
const decoders: Record<PictureType, () => Promise<(bytes: ArrayBuffer) => Promise<Pixels>>> = {
  async jpeg() {
    await initJpegDecoder(fresh(jpegDecoder))
    return decodeJpeg
  },
  async webp() {
    await initWebpDecoder(fresh(webpDecoder))
    return decodeWebp
  },
  async png() {
    await initPngDecoder(pngDecoder())
    return decodePng
  },
}

/** The pixels of a picture; undefined where its bytes do not make one. */
export async function decode(type: PictureType, bytes: Buffer): Promise<Pixels | undefined> {
  const decoder = await decoders[type]()
  try {
    return await decoder(new Uint8Array(bytes).buffer)
  } catch {
    return undefined
  }
}

/** A JPEG of pixels, and of nothing else. */
export async function encode({ width, height, data }: Pixels): Promise<Buffer> {
  await initJpegEncoder(fresh(jpegEncoder))
  const picture = { width, height, data, colorSpace: 'srgb' } as ImageData
  return Buffer.from(await encodeJpeg(picture, { quality: QUALITY }))
}
