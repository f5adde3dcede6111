import Taro from '@tarojs/taro'

function inBrowser(name: string, text: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  // The browser has begun by then; sooner, some would save nothing
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** WeChat gives a file out by way of a chat, such as one's own file transfer. */
async function toChat(fileName: string, text: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
  await Taro.shareFileMessage({ filePath, fileName })
}

/** Hands a text to the person as a file. */
export async function saveFile(name: string, text: string, type: string): Promise<void> {
  if (process.env.TARO_ENV === 'h5') inBrowser(name, text, type)
  else await toChat(name, text).catch(() => undefined)
}
