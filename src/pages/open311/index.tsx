import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { Address } from './Address'
import { Issuing } from './Issuing'
import { Keys } from './Keys'
import './open311.scss'

/** Who else reads and sends reports, for the street's staff. */
export default function OpenInterface() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useAsk('open311.keys', { street }, { keep: false })
  useRefresh(asked.refetch)
  return (
    <PageFrame wide title={t`开放接口`}>
      <PageState query={asked} locked={{ title: t`开放接口由街道工作人员管理` }} cards={2}>
        {({ keys, address }) => (
          <View className="columns">
            <View className="column">
              <Keys street={street} keys={keys} />
              <Issuing street={street} />
            </View>
            <View className="column">
              <Address address={address} street={street} />
            </View>
          </View>
        )}
      </PageState>
      <Button kind="quiet" icon="bubble" onTap={() => open(routes.complain(street))}>
        {t`我有意见`}
      </Button>
    </PageFrame>
  )
}
