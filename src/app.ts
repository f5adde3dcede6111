import '@/client/polyfills'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { createElement, type PropsWithChildren } from 'react'
import { useElder } from '@/client/elder'
import { i18n } from '@/client/locale'
import { useOnline } from '@/client/network'
import '@/client/offline-shell'
import '@/client/outbox/start'
import { queries } from '@/client/query'
import { SurroundingsProvider } from '@/components/Surroundings'
import './app.scss'

const goHome = () => void Taro.switchTab({ url: '/pages/home/index' })

export default function App({ children }: PropsWithChildren) {
  const surroundings = { elder: useElder(), online: useOnline(), goHome }
  return createElement(
    I18nProvider,
    { i18n },
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(SurroundingsProvider, { value: surroundings }, children),
    ),
  )
}
