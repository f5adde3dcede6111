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
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import '../list.scss'
import { Mine } from './Mine'

/** The events that somebody may run: drafts, what is ahead, what is over. */
export default function RunEvents() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const [over, setOver] = useState(false)
  const me = useMe()
  const may = me.data?.can.runEvents ?? false
  useRefresh(useAskAgain('events'))
  const foot = may && (
    <Button icon="plus" onTap={() => open(routes.editEvent(street))}>{t`办一场活动`}</Button>
  )
  return (
    <PageFrame wide title={t`我办的活动`} foot={foot}>
      <View className="wrapping events-ways" {...aria({ role: 'radiogroup', label: t`看什么` })}>
        <Chip label={t`还没结束`} role="radio" chosen={!over} onTap={() => setOver(false)} />
        <Chip label={t`已经结束`} role="radio" chosen={over} onTap={() => setOver(true)} />
      </View>
      <PageState outer query={me} cards={2}>
        {() =>
          may ? (
            <Mine key={String(over)} street={street} over={over} />
          ) : (
            <Locked title={t`活动由街道、居民区、运营方和合伙人办`} />
          )
        }
      </PageState>
    </PageFrame>
  )
}
