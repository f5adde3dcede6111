import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { usePaging } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { HomeRequest } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { Request } from './Request'

interface ListProps {
  street: StreetCode
  asked: readonly HomeRequest[]
  onDone: (words: string) => void
}

/** What is mine to answer first; below it what others were asked, and I may answer too. */
function Requests({ street, asked, onDone }: ListProps) {
  const { t } = useLingui()
  const parts = [
    { title: t`请您确认`, requests: asked.filter(({ mine }) => mine) },
    { title: t`已请别人确认，您也可以办`, requests: asked.filter(({ mine }) => !mine) },
  ].filter(({ requests }) => requests.length > 0)
  return (
    <>
      {parts.map(({ title, requests }) => (
        <View key={title}>
          <Heading level={2}>{title}</Heading>
          {requests.map((request) => (
            <Request key={request.home} street={street} request={request} onDone={onDone} />
          ))}
        </View>
      ))}
    </>
  )
}

/** Who waits to be confirmed, for whoever leads the area around them. */
export default function Asked() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const paging = usePaging()
  const [done, setDone] = useState<string>()
  const asked = useAsk('homes.asked', { street, after: paging.after }, { keep: false })
  useRefresh(useAskAgain('homes'))
  return (
    <PageFrame title={t`待确认的住户`}>
      {done && <Strip tone="open" icon="check" title={done} />}
      <PageState
        query={asked}
        cards={3}
        locked={{
          title: t`住户由这里的负责人确认`,
          note: t`您的身份没有这个权限，或者任期已经结束。`,
        }}
        empty={(found) =>
          found.asked.length > 0 || paging.page > 1
            ? undefined
            : {
                icon: 'check',
                title: t`现在没有人等您确认`,
                note: t`有人按门牌登记时，会出现在这里，也会给您发消息。`,
              }
        }
      >
        {(found) => (
          <>
            <Requests street={street} asked={found.asked} onDone={setDone} />
            <Pager {...paging} forward={paging.forward(found.next)} />
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
