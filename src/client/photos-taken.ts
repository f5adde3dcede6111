import Taro from '@tarojs/taro'
import type { PickedFile } from './pick-file'

/** What a person chose, or why nothing could be chosen; of several pictures one may be unreadable. */
export type Chosen =
  | { pictures: (PickedFile | { problem: 'unreadable' })[] }
  | { problem: 'denied' | 'unreadable' }

const messageOf = (reason: unknown): string =>
  typeof reason === 'object' && reason !== null && 'errMsg' in reason ? String(reason.errMsg) : ''

/** WeChat says each refusal in words only: of the person, of the phone's system, of the privacy question. */
const DENIED = /auth|deny|denied|permission|privacy/i

/** Pictures of a camera or an album, made smaller by WeChat. Empty where the person turned back. */
export async function choosePictures(most: number, from: 'camera' | 'either'): Promise<Chosen> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: from === 'camera' ? ['camera'] : ['camera', 'album'],
    })
    const pictures = tempFiles.map(({ tempFilePath, size }) => ({
      ...{ name: 'photo.jpg', bytes: size, content: tempFilePath },
    }))
    return { pictures }
  } catch (reason) {
    const message = messageOf(reason)
    if (/cancel/i.test(message)) return { pictures: [] }
    return { problem: DENIED.test(message) ? 'denied' : 'unreadable' }
  }
}
