import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { clockAt, spanWords, whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { callPhone, showOnMap } from '@/client/reach'
import { open, routes } from '@/client/routes'
import { signupWords } from '@/client/ticket-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { StateCard } from '@/components/StateCard'
import type { MySignup } from '@/contract/signups'
import '../../../components/events/events.scss'
import { Code } from './Code'
import { GivingBack } from './GivingBack'
import { Offer } from './Offer'
import { Places } from './Places'
import './ticket.scss'

/** When, where and whom to call: all that one needs on the way. */
function OnTheWay({ signup: { about } }: { signup: MySignup }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { where, at, door, starts, phone } = about
  const from = clockAt(door)
  const name = inLanguage(i18n, where)
  const browser = process.env.TARO_ENV === 'h5'
  return (
    <Card>
      <Row
        icon="calendar"
        tone="mine"
        title={whenWords(i18n, about, now)}
        note={door === starts ? undefined : t`${from} 开始签到`}
      />
      <Row
        icon="pin"
        tone="mine"
        title={name}
        onTap={browser ? undefined : () => showOnMap(at, name, name)}
      />
      <Row icon="phone" tone="mine" title={t`打给组织者 ${phone}`} onTap={() => callPhone(phone)} />
    </Card>
  )
}

/** What a volunteer does, shift by shift; a shift that keeps the door leads to it. */
function Briefs({ signup }: { signup: MySignup }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { briefs } = signup.about
  if (briefs.length === 0) return null
  const keepDoor = () => open(routes.eventDoor(signup.street, signup.event))
  return (
    <Card>
      <CardHeading>{t`您的任务`}</CardHeading>
      {briefs.map(({ shift, role, words, door }) => {
        const place = signup.places.find((one) => one.shift === shift)
        return (
          <View key={shift} className="ticket-part">
            <Heading level={3}>{inLanguage(i18n, role)}</Heading>
            {place && <View className="numbers">{spanWords(i18n, place, now)}</View>}
            <View className="event-said">{inLanguage(i18n, words)}</View>
            {door && (
              <View className="event-acts">
                <Button kind="second" icon="scan" onTap={keepDoor}>
                  {t`用这台手机在门口签到`}
                </Button>
              </View>
            )}
          </View>
        )
      })}
    </Card>
  )
}

/** Only who came has something to say of it. */
function Say({ signup }: { signup: MySignup }) {
  const { t } = useLingui()
  const { street, event, places } = signup
  if (!places.some(({ came }) => came !== null)) return null
  return (
    <Card>
      <Row
        icon="bubble"
        tone="mine"
        title={t`说说这次活动`}
        note={t`只有来过的人能说，不记名给组织者看`}
        onTap={() => open(routes.sayEvent(street, event))}
      />
    </Card>
  )
}

/** A ticket: how it stands, the code for the door, and what there is to know and to do. */
export function Ticket({ signup }: { signup: MySignup }) {
  const { t, i18n } = useLingui()
  const { tone, is, ahead } = signupWords(i18n, signup, useNow())
  const off = signup.about.state === 'cancelled'
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>{inLanguage(i18n, signup.about.title)}</Heading>
      </View>
      <StateCard
        tone={tone}
        is={is}
        ahead={off ? t`请不用过去了。有问题可以打给组织者。` : ahead}
      />
      {signup.can.answer && <Offer signup={signup} />}
      {signup.ticket && <Code ticket={signup.ticket} />}
      <OnTheWay signup={signup} />
      <Briefs signup={signup} />
      <Say signup={signup} />
      <Places signup={signup} />
      <GivingBack signup={signup} />
    </>
  )
}
