import type { BrowserHint } from '@/contract/session.signin'

/** The first that fits: a browser names those that it descends from as well. */
const BROWSERS: readonly [RegExp, BrowserHint['browser']][] = [
  [/MicroMessenger/, 'wechat'],
  [/QQBrowser/, 'qq'],
  [/Edg(e|A|iOS)?\//, 'edge'],
  [/Firefox|FxiOS/, 'firefox'],
  [/Chrome|CriOS/, 'chrome'],
  [/Safari/, 'safari'],
]

const SYSTEMS: readonly [RegExp, BrowserHint['system']][] = [
  [/OpenHarmony|HarmonyOS/, 'harmony'],
  [/Windows/, 'windows'],
  [/Android/, 'android'],
  [/iPhone|iPad/, 'ios'],
  [/Mac OS X/, 'macos'],
  [/Linux/, 'linux'],
]

const find = <T>(agent: string, among: readonly [RegExp, T][]) =>
  among.find(([sign]) => sign.test(agent))?.[1]

/** What this browser says that it is. */
export function browserHint(agent: string = navigator.userAgent): BrowserHint {
  return { browser: find(agent, BROWSERS) ?? 'other', system: find(agent, SYSTEMS) ?? 'other' }
}
