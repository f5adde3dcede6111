import { useLingui } from '@lingui/react/macro'
import type { IconName } from './Icon'

export interface TabPage {
  url: string
  label: string
  icon: IconName
}

/** The pages of the tab bar, in the order of app.config.ts. */
export function useTabs(): TabPage[] {
  const { t } = useLingui()
  return [
    { url: '/pages/home/index', label: t`家园`, icon: 'home' },
    { url: '/pages/nearby/index', label: t`附近`, icon: 'pin' },
    { url: '/pages/mine/index', label: t`我的`, icon: 'person' },
  ]
}
