import { webcrypto } from 'node:crypto'
import type { Realm } from './realm'
import { type Kept, storageApis } from './storage'

/** Text that one cloud call may carry, and what it may bring back. */
const CALL_LIMIT = 100 * 1024
const ANSWER_LIMIT = 6 * 1024 * 1024

export interface CloudCall {
  name: string
  data: unknown
}

/** One use of an API of WeChat's, as the app made it. */
export interface WxCall {
  api: string
  option: unknown
}

/** What an API answers: a value, or a function of its option. Throwing means `fail`. */
export type Answer = unknown | ((option: never) => unknown)

export interface WxState {
  kept: Kept
  online: boolean
  language: string
  /** Answers by API, beyond the usual ones. */
  answers: Map<string, Answer>
  calls: WxCall[]
  networkListeners: Set<(state: { isConnected: boolean; networkType: string }) => void>
  /** Paths of the files that the app has saved. */
  files: Set<string>
  callFunction: (call: CloudCall) => unknown
}

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (reason: unknown) => void
  complete?: (result: unknown) => void
}

type Api = (option: never) => unknown
type SyncApi = (first: never, second: never) => unknown

const networkType = (state: WxState) => (state.online ? 'wifi' : 'none')

function device(state: WxState) {
  return {
    brand: 'devtools',
    model: 'phone of the tests',
    pixelRatio: 2,
    screenWidth: 375,
    screenHeight: 812,
    windowWidth: 375,
    windowHeight: 724,
    statusBarHeight: 44,
    language: state.language,
    version: '8.0.50',
    system: 'Android 10',
    platform: 'android',
    fontSizeSetting: 16,
    SDKVersion: '3.0.0',
    safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
  }
}

/** APIs with success and fail, as they answer when a test says nothing else. */
function usualAnswers(state: WxState): Record<string, Api> {
  const refuse = (api: string) => () => {
    throw new Error(`${api}:fail no answer was prepared: phone.answer('${api}', …)`)
  }
  const quiet = () => ({})
  const silent = [
    'setNavigationBarTitle',
    'setNavigationBarColor',
    'setTabBarItem',
    'setTabBarStyle',
  ]
  silent.push('setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot')
  silent.push('showToast', 'hideToast', 'showLoading', 'hideLoading', 'stopPullDownRefresh')
  silent.push('makePhoneCall', 'setClipboardData', 'vibrateShort', 'pageScrollTo', 'openLocation')
  silent.push('previewImage', 'hideHomeButton', 'setKeepScreenOn', 'showShareMenu')
  const asking = ['scanCode', 'chooseLocation', 'getFuzzyLocation', 'chooseMedia', 'request']
  asking.push('showModal', 'showActionSheet', 'requestSubscribeMessage', 'uploadFile', 'login')
  return {
    ...Object.fromEntries(silent.map((api) => [api, quiet])),
    ...Object.fromEntries(asking.map((api) => [api, refuse(api)])),
    ...storageApis(state.kept).async,
    getNetworkType: () => ({ networkType: networkType(state) }),
    getSystemInfo: () => device(state),
    requirePrivacyAuthorize: quiet,
    getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '隐私保护指引' }),
    getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } }),
  }
}

/** Answers later, by callbacks or a promise, with objects of the phone's own realm. */
function asWeChat(realm: Realm, state: WxState, api: string, work: (option: never) => unknown) {
  const RealmPromise = realm.logic.Promise as PromiseConstructor
  return (option: Callbacks & Record<string, unknown> = {}) => {
    const { success, fail, complete, ...rest } = option
    state.calls.push({ api, option: rest })
    const done = Promise.resolve(rest as never)
      .then(state.answers.has(api) ? prepared(state.answers.get(api)) : work)
      .then((result) => {
        const told = { errMsg: `${api}:ok`, ...(realm.toLogic(result ?? {}) as object) }
        success?.(told)
        complete?.(told)
        return told
      })
      .catch((reason: Error) => {
        const told = realm.toLogic({ errMsg: reason.message, errCode: -1 })
        fail?.(told)
        complete?.(told)
        if (!fail && !success && !complete) throw told
        return told
      })
    return success || fail || complete ? undefined : RealmPromise.resolve(done)
  }
}

const prepared = (answer: Answer) => (option: never) =>
  typeof answer === 'function' ? answer(option) : answer

