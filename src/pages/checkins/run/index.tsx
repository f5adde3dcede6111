import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '@/client/clock'
import { whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { OutputOf } from '@/contract'
import type { DoorConflict } from '@/contract/checkins'
import type { EventView } from '@/contract/events'
import type { EventId, StreetCode } from '@/contract/wire'
import { ConflictRow } from '../ConflictRow'
import { Devices } from './Devices'
import { Feedback } from './Feedback'
import { Figures } from './Figures'
import '../checkins.scss'

/** While the door is open something changes all the time, ms. */
const EVERY = 15_000

interface Which {
  street: StreetCode
  event: EventId
}

function Head({ event }: { event: EventView }) {
  const { i18n } = useLingui()
  const now = useNow()
  return (
    <View className="thread-head">
      <Heading level={1}>{inLanguage(i18n, event.title)}</Heading>
      <View className="small numbers">{whenWords(i18n, event, now)}</View>
    </View>
  )
}

function Conflicts({ conflicts }: { conflicts: readonly DoorConflict[] }) {
  const { t } = useLingui()
  if (conflicts.length === 0) return null
  return (
    <Card edge="soon">
      <CardHeading>{t`签到过两次的`}</CardHeading>
      {conflicts.map((conflict) => (
        <ConflictRow key={`${conflict.place}${conflict.second.at}`} conflict={conflict} />
      ))}
    </Card>
  )
}

/** What stands at the door and how it goes, side by side at a desk. */
function Desk({ street, event, door }: Which & { door: OutputOf<'checkins.devices'> }) {
  const figures = useAsk('checkins.figures', { street, event }, { keep: false, every: EVERY })
  return (
    <View className="columns">
      <View className="column">
        <Conflicts conflicts={door.conflicts} />
        <Devices street={street} event={event} devices={door.devices} />
      </View>
      <View className="column">
        <PageState query={figures} cards={3}>
          {(data) => (
            <>
              <Figures figures={data.figures} />
              <Feedback {...data} />
            </>
          )}
        </PageState>
      </View>
    </View>
  )
}

/** The door of an event for whoever runs it: devices, conflicts, figures, and what was thought of it. */
export default function RunPage() {
  const { t } = useLingui()
  const params = useRouter().params
  const [street, event] = [params.street as StreetCode, params.event as EventId]
  const about = useAsk('events.get', { street, event })
  const door = useAsk('checkins.devices', { street, event }, { keep: false, every: EVERY })
  useRefresh(door.refetch)
  const acts = (
    <>
      <Button kind="second" icon="qr" onTap={() => open(routes.doorScreen(street, event))}>
        {t`放签到码`}
      </Button>
      <Button icon="scan" onTap={() => open(routes.eventDoor(street, event))}>
        {t`在这台设备签到`}
      </Button>
    </>
  )
  return (
    <PageFrame wide title={t`签到情况`} foot={door.data && acts}>
      {about.data && <Head event={about.data.event} />}
      <PageState
        outer
        query={door}
        locked={{
          title: t`签到情况给主办这场活动的人看`,
          note: t`您的身份没有这个权限，或者这场活动已经撤下。`,
        }}
      >
        {(data) => <Desk street={street} event={event} door={data} />}
      </PageState>
    </PageFrame>
  )
}
