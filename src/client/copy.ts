import Taro from '@tarojs/taro'

/** Puts a text on the phone's clipboard. False where the phone or the person refuses. */
export async function copyText(data: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data })
    return true
  } catch {
    return false
  }
}
