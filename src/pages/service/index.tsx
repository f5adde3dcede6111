import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useAskAgain } from '@/client/ask-again'
import { usePaging } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { RecordCard } from './RecordCard'
import { longWords } from './words'
import './service.scss'

/** What is certain, first; what may still change beside it. */
function Total({ minutes, open: changing }: { minutes: number; open: number }) {
  const { t, i18n } = useLingui()
  const still = longWords(i18n, changing)
  return (
    <Card tone="open">
      <View className="small">{t`已确定的服务时长`}</View>
      <View className="service-total numbers">{longWords(i18n, minutes)}</View>
      {changing > 0 && <View className="small numbers">{t`还有 ${still} 待核对或等签字`}</View>}
    </Card>
  )
}

/** My hours of service, the latest first, each with the one thing that I may do with it. */
export default function Service() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const paging = usePaging()
  const asked = useAsk('service.mine', { street, after: paging.after }, { keep: false })
  useRefresh(useAskAgain('service'))
  const foot = asked.data && (
    <Button onTap={() => open(routes.certificates(street))}>{t`服务证明`}</Button>
  )
  return (
    <PageFrame title={t`我的服务时长`} foot={foot}>
      <PageState
        query={asked}
        cards={3}
        locked={{
          title: t`登录后看到自己的服务时长`,
          note: t`参加过志愿服务的人，时长会记在自己名下。`,
        }}
        empty={({ records }) =>
          records.length > 0 || paging.page > 1
            ? undefined
            : {
                icon: 'clock',
                title: t`还没有服务时长`,
                note: t`报名志愿岗位并在现场签到、签退以后，时长会记在这里，可以开证明。`,
              }
        }
      >
        {({ records, minutes, open: changing, next }) => (
          <>
            <Total minutes={minutes} open={changing} />
            {records.map((record) => (
              <RecordCard key={record.record} street={street} record={record} />
            ))}
            <Pager {...paging} forward={paging.forward(next)} />
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
