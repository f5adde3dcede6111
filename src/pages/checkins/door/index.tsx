import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { type Stands, useDoor } from '@/client/door'
import { open, routes } from '@/client/routes'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import type { EventId, StreetCode } from '@/contract/wire'
import { Desk } from './Desk'
import { Opening } from './Opening'
import { Status } from './Standing'
import '@/client/door/start'
import '../checkins.scss'

/** Nobody is let in any more: what is still here goes up, then nothing is left. */
function Ending({ stands }: { stands: Stands }) {
  const { t } = useLingui()
  const { waiting } = stands
  return (
    <PageFrame title={t`门口签到`}>
      <Notice
        icon="lock"
        tone="soon"
        title={t`这台设备正在交还`}
        note={
          waiting > 0
            ? t`名单已经清空。还有 ${waiting} 条要上传，联网后自动完成；请不要清除小程序的数据。`
            : t`名单已经清空。联网后告诉服务器，余位就还给大家。`
        }
      />
      <Status stands={stands} />
    </PageFrame>
  )
}

/** Given back: nothing of the event is on this device. */
function Closed({ street, event }: { street: StreetCode; event: EventId }) {
  const { t } = useLingui()
  return (
    <PageFrame title={t`门口签到`}>
      <Notice
        icon="check"
        tone="open"
        title={t`已经交还`}
        note={t`都已上传，这台设备上的名单和密钥已经清空。`}
        action={{ label: t`看这场活动`, onTap: () => open(routes.event(street, event)) }}
      />
    </PageFrame>
  )
}

/** The door of an event on this device: opened, kept with or without a network, and given back. */
export default function DoorPage() {
  const { t } = useLingui()
  const params = useRouter().params
  const [street, event] = [params.street as StreetCode, params.event as EventId]
  const [closed, setClosed] = useState(false)
  const here = useDoor(event)
  const ended = useRef(false)
  if (here) ended.current = here.stands.state === 'ending'
  if (closed || (!here && ended.current)) return <Closed street={street} event={event} />
  if (!here) return <Opening street={street} event={event} />
  const { door, stands } = here
  if (stands.state === 'ending') return <Ending stands={stands} />
  if (!stands.about) {
    return (
      <PageFrame title={t`门口签到`}>
        <Status stands={stands} />
      </PageFrame>
    )
  }
  return <Desk door={door} stands={stands} about={stands.about} onClosed={() => setClosed(true)} />
}
