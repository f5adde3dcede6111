import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { i18n, type Locale, setLocale } from '@/client/locale'
import { queries } from '@/client/query'
import { type Surroundings, SurroundingsProvider } from '@/components/Surroundings'

// A test waits for what it expects, however busy the machine is
configure({ asyncUtilTimeout: 10_000 })

interface Around extends Partial<Surroundings> {
  locale?: Locale
}

/** A page or a part of one, with all that `app.ts` puts around it. */
export function show(view: ReactElement, { locale = 'zh-CN', ...around }: Around = {}) {
  setLocale(locale)
  const surroundings = { elder: 'off' as const, online: true, goHome: () => undefined, ...around }
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <SurroundingsProvider value={surroundings}>{view}</SurroundingsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
}
