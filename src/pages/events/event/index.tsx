import { useLingui } from '@lingui/react/macro'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useAskAgain } from '@/client/ask-again'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { EventView } from '@/contract/events'
import type { EventId, StreetCode } from '@/contract/wire'
import { EventBody } from './EventBody'
import { useMainAct } from './useMainAct'

function useShared(event: EventView | undefined) {
  const { i18n } = useLingui()
  const now = useNow()
  useShareAppMessage(() =>
    event
      ? {
          title: [inLanguage(i18n, event.title), whenWords(i18n, event, now)].join(' · '),
          path: routes.event(event.street, event.event),
        }
      : { path: routes.home() },
  )
}

/** One event: when, where, whether one can still come, and the one act that follows. */
export default function Event() {
  const { t } = useLingui()
  const { street: said, event = '' } = useRouter().params
  const which = { street: (said ?? currentStreet()) as StreetCode, event: event as EventId }
  const asked = useAsk('events.get', which)
  const person = useMe().data?.person ?? null
  const mine = useAsk('signups.at', which, { when: person !== null })
  const shown = asked.data?.event
  const signup = (person !== null && mine.data?.signup) || undefined
  const foot = useMainAct(shown, signup)
  useRefresh(useAskAgain('events', 'signups'))
  useShared(shown)
  const lost = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? { title: t`没有找到这个活动`, note: t`可能还没有发布，也可能写错了地址。` }
      : undefined
  return (
    <PageFrame title={t`活动`} foot={foot}>
      <PageState query={asked} failure={lost} cards={3}>
        {({ event: view }) => <EventBody event={view} signup={signup} />}
      </PageState>
    </PageFrame>
  )
}
