import Taro from '@tarojs/taro'

function inBrowser(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  // The browser has begun by then; sooner, some would save nothing
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const pathOf = (name: string) => `${Taro.env.USER_DATA_PATH}/${name}`

/** WeChat gives a file out by way of a chat, such as one's own file transfer. */
const toChat = (filePath: string, fileName: string) =>
  Taro.shareFileMessage({ filePath, fileName }).catch(() => undefined)

/** Hands a text to the person as a file. */
export async function saveFile(name: string, text: string, type: string): Promise<void> {
  if (process.env.TARO_ENV === 'h5') return inBrowser(name, text, `${type};charset=utf-8`)
  Taro.getFileSystemManager().writeFileSync(pathOf(name), text, 'utf8')
  await toChat(pathOf(name), name)
}

/** What WeChat opens by itself, with a menu from which it goes on to a chat or another app. */
const OPENS = ['xlsx', 'pdf'] as const
type Opens = (typeof OPENS)[number]

/** Hands bytes to the person as a file: a browser saves it, WeChat opens it or sends it to a chat. */
export async function saveBytes(name: string, base64: string, type: string): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    return inBrowser(
      name,
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      type,
    )
  }
  Taro.getFileSystemManager().writeFileSync(pathOf(name), base64, 'base64')
  const fileType = OPENS.find((ending): ending is Opens => name.endsWith(`.${ending}`))
  if (!fileType) return void (await toChat(pathOf(name), name))
  await Taro.openDocument({ filePath: pathOf(name), fileType, showMenu: true })
}
