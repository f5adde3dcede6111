import { useEffect } from 'react'

/** Page tests run the browser's side of a page; this stands where Taro's own API does there. */

/** What a test looks at: each use of Taro's API by name, with its option. */
export const taroCalls: { api: string; option: unknown }[] = []

const noted = (api: string, answer: unknown = {}) =>
  jest.fn((option?: unknown) => {
    taroCalls.push({ api, option })
    return Promise.resolve(answer)
  })

export const useDidShow = (shown: () => void) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page of a test is shown once
  useEffect(shown, [])
}
export const useDidHide = () => undefined
export const usePullDownRefresh = () => undefined
export const useReachBottom = () => undefined
export const useShareAppMessage = () => undefined

let router = { path: '/pages/home/index', params: {} as Record<string, string> }

export const useRouter = () => router

/** The page that a test opens, before it renders it. */
export function openedAt(path: string, params: Record<string, string> = {}) {
  router = { path, params }
}

/** What the UI kit asks for. */
export const getEnv = () => 'WEB'
export const nextTick = (task: () => void) => void setTimeout(task)
export const createSelectorQuery = () => undefined
export const getSystemInfoSync = () => ({ windowWidth: 375, pixelRatio: 2 })
export const pxTransform = (size: number) => `${size}px`

const names = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack', 'makePhoneCall']
names.push('setNavigationBarTitle', 'setTabBarItem', 'setClipboardData', 'openLocation')
names.push('stopPullDownRefresh', 'showToast')
names.push('vibrateShort', 'vibrateLong', 'setKeepScreenOn')

const Taro = {
  getEnv,
  nextTick,
  getSystemInfoSync,
  pxTransform,
  ENV_TYPE: { WEB: 'WEB', WEAPP: 'WEAPP' },
  ...Object.fromEntries(names.map((name) => [name, noted(name)])),
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ router }),
  getAppBaseInfo: () => ({ language: 'zh_CN' }),
  scanCode: noted('scanCode', { result: '' }),
}

export default Taro
