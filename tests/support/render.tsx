import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import type { PropsWithChildren, ReactElement } from 'react'
import { i18n, type Locale, setLocale } from '@/client/locale'
import { useOnline } from '@/client/network'
import { queries } from '@/client/query'
import { type Surroundings, SurroundingsProvider } from '@/components/Surroundings'

// A test waits for what it expects, however busy the machine is
configure({ asyncUtilTimeout: 10_000 })

interface Around extends Partial<Surroundings> {
  locale?: Locale
}

/** As `app.ts` has it, unless a test says otherwise. */
function Surrounded({ around, children }: PropsWithChildren<{ around: Partial<Surroundings> }>) {
  const usual = { elder: 'off' as const, online: useOnline(), goHome: () => undefined }
  return <SurroundingsProvider value={{ ...usual, ...around }}>{children}</SurroundingsProvider>
}

/** A page or a part of one, with all that `app.ts` puts around it. */
export function show(view: ReactElement, { locale = 'zh-CN', ...around }: Around = {}) {
  setLocale(locale)
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Surrounded around={around}>{view}</Surrounded>
      </QueryClientProvider>
    </I18nProvider>,
  )
}
