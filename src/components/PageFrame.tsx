import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect, useRef } from 'react'
import { aria } from './aria'
import { PageBar } from './PageBar'
import { useSurroundings } from './Surroundings'
import { TabBar } from './TabBar'
import './PageFrame.scss'

interface PageFrameProps {
  /** In the navigation bar. */
  title: string
  /** A page of the tab bar: nothing to go back to. */
  tab?: boolean
  /** A desk page: uses the width of a screen. */
  wide?: boolean
  /** The one main act, within the thumb's reach. */
  foot?: ReactNode
  children: ReactNode
}

/** WeChat titles the page on top, so a page below waits until it is shown again. */
function useNavigationTitle(title: string) {
  const shown = useRef(true)
  const show = () => {
    Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  }
  useDidShow(() => {
    shown.current = true
    show()
  })
  useDidHide(() => {
    shown.current = false
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again only when the words change
  useEffect(() => {
    if (shown.current) show()
  }, [title])
}

/** A browser reads the language from here; WeChat's own tags take none, and only the class counts. */
function useLanguage() {
  const { i18n } = useLingui()
  const className = i18n.locale === 'en' ? ' in-english' : ''
  const lang = process.env.TARO_ENV === 'h5' ? { lang: i18n.locale } : {}
  return { className, lang }
}

const ELDER = { off: '', large: ' elder', larger: ' elder elder-more' }

export function PageFrame({ title, tab = false, wide = false, foot, children }: PageFrameProps) {
  const { elder } = useSurroundings()
  const language = useLanguage()
  useNavigationTitle(title)
  // A browser's reader goes from landmark to landmark; a phone has none
  const footRole = process.env.TARO_ENV === 'h5' ? aria({ role: 'contentinfo' }) : {}
  const main = process.env.TARO_ENV === 'h5' ? aria({ role: 'main' }) : {}
  return (
    <View className={`page${ELDER[elder]}${language.className}`} {...language.lang}>
      {process.env.TARO_ENV === 'h5' && <PageBar title={title} tab={tab} />}
      <View className={wide ? 'page-body page-wide' : 'page-body'} {...main}>
        {children}
      </View>
      {foot && (
        <View className="page-foot" {...footRole}>
          <View className={wide ? 'page-acts page-wide' : 'page-acts'}>{foot}</View>
        </View>
      )}
      {tab && <TabBar />}
    </View>
  )
}
