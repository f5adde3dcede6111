import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useOutbox } from '@/client/outbox'
import { useRefresh } from '@/client/refresh'
import { open, openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { OutboxCard } from '../OutboxCard'
import { Own } from './Own'
import { Unfinished } from './Unfinished'

/** What is still on this phone. */
function Waiting({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const { mine, others } = useOutbox()
  const unsent = mine.filter(({ state }) => state.is !== 'sent')
  const again = useAskAgain('reports')
  const left = unsent.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: one that has arrived is in the list below
  useEffect(() => void again(), [left])
  return (
    <>
      {unsent.length > 0 && <Heading level={2}>{t`还在这台手机上`}</Heading>}
      {unsent.map((item) => (
        <OutboxCard key={item.client} street={street} item={item} onEdited={open} />
      ))}
      {others > 0 && <View className="small">{t`还有 ${others} 件等写的人登录后发送。`}</View>}
    </>
  )
}

/** Whoever is not known has nothing here; what they wrote is still on the phone. */
function NotKnown() {
  const { t } = useLingui()
  const browser = process.env.TARO_ENV === 'h5'
  const go = () => (browser ? open(routes.signin()) : openTab(routes.mine()))
  return (
    <Notice
      icon="person"
      title={t`登录后看您的随手报`}
      note={t`报过的和关注的都在这里，看到哪一步、哪天前办结。`}
      action={{ label: browser ? t`去登录` : t`到“我的”`, onTap: go }}
    />
  )
}

/** What I reported and follow, and above it what still waits on this phone. */
export default function MyReports() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useMe()
  const [shown, setShown] = useState(0)
  // what is unfinished changes on another page
  useDidShow(() => setShown((times) => times + 1))
  useRefresh(useAskAgain('reports'))
  const foot = (
    <>
      <Button kind="second" onTap={() => open(routes.reportsNear(street))}>{t`看附近的`}</Button>
      <Button onTap={() => open(routes.newReport(street))}>{t`随手报`}</Button>
    </>
  )
  return (
    <PageFrame title={t`我的随手报`} foot={foot}>
      <Unfinished key={shown} street={street} />
      <Waiting street={street} />
      <PageState outer query={asked} cards={2}>
        {({ person }) => (person ? <Own key={person} street={street} /> : <NotKnown />)}
      </PageState>
    </PageFrame>
  )
}
