import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { clockAt, dayHeading, spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { signupWords } from '@/client/ticket-words'
import { useAsk } from '@/client/useAction'
import { EventRow } from '@/components/events/EventRow'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { dayOf } from '@/contract/calendar.rules'
import type { MySignup } from '@/contract/signups'
import type { StreetCode } from '@/contract/wire'
import { useKeepTickets } from '../keep-ticket'

function TicketCard({ signup }: { signup: MySignup }) {
  const { i18n } = useLingui()
  const now = useNow()
  const { about, street, event } = signup
  const { tone, is, ahead } = signupWords(i18n, signup, now)
  const sameDay = dayOf(about.starts) === dayOf(about.ends)
  const span = { from: about.starts, until: about.ends }
  return (
    <EventRow
      title={inLanguage(i18n, about.title)}
      day={dayHeading(i18n, about.starts, now)}
      from={clockAt(about.starts)}
      until={sameDay ? clockAt(about.ends) : spanWords(i18n, span, now)}
      where={inLanguage(i18n, about.where)}
      tag={{ tone, words: [is, ahead].filter(Boolean).join(' · ') }}
      onTap={() => open(routes.ticket(street, event))}
    />
  )
}

function Group({ title, signups }: { title: string; signups: readonly MySignup[] }) {
  if (signups.length === 0) return null
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {signups.map((signup) => (
        <TicketCard key={signup.signup} signup={signup} />
      ))}
    </>
  )
}

/** What waits for an answer before all, then the tickets as they come. */
export function Tickets({ street, over }: { street: StreetCode; over: boolean }) {
  const { t } = useLingui()
  const paging = usePaging()
  const asked = useAsk('signups.mine', { street, over, after: paging.after })
  useKeepTickets(asked.data?.signups)
  const nothing = over
    ? { icon: 'calendar' as const, title: t`还没有参加过活动`, note: t`去过的活动会留在这里。` }
    : {
        icon: 'calendar' as const,
        title: t`还没有报名`,
        note: t`报名以后，票在这里，没有网络也打得开。`,
      }
  return (
    <PageState
      query={asked}
      empty={({ signups }) => (signups.length > 0 || paging.page > 1 ? undefined : nothing)}
    >
      {({ signups, next }) => (
        <>
          <Group title={t`请您答复`} signups={signups.filter(({ can }) => can.answer)} />
          <Group
            title={over ? t`过去的` : t`要去的`}
            signups={signups.filter(({ can }) => !can.answer)}
          />
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}
