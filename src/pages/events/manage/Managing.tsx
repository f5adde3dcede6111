import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { momentAt, phaseWords, whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { StateCard } from '@/components/StateCard'
import type { EventView } from '@/contract/events'
import '../../../components/events/events.scss'
import { Cancelling } from './Cancelling'
import { Numbers } from './Numbers'
import { TooFew } from './TooFew'

/** Where an organiser goes from here. */
function Ways({ event }: { event: EventView }) {
  const { t } = useLingui()
  const { street, event: id, can } = event
  return (
    <Card>
      {can.run && (
        <Row
          icon="people"
          tone="mine"
          title={t`名单`}
          note={t`谁报了名、谁在候补、回答了什么`}
          onTap={() => open(routes.roster(street, id))}
        />
      )}
      {can.run && (
        <Row
          icon="scan"
          tone="mine"
          title={t`门口签到`}
          note={t`这台手机变成签到的门，没有网络也能用`}
          onTap={() => open(routes.eventDoor(street, id))}
        />
      )}
      {can.run && (
        <Row
          icon="chart"
          tone="mine"
          title={t`到场情况`}
          note={t`来了多少人、签到的手机、大家怎么说`}
          onTap={() => open(routes.doorFigures(street, id))}
        />
      )}
      {can.edit && (
        <Row
          icon="edit"
          tone="mine"
          title={t`改活动`}
          note={t`改了时间或地点，会告诉报名的人`}
          onTap={() => open(routes.editEvent(street, id))}
        />
      )}
      <Row
        icon="eye"
        tone="info"
        title={t`大家看到的样子`}
        onTap={() => open(routes.event(street, id))}
      />
    </Card>
  )
}

/** How an event stands for whoever runs it, and what can be done. */
export function Managing({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [calling, setCalling] = useState(false)
  const { tone, is, ahead } = phaseWords(i18n, event, now)
  const { minimum, can } = event
  const place = inLanguage(i18n, event.place.name)
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>{inLanguage(i18n, event.title)}</Heading>
        <View className="small numbers">{[whenWords(i18n, event, now), place].join(' · ')}</View>
      </View>
      <StateCard tone={tone} is={is} ahead={ahead} />
      {minimum && can.holdAnyway && (
        <TooFew event={event} minimum={minimum} decides={momentAt(i18n, minimum.decides, now)} />
      )}
      <Numbers event={event} />
      <Ways event={event} />
      {can.cancel && (
        <View className="event-acts">
          <Button kind="quiet" icon="umbrella" onTap={() => setCalling(true)}>
            {t({ message: '取消活动', context: 'act' })}
          </Button>
        </View>
      )}
      {calling && <Cancelling event={event} onClose={() => setCalling(false)} />}
    </>
  )
}
