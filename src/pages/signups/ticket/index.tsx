import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { EventId, StreetCode } from '@/contract/wire'
import { Reminding } from './Reminding'
import { Ticket } from './Ticket'

/** One's part in an event: the code for the door, what to do there, and the ways back. */
export default function TicketPage() {
  const { t } = useLingui()
  const { street: said, event = '', made } = useRouter().params
  const which = { street: (said ?? currentStreet()) as StreetCode, event: event as EventId }
  const me = useMe()
  const person = me.data?.person
  const asked = useAsk('signups.at', which, { when: person != null })
  const nobody = { ...asked, status: 'success' as const, data: { signup: null } }
  // until it is known who asks, only what the phone has kept can be shown
  const unknown = asked.data ? asked : { ...me, data: undefined }
  useRefresh(useAskAgain('signups', 'events'))
  const look = () => open(routes.event(which.street, which.event))
  return (
    <PageFrame title={t`我的票`} foot={<Button kind="second" onTap={look}>{t`看这个活动`}</Button>}>
      <PageState
        query={person === null ? nobody : person === undefined ? unknown : asked}
        cards={2}
        empty={({ signup }) =>
          signup
            ? undefined
            : {
                icon: 'qr',
                title: t`您还没有报名`,
                note: t`报名以后，这里是进门的码。`,
                action: { label: t`看这个活动`, onTap: look },
              }
        }
      >
        {({ signup }) =>
          signup && (
            <>
              {made && <Reminding signup={signup} />}
              <Ticket signup={signup} />
            </>
          )
        }
      </PageState>
    </PageFrame>
  )
}
