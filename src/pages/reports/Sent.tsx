import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useOutbox } from '@/client/outbox'
import { replace, routes } from '@/client/routes'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import type { ClientId, StreetCode } from '@/contract/wire'
import { OutboxCard } from './OutboxCard'

interface SentProps {
  street: StreetCode
  client: ClientId
  again: () => void
}

/** What was handed over: it has arrived, is on its way, waits for a network, or came back. */
export function Sent({ street, client, again }: SentProps) {
  const { t } = useLingui()
  const item = useOutbox().mine.find((one) => one.client === client)
  const state = item?.state
  const follow = () =>
    replace(state?.is === 'sent' ? routes.report(street, state.report) : routes.myReports(street))
  const foot = (
    <>
      <Button kind="second" onTap={again}>{t`再报一件`}</Button>
      <Button onTap={follow}>{t`看进展`}</Button>
    </>
  )
  const arrived = state?.is === 'sent'
  const number = arrived ? state.number : ''
  return (
    <PageFrame title={t`随手报`} foot={foot}>
      {arrived && (
        <Card tone="open">
          <View className="tone-open" {...aria({ role: 'status' })}>
            <Heading level={1}>{t`收到了`}</Heading>
            <View className="numbers">{t`编号 ${number}`}</View>
            <View>{t`有进展会告诉您，也可以随时来看。`}</View>
          </View>
        </Card>
      )}
      {item && !arrived && <OutboxCard street={street} item={item} onEdited={replace} />}
    </PageFrame>
  )
}
