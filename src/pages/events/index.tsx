import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageFrame } from '@/components/PageFrame'
import type { StreetCode } from '@/contract/wire'
import { MyGrid } from './MyGrid'
import { NearMe } from './NearMe'
import { Soon } from './Soon'
import './list.scss'

const SEEN = ['today', 'week', 'near', 'mine', 'volunteers'] as const
type Seen = (typeof SEEN)[number]

const asSeen = (said: string | undefined): Seen => SEEN.find((one) => one === said) ?? 'week'

/** What is on: today, this week, near me, in my grid, and where volunteers are wanted. */
export default function Events() {
  const { t } = useLingui()
  const { street: said, seen: first } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const [seen, setSeen] = useState(() => asSeen(first))
  const known = useMe().data?.person != null
  useRefresh(useAskAgain('events', 'homes'))
  const ways: Record<Seen, string> = {
    // within a sentence English writes it small
    today: t({ message: '今天', context: 'heading' }),
    week: t`这一周`,
    near: t`离我近`,
    mine: t`我的网格`,
    volunteers: t`招志愿者`,
  }
  const foot = known && (
    <Button kind="second" icon="calendar" onTap={() => open(routes.tickets(street))}>
      {t`我的活动`}
    </Button>
  )
  const showWeek = () => setSeen('week')
  return (
    <PageFrame title={t`活动`} foot={foot}>
      <View
        className="wrapping events-ways"
        {...aria({ role: 'radiogroup', label: t`看哪些活动` })}
      >
        {SEEN.map((way) => (
          <Chip
            key={way}
            label={ways[way]}
            role="radio"
            chosen={way === seen}
            onTap={() => setSeen(way)}
          />
        ))}
      </View>
      {seen === 'near' && <NearMe street={street} onWeek={showWeek} />}
      {seen === 'mine' && <MyGrid street={street} onWeek={showWeek} />}
      {(seen === 'today' || seen === 'week' || seen === 'volunteers') && (
        <Soon key={seen} street={street} seen={seen} onWeek={showWeek} />
      )}
    </PageFrame>
  )
}
