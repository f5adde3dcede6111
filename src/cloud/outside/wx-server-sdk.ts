/** What we use of wx-server-sdk 4, with the shapes that its code answers and throws. */
export interface WxServerSdk {
  init(config: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  openapi: {
    security: {
      msgSecCheck(input: {
        version: 2
        scene: 1 | 2 | 3 | 4
        openid: string
        content: string
      }): Promise<{ result?: { suggest?: string; label?: number } }>
      /** The SDK turns the names of what it sends into snake case, and of what it answers into camel case. */
      mediaCheckAsync(input: {
        version: 2
        mediaType: 2
        scene: 1 | 2 | 3 | 4
        openid: string
        mediaUrl: string
      }): Promise<{ traceId?: string }>
    }
    subscribeMessage: {
      send(input: {
        touser: string
        templateId: string
        page: string
        data: Record<string, { value: string }>
        miniprogramState: 'developer' | 'trial' | 'formal'
        lang: 'zh_CN'
      }): Promise<{ errCode?: number }>
    }
  }
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Uint8Array }>
  getTempFileURL(files: {
    fileList: { fileID: string; maxAge: number }[]
  }): Promise<{ fileList: { fileID: string; status: number; tempFileURL: string }[] }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: { status: number }[] }>
}

let loaded: Promise<WxServerSdk> | undefined

/**
 * Loads the SDK at the first use: it costs 240 ms of a cold start, and most calls never need it. In
 * the environment of the function that runs.
 */
export function loadWxServerSdk(): Promise<WxServerSdk> {
  loaded ??= import('wx-server-sdk').then((module) => {
    const sdk = ('default' in module ? module.default : module) as unknown as WxServerSdk
    sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
    return sdk
  })
  return loaded
}

/**
 * The number of a failed call (`errCode`: WeChat's own, or -5xxxxx and -6xxxxx of the cloud), or
 * undefined for anything that is no answer at all. The storage of the cloud may throw its name in `code` instead.
 */
export function errorNumber(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && error.code === 'STORAGE_FILE_NONEXIST') return FILE_MISSING
  return 'errCode' in error && typeof error.errCode === 'number' ? error.errCode : undefined
}

/** TCB_STORAGE_FILE_NOT_EXISTS of the SDK. */
export const FILE_MISSING = -503003
