import { i18n, type Messages } from '@lingui/core'
import Taro from '@tarojs/taro'
import { messages as en } from '@/locales/en.js'
import { messages as zh } from '@/locales/zh-CN.js'
import { remembered, useRemembered } from './remembered'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** Each language under its own name, so that a person finds it without reading the other. */
export const LOCALE_NAMES: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' }

function systemLanguage() {
  if (process.env.TARO_ENV === 'h5') return navigator.language
  return Taro.getAppBaseInfo().language
}

/** A phone in any language but Chinese belongs to a visitor: English serves them best. */
function fromSystem(): Locale {
  const language = systemLanguage()
  return !language || language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function speak(locale: Locale) {
  i18n.activate(locale)
  if (process.env.TARO_ENV === 'h5') document.documentElement.lang = locale
}

const choice = remembered<Locale>('locale', LOCALES, fromSystem)

/** Of the main package at first; what each other package says comes with its pages. */
const words: Record<Locale, Messages> = { 'zh-CN': zh, en }

i18n.load(words)
speak(choice.get())

/**
 * Adds the words of a package before its first page is drawn; config/plugins/words calls it.
 * Not by `i18n.load`: that draws every open page again, and none of them says these words.
 * @public
 */
export function learn(more: Record<Locale, Messages>) {
  for (const locale of LOCALES) Object.assign(words[locale], more[locale])
}

export { i18n }

export function setLocale(locale: Locale) {
  speak(locale)
  choice.set(locale)
}

export function useLocale(): Locale {
  return useRemembered(choice)
}
