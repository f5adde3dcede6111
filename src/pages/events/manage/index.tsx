import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { EventId, StreetCode } from '@/contract/wire'
import { Managing } from './Managing'
import { Publishing } from './Publishing'

/** One event for whoever runs it: how it stands, who comes, the door, and what can be done. */
export default function ManageEvent() {
  const { t } = useLingui()
  const { street: said, event = '' } = useRouter().params
  const which = { street: (said ?? currentStreet()) as StreetCode, event: event as EventId }
  const asked = useAsk('events.get', which, { keep: false })
  useRefresh(useAskAgain('events', 'signups'))
  const shown = asked.data?.event
  const locked = { title: t`这个活动由别人办` }
  const runs = shown && (shown.can.run || shown.can.edit || shown.can.publish)
  const foot = runs ? (
    shown.can.publish ? (
      <Publishing event={shown} />
    ) : (
      <Button onTap={() => open(routes.roster(which.street, which.event))}>{t`看名单`}</Button>
    )
  ) : undefined
  return (
    <PageFrame wide title={t`办这个活动`} foot={foot}>
      <PageState query={asked} locked={locked} cards={3}>
        {({ event: view }) => (runs ? <Managing event={view} /> : <Locked {...locked} />)}
      </PageState>
    </PageFrame>
  )
}
