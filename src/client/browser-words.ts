import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { BrowserHint } from '@/contract/session.signin'

const BROWSERS: Record<BrowserHint['browser'], MessageDescriptor | string> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  wechat: msg`微信里的网页`,
  qq: msg`QQ 浏览器`,
  other: msg`浏览器`,
}

const SYSTEMS: Record<BrowserHint['system'], MessageDescriptor | string> = {
  windows: 'Windows',
  macos: 'Mac',
  linux: 'Linux',
  android: msg`安卓`,
  ios: msg`iPhone 或 iPad`,
  harmony: msg`鸿蒙`,
  other: msg`其他系统`,
}

/** Chrome · Windows; a session that began otherwise is simply a browser. */
export function browserWords(i18n: I18n, hint: BrowserHint | null): string {
  if (!hint) return i18n._(msg`浏览器`)
  const named = (word: MessageDescriptor | string) =>
    typeof word === 'string' ? word : i18n._(word)
  return [named(BROWSERS[hint.browser]), named(SYSTEMS[hint.system])].join(' · ')
}