async function callCloud(state: WxState, call: CloudCall) {
  if (!state.online) throw new Error('cloud.callFunction:fail request:fail network is down')
  const text = JSON.stringify(call.data) ?? '{}'
  if (Buffer.byteLength(text) > CALL_LIMIT) {
    throw new Error('cloud.callFunction:fail data exceed max size 100KB')
  }
  const result = await state.callFunction({ name: call.name, data: JSON.parse(text) })
  const answer = JSON.stringify(result)
  if (Buffer.byteLength(answer ?? '') > ANSWER_LIMIT) {
    throw new Error('cloud.callFunction:fail response exceed max size 6MB')
  }
  return { result: answer === undefined ? undefined : JSON.parse(answer) }
}

/** `getRandomValues` hands out bytes, which JSON cannot carry. */
function randomValues(realm: Realm) {
  const RealmBytes = realm.logic.Uint8Array as typeof Uint8Array
  return ({ length, success }: { length: number; success: (result: object) => void }) => {
    const bytes = RealmBytes.from(webcrypto.getRandomValues(new Uint8Array(length)))
    setTimeout(() => success({ randomValues: bytes.buffer, errMsg: 'getRandomValues:ok' }))
  }
}

const USER_FILES = 'wxfile://usr'

/** WeChat's user files; of a file only its path is known here. */
function fileSystem(realm: Realm, state: WxState): Record<string, unknown> {
  const demand = (path: string) => {
    if (!state.files.has(path)) throw new Error(`fail no such file or directory ${path}`)
  }
  const apis: Record<string, Api> = {
    access: ({ path }: { path: string }) => demand(path),
    saveFile({ filePath }: { filePath: string }) {
      state.files.add(filePath)
      return { savedFilePath: filePath }
    },
    unlink({ filePath }: { filePath: string }) {
      demand(filePath)
      state.files.delete(filePath)
    },
    readdir: ({ dirPath }: { dirPath: string }) => ({
      files: [...state.files].map((file) => file.slice(dirPath.length + 1)),
    }),
  }
  return Object.fromEntries(
    Object.entries(apis).map(([api, work]) => [api, asWeChat(realm, state, api, work)]),
  )
}

/** The `wx` of one phone. Pages (`navigateTo` and the like) are added by `pages.ts`. */
export function makeWx(realm: Realm, state: WxState): Record<string, unknown> {
  const apis = usualAnswers(state)
  const sync: Record<string, SyncApi> = {
    ...storageApis(state.kept).sync,
    getSystemInfoSync: () => device(state),
    getAppBaseInfo: () => device(state),
    getDeviceInfo: () => device(state),
    getWindowInfo: () => device(state),
    getSystemSetting: () => ({ locationEnabled: true, deviceOrientation: 'portrait' }),
    getMenuButtonBoundingClientRect: () => ({ top: 48, right: 365, bottom: 80, width: 87 }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'release' } }),
  }
  const wx: Record<string, unknown> = {}
  for (const [api, work] of Object.entries(apis)) wx[api] = asWeChat(realm, state, api, work)
  for (const [api, work] of Object.entries(sync)) {
    wx[api] = (...given: unknown[]) =>
      realm.toLogic((work as (...given: unknown[]) => unknown)(...given))
  }
  wx.onNetworkStatusChange = (listener: never) => void state.networkListeners.add(listener)
  wx.offNetworkStatusChange = (listener: never) => void state.networkListeners.delete(listener)
  wx.onNeedPrivacyAuthorization = () => undefined
  wx.onAppShow = () => undefined
  wx.env = { USER_DATA_PATH: USER_FILES }
  const files = fileSystem(realm, state)
  wx.getFileSystemManager = () => files
  wx.getRandomValues = randomValues(realm)
  let started = false
  wx.cloud = {
    init(option: unknown) {
      started = true
      state.calls.push({ api: 'cloud.init', option })
    },
    callFunction: asWeChat(realm, state, 'cloud.callFunction', (call: CloudCall) => {
      if (!started) throw new Error('Cloud API isn’t enabled, please call wx.cloud.init first')
      return callCloud(state, call)
    }),
    uploadFile: asWeChat(realm, state, 'cloud.uploadFile', () => {
      throw new Error('cloud.uploadFile:fail no answer was prepared')
    }),
  }
  return wx
}
