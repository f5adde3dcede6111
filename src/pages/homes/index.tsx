import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { scan } from '@/client/scan'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { StreetCode } from '@/contract/wire'
import { HomeCard } from './HomeCard'
import { KnownFirst } from './KnownFirst'

/** Where I belong; whom I answer for stands with the household that they share with me. */
function Homes({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const [left, setLeft] = useState<string>()
  const asked = useAsk('homes.mine', { street }, { keep: false })
  return (
    <>
      {left && <Strip tone="open" icon="check" title={t`已退出 ${left}`} />}
      <PageState
        query={asked}
        empty={({ homes }) =>
          homes.some(({ own }) => own)
            ? undefined
            : {
                icon: 'home',
                title: t`还没有登记您的家`,
                note: t`登记以后，这里的通知能送到您手上，也看得到由谁负责。扫楼里的微网格码，或按地址找到您的门牌。`,
              }
        }
      >
        {({ homes }) =>
          homes
            .filter(({ own }) => own)
            .map((home) => (
              <HomeCard key={home.home} street={street} home={home} all={homes} onLeft={setLeft} />
            ))
        }
      </PageState>
    </>
  )
}

/** My home: where I live or work, who belongs to it, and who answers for whom. */
export default function HomesPage() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useMe()
  useRefresh(useAskAgain('homes'))
  const foot = (
    <>
      <Button kind="second" onTap={() => void scan()}>{t`扫码`}</Button>
      <Button onTap={() => open(routes.homesJoin(street))}>{t`登记一处`}</Button>
    </>
  )
  return (
    <PageFrame title={t`我的家`} foot={asked.data?.person ? foot : undefined}>
      <PageState outer query={asked} cards={1}>
        {({ person }) =>
          person ? <Homes key={person} street={street} /> : <KnownFirst street={street} />
        }
      </PageState>
    </PageFrame>
  )
}
