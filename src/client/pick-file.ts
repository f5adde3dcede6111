import Taro from '@tarojs/taro'

/** A file that a person chose; its bytes stay where they are until they are sent. */
export interface PickedFile {
  name: string
  bytes: number
  /** The bytes in a browser, or their path on a phone. */
  content: Blob | string
}

/** Undefined where the person turned back; an old browser never says so, and nothing waits for it. */
function fromBrowser(accept: string): Promise<PickedFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file && { name: file.name, bytes: file.size, content: file })
    }
    input.oncancel = () => resolve(undefined)
    input.click()
  })
}

/** WeChat reaches a phone's files by way of a chat only. */
async function fromChat(extension: string[]): Promise<PickedFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension })
    const file = tempFiles[0]
    return file && { name: file.name, bytes: file.size, content: file.path }
  } catch {
    return undefined
  }
}

/** @param endings such as ['csv', 'xlsx'] */
export function pickFile(endings: string[]): Promise<PickedFile | undefined> {
  if (process.env.TARO_ENV !== 'h5') return fromChat(endings)
  return fromBrowser(endings.map((ending) => `.${ending}`).join(','))
}
