import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '@/client/clock'
import { phaseWords, whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { replace, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { WriteFirst } from '@/components/WriteFirst'
import type { EventView } from '@/contract/events'
import { takesSignups } from '@/contract/events.rules'
import type { EventId, StreetCode } from '@/contract/wire'
import { GuestsCard } from './GuestsCard'
import { KnownSheet } from './KnownSheet'
import { QuestionsCard } from './QuestionsCard'
import { ShiftsCard } from './ShiftsCard'
import { SignFoot } from './SignFoot'
import { TermsCard } from './TermsCard'
import { useSigning } from './useSigning'
import './signups.scss'

/** What one signs up for, in two lines. */
function Head({ event }: { event: EventView }) {
  const { i18n } = useLingui()
  const when = whenWords(i18n, event, useNow())
  return (
    <View className="thread-head">
      <Heading level={1}>{inLanguage(i18n, event.title)}</Heading>
      <View className="numbers">{[when, inLanguage(i18n, event.place.name)].join(' · ')}</View>
    </View>
  )
}

/** The whole form, on one screen. */
function Form({ event }: { event: EventView }) {
  const { t } = useLingui()
  const signing = useSigning(event)
  return (
    <PageFrame title={t`报名`} foot={<SignFoot event={event} signing={signing} />}>
      <Head event={event} />
      <WriteFirst />
      <GuestsCard event={event} signing={signing} />
      {event.shifts.length > 0 && <ShiftsCard event={event} signing={signing} />}
      {event.questions.length > 0 && <QuestionsCard event={event} signing={signing} />}
      <TermsCard event={event} signing={signing} />
      <KnownSheet known={signing.known} />
    </PageFrame>
  )
}

/** Why nobody signs up here now. */
function NotNow({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const { is, ahead } = phaseWords(i18n, event, useNow())
  const { street, event: id } = event
  return (
    <PageFrame title={t`报名`}>
      <Head event={event} />
      <Notice
        icon="clock"
        title={t`现在不能报名`}
        note={[is, ahead].filter(Boolean).join(' · ')}
        action={{ label: t`看这个活动`, onTap: () => replace(routes.event(street, id)) }}
      />
    </PageFrame>
  )
}

function HasTicket({ event }: { event: EventView }) {
  const { t } = useLingui()
  const { street, event: id } = event
  return (
    <PageFrame title={t`报名`}>
      <Head event={event} />
      <Notice
        icon="check"
        title={t`您已经报过名了`}
        note={t`要多带人、少来几位或换班次，到票里改。`}
        action={{ label: t`看我的票`, onTap: () => replace(routes.ticket(street, id)) }}
      />
    </PageFrame>
  )
}

/** Signs up for an event. */
export default function SignUp() {
  const { t } = useLingui()
  const { street: said, event = '' } = useRouter().params
  const which = { street: (said ?? currentStreet()) as StreetCode, event: event as EventId }
  const now = useNow()
  const asked = useAsk('events.get', which)
  const person = useMe().data?.person != null
  const { data: at } = useAsk('signups.at', which, { when: person })
  const shown = asked.data?.event
  if (!shown) {
    return (
      <PageFrame title={t`报名`}>
        <PageState query={asked} cards={3}>
          {() => null}
        </PageState>
      </PageFrame>
    )
  }
  const has = at?.signup && at.signup.state !== 'cancelled' && at.signup.state !== 'lapsed'
  if (has) return <HasTicket event={shown} />
  if (!takesSignups(shown, now)) return <NotNow event={shown} />
  return <Form key={shown.event} event={shown} />
}
