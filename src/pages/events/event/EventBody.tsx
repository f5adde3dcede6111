import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { phaseWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { signupWords } from '@/client/ticket-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { StateCard } from '@/components/StateCard'
import { Tag } from '@/components/Tag'
import type { EventView } from '@/contract/events'
import { phaseOf } from '@/contract/events.rules'
import type { MySignup } from '@/contract/signups'
import '../../../components/events/events.scss'
import { AudienceCard } from './AudienceCard'
import { CalledOff } from './CalledOff'
import { OrganiserCard } from './OrganiserCard'
import { RolesCard } from './RolesCard'
import { Take } from './Take'
import { WhenWhere } from './WhenWhere'

interface EventBodyProps {
  event: EventView
  signup: MySignup | undefined
}

/** What the person has there already. */
function Mine({ signup }: { signup: MySignup }) {
  const { t, i18n } = useLingui()
  const { tone, is, ahead, done } = signupWords(i18n, signup, useNow())
  return (
    <Card>
      <Row
        icon="qr"
        tone="mine"
        title={t`我的票`}
        note={ahead}
        side={
          <Tag tone={tone} shape={done ? 'tick' : undefined}>
            {is}
          </Tag>
        }
        onTap={() => open(routes.ticket(signup.street, signup.event))}
      />
    </Card>
  )
}

/** What somebody reads of an event, what they came for first. */
export function EventBody({ event, signup }: EventBodyProps) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const phase = phaseOf(event, now)
  const words = inLanguage(i18n, event.words)
  const standing = phaseWords(i18n, event, now)
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>{inLanguage(i18n, event.title)}</Heading>
        {event.demo && <View className="small">{t`示例数据`}</View>}
      </View>
      {event.cancelled ? (
        <CalledOff event={event} />
      ) : (
        <StateCard tone={standing.tone} is={standing.is} ahead={standing.ahead} />
      )}
      {signup && <Mine signup={signup} />}
      <WhenWhere event={event} />
      {phase !== 'over' && <AudienceCard event={event} />}
      <RolesCard event={event} />
      <Card>
        <CardHeading>{t`活动内容`}</CardHeading>
        <View className="event-said">{words}</View>
      </Card>
      <OrganiserCard event={event} />
      <Take event={event} />
    </>
  )
}
