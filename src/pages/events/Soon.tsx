import { useLingui } from '@lingui/react/macro'
import type { StreetCode } from '@/contract/wire'
import { Listed } from './Listed'

interface SoonProps {
  street: StreetCode
  seen: 'today' | 'week' | 'volunteers'
  onWeek: () => void
}

/** By day: today’s, the week’s, and those that look for volunteers. */
export function Soon({ street, seen, onWeek }: SoonProps) {
  const { t } = useLingui()
  const week = { label: t`看这一周`, onTap: onWeek }
  if (seen === 'volunteers') {
    return (
      <Listed
        ask={{ street, when: 'all', volunteers: true }}
        nothing={{
          icon: 'people',
          title: t`现在没有活动在招志愿者`,
          note: t`有新的会出现在这里。`,
          action: week,
        }}
      />
    )
  }
  const nothing =
    seen === 'today'
      ? {
          icon: 'calendar' as const,
          title: t`今天没有活动了`,
          note: t`看看这一周还有什么。`,
          action: week,
        }
      : {
          icon: 'calendar' as const,
          title: t`这一周还没有活动`,
          note: t`居民区、站点和街道发布的活动会出现在这里。`,
        }
  return <Listed ask={{ street, when: seen }} nothing={nothing} />
}
