import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useCut } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { ServiceRecord } from '@/contract/service'
import type { StreetCode } from '@/contract/wire'
import { Asking } from './Asking'

const SHOWN = 10

interface ListProps {
  street: StreetCode
  records: readonly ServiceRecord[]
  onDone: (words: string) => void
}

function List({ street, records, onDone }: ListProps) {
  const cut = useCut(records, SHOWN)
  return (
    <>
      {cut.shown.map(
        (record) =>
          record.asked && (
            <Asking
              key={record.record}
              street={street}
              record={record}
              asked={record.asked}
              onDone={onDone}
            />
          ),
      )}
      <Pager {...cut} />
    </>
  )
}

/** Hours beyond a shift that wait for my signature, the first due first. */
export default function SignHours() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const [done, setDone] = useState<string>()
  const asked = useAsk('service.toSign', { street }, { keep: false })
  useRefresh(useAskAgain('service'))
  return (
    <PageFrame title={t`签字服务时长`}>
      {done && <Strip tone="open" icon="check" title={done} />}
      <PageState
        query={asked}
        cards={2}
        locked={{ title: t`服务时长由活动的组织方签字` }}
        empty={({ records }) =>
          records.length > 0
            ? undefined
            : {
                icon: 'check',
                title: t`现在没有等您签字的时长`,
                note: t`志愿者说服务超出了班次时，会出现在这里，也会给您发消息。`,
              }
        }
      >
        {({ records }) => <List street={street} records={records} onDone={setDone} />}
      </PageState>
    </PageFrame>
  )
}
