import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { WriteFirst } from '@/components/WriteFirst'
import type { EventView } from '@/contract/events'
import type { EventId, StreetCode } from '@/contract/wire'
import { BasicCard } from './BasicCard'
import { EditFoot } from './EditFoot'
import { MoreCard } from './MoreCard'
import { QuestionsCard } from './QuestionsCard'
import { RolesCard } from './RolesCard'
import { SeatsCard } from './SeatsCard'
import { TimesCard } from './TimesCard'
import { useEditing } from './useEditing'

interface FormProps {
  street: StreetCode
  event: EventView | undefined
}

/** What has to be said stands open; what is set already opens by a tap, or when it is in the way. */
function Form({ street, event }: FormProps) {
  const { t } = useLingui()
  const editing = useEditing(street, event)
  const [more, setMore] = useState(event !== undefined)
  const whole = more || editing.stuck
  return (
    <PageFrame wide title={event ? t`改活动` : t`办一场活动`} foot={<EditFoot editing={editing} />}>
      <WriteFirst />
      <View className="columns">
        <View className="column">
          <BasicCard street={street} editing={editing} />
          <TimesCard editing={editing} />
          <SeatsCard editing={editing} />
        </View>
        <View className="column">
          <RolesCard editing={editing} />
          {whole ? (
            <>
              <QuestionsCard editing={editing} />
              <MoreCard street={street} editing={editing} />
            </>
          ) : (
            <Button kind="second" icon="settings" onTap={() => setMore(true)}>
              {t`提问、报名时间、最少人数、谁可以来`}
            </Button>
          )}
        </View>
      </View>
    </PageFrame>
  )
}

/** Writes an event, or changes one that is there. */
export default function EditEvent() {
  const { t } = useLingui()
  const { street: said, event } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const me = useMe()
  const which = { street, event: (event ?? '') as EventId }
  const asked = useAsk('events.get', which, { when: event !== undefined, keep: false })
  const shown = asked.data?.event
  if (event !== undefined && shown?.can.edit)
    return <Form key={event} street={street} event={shown} />
  if (event === undefined && me.data?.can.runEvents) {
    return <Form street={street} event={undefined} />
  }
  const title = t`活动由街道、居民区、运营方和合伙人办`
  return (
    <PageFrame title={t`办一场活动`}>
      {event === undefined ? (
        <PageState query={me} cards={3}>
          {() => <Locked title={title} />}
        </PageState>
      ) : (
        <PageState query={asked} cards={3} locked={{ title }}>
          {() => <Locked title={t`这个活动由别人办，或者不能再改了`} />}
        </PageState>
      )}
    </PageFrame>
  )
}
