import Taro from '@tarojs/taro'
import { open, routes } from './routes'

/** Undefined where the text is no valid encoding, such as a lone per cent sign. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A page gets its query as it stands in the address, from WeChat and from Taro's router in a browser. */
export const fromQuery = (text: string): string => decoded(text) ?? text

/** Of one of WeChat's round codes only the page it leads to is told; the scene stands in there. */
const sceneOf = (path: string | undefined) =>
  decoded(/[?&]scene=([^&]+)/.exec(path ?? '')?.[1] ?? '')

/** What the camera reads; undefined where the person turned back. */
export async function readCode(): Promise<string | undefined> {
  try {
    const { result, path } = await Taro.scanCode({})
    return sceneOf(path) || result || undefined
  } catch {
    return undefined
  }
}

/** Scans and opens what the code leads to. A browser has no camera for us: the page takes a number. */
export async function scan(): Promise<void> {
  if (process.env.TARO_ENV === 'h5') return open(routes.scan())
  const scanned = await readCode()
  if (scanned) open(routes.scan(scanned))
}
