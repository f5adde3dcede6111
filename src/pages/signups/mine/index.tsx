import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { open, openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { Tickets } from './Tickets'
import '../signups.scss'

/** Whoever is not known has nothing here. */
function NotKnown() {
  const { t } = useLingui()
  const browser = process.env.TARO_ENV === 'h5'
  const go = () => (browser ? open(routes.signin()) : openTab(routes.mine()))
  return (
    <Notice
      icon="person"
      title={t`登录后看您的票`}
      note={t`报过名的活动、候补到第几位、志愿班次都在这里。`}
      action={{ label: browser ? t`去登录` : t`到“我的”`, onTap: go }}
    />
  )
}

/** My tickets: what is ahead, and what is over. */
export default function MyTickets() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const [over, setOver] = useState(false)
  const asked = useMe()
  useRefresh(useAskAgain('signups'))
  const foot = <Button onTap={() => open(routes.events(street))}>{t`看看有什么活动`}</Button>
  return (
    <PageFrame title={t`我的活动`} foot={foot}>
      <View className="wrapping sign-line" {...aria({ role: 'radiogroup', label: t`看什么` })}>
        <Chip label={t`要去的`} role="radio" chosen={!over} onTap={() => setOver(false)} />
        <Chip label={t`过去的`} role="radio" chosen={over} onTap={() => setOver(true)} />
      </View>
      <PageState outer query={asked} cards={2}>
        {({ person }) =>
          person ? <Tickets key={`${person} ${over}`} street={street} over={over} /> : <NotKnown />
        }
      </PageState>
    </PageFrame>
  )
}
