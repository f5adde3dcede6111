import { useLingui } from '@lingui/react/macro'
import type { SiteFilter } from '@/client/site-filter'

interface Widening {
  filter: SiteFilter
  far: boolean
  /** Whether “near” is counted from the person's own place. */
  own: boolean
  clear: () => void
  widen: () => void
  toStreet: () => void
}

/** Words for an empty list: what would widen it, the smallest step first. */
export function useNothing({ filter, far, own, clear, widen, toStreet }: Widening) {
  const { t } = useLingui()
  const { needs, kinds, openNow } = filter
  if (needs.length > 0 || kinds.length > 0 || openNow) {
    return {
      icon: 'filter' as const,
      title: t`没有符合全部条件的站点`,
      note: t`去掉筛选，就能看到附近的所有站点。`,
      action: { label: t`去掉筛选`, onTap: clear },
    }
  }
  if (!far) {
    return {
      icon: 'pin' as const,
      title: t`走得到的地方还没有站点`,
      note: t`可以看得远一些，最远到 5 公里。`,
      action: { label: t`看远一些`, onTap: widen },
    }
  }
  return {
    icon: 'pin' as const,
    title: t`这一带还没有站点`,
    note: t`可以先看看街道里的站点。`,
    action: own ? { label: t`看街道里的站点`, onTap: toStreet } : undefined,
  }
}
