import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { usePaging } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useSettled } from '@/client/settled'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { SearchField } from '@/components/SearchField'
import { MAX_ADDRESS } from '@/contract/doors'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { Areas } from './Areas'
import { Buildings } from './Buildings'
import './doors.scss'

interface ListProps {
  street: StreetCode
  area: AreaCode | undefined
  onArea: (area: AreaCode) => void
}

/** One area; its search and its page begin anew with the next one. The cursor belongs to the words. */
function List({ street, area, onArea }: ListProps) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const words = useSettled(wanted.trim()) || undefined
  const paging = usePaging()
  const asked = useAsk('doors.list', { street, area, words, after: paging.after }, { keep: false })
  const locked = {
    title: t`门户由街道、居民区和片区负责人查看`,
    note: t`您的身份没有这个权限，或者这个片区不归您负责。`,
  }
  return (
    <>
      <SearchField
        label={t`按地址找`}
        value={wanted}
        onChange={setWanted}
        maxLength={MAX_ADDRESS}
      />
      <PageState query={asked} cards={3} locked={locked}>
        {(list) => (
          <View className="columns">
            <View className="column">
              <Areas list={list} onArea={onArea} />
            </View>
            <View className="column">
              <Buildings street={street} list={list} searched={Boolean(words)} paging={paging} />
            </View>
          </View>
        )}
      </PageState>
    </>
  )
}

/** How many doors each area has, and the buildings behind the count. */
export default function Doors() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const [area, setArea] = useState<AreaCode>()
  useRefresh(useAskAgain('doors'))
  return (
    <PageFrame wide title={t`门户`}>
      <List key={area ?? ''} street={street} area={area} onArea={setArea} />
      <Button kind="quiet" icon="bubble" onTap={() => open(routes.complain(street))}>
        {t`我有意见`}
      </Button>
    </PageFrame>
  )
}
