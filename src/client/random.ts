const BYTES = 16

/** Taro has no name for this API of WeChat's. */
declare const wx: {
  getRandomValues(option: {
    length: number
    success(result: { randomValues: ArrayBuffer }): void
    fail(reason: unknown): void
  }): void
}

function randomBytes(): Promise<Uint8Array> {
  if (process.env.TARO_ENV === 'h5') {
    return Promise.resolve(crypto.getRandomValues(new Uint8Array(BYTES)))
  }
  return new Promise((resolve, reject) => {
    wx.getRandomValues({
      length: BYTES,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: reject,
    })
  })
}

/** An id made on the phone, 128 random bits as 32 hex digits: sent again, it is the same deed. */
export async function clientId(): Promise<string> {
  const bytes = await randomBytes()
  return Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('')
}
