import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { type Opened, openDoor, useDoors } from '@/client/door'
import { whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { open, replace, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { MAX_DEVICE_NAME } from '@/contract/checkins'
import type { EventId, StreetCode } from '@/contract/wire'

interface Which {
  street: StreetCode
  event: EventId
}

/** It can be opened as soon as something is right again. */
function NotNow({ is }: { is: 'lost' | 'no_room' }) {
  const { t } = useLingui()
  if (is === 'no_room') {
    return (
      <Strip tone="late" icon="warning" title={t`这台设备存满了`} note={t`请清理一些空间再开。`} />
    )
  }
  return (
    <Strip
      tone="soon"
      icon="offline"
      title={t`开门时要连一次网络`}
      note={t`名单和密钥要先下载到这台设备；开好以后，没有网络也能签到。`}
    />
  )
}

/** Why this phone is no device of the door, and what to do. */
function Refused({ street, event, opened }: Which & { opened: Opened }) {
  const { t } = useLingui()
  if (opened.is === 'open') return null
  if (opened.is !== 'refused') return <NotNow is={opened.is} />
  const words = {
    sign_in: { title: t`先登录，再开签到`, note: t`登录后回到这里。` },
    conflict: {
      title: t`这场活动现在不能签到`,
      note: t`活动已经结束或取消。`,
    },
  }
  const usual = {
    title: t`签到由主办这场活动的人开`,
    note: t`值门口岗位的志愿者也可以；请看看是不是用本人的账号登录。`,
  }
  const said = opened.code in words ? words[opened.code as keyof typeof words] : usual
  const act =
    opened.code === 'sign_in' && process.env.TARO_ENV === 'h5'
      ? { label: t`去登录`, onTap: () => open(routes.signin()) }
      : { label: t`看这场活动`, onTap: () => open(routes.event(street, event)) }
  return <Strip tone="soon" icon="lock" {...said} act={act} />
}

/** Doors of other events on this phone: whoever came back to the wrong one goes on from here. */
function Others({ event }: Pick<Which, 'event'>) {
  const { t, i18n } = useLingui()
  const others = useDoors().filter((one) => one.event !== event && one.about)
  if (others.length === 0) return null
  return (
    <Card>
      {others.map(({ event: other, street, about, waiting }) => (
        <Row
          key={other}
          icon="scan"
          title={about ? inLanguage(i18n, about.title) : ''}
          note={
            waiting > 0
              ? t`这台设备也开着它，还有 ${waiting} 条没有上传`
              : t`这台设备也开着它的签到`
          }
          onTap={() => replace(routes.eventDoor(street, other))}
        />
      ))}
    </Card>
  )
}

/** Makes this phone or browser a device of the door, under a name that the organiser knows it by. */
export function Opening({ street, event }: Which) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const asked = useAsk('events.get', { street, event })
  const [name, setName] = useState('')
  const [opened, setOpened] = useState<Opened>()
  const [busy, setBusy] = useState(false)
  const about = asked.data?.event
  const go = async () => {
    setBusy(true)
    setOpened(await openDoor({ street, event, name: name.trim() }))
    setBusy(false)
  }
  return (
    <PageFrame
      title={t`门口签到`}
      foot={
        <Button icon="scan" disabled={name.trim() === ''} busy={busy} onTap={() => void go()}>
          {t`开始签到`}
        </Button>
      }
    >
      {about && (
        <View className="thread-head">
          <Heading level={1}>{inLanguage(i18n, about.title)}</Heading>
          <View className="small numbers">{whenWords(i18n, about, now)}</View>
        </View>
      )}
      <Card>
        <TextField
          label={t`这台设备叫什么`}
          hint={t`例如：东门、小李的手机。主办人这样分得清是哪一台。`}
          value={name}
          onChange={setName}
          maxLength={MAX_DEVICE_NAME}
          required
        />
        <View className="small">
          {t`名单、核对票用的密钥和一部分余位会带到这台设备上，没有网络也能签到；交还时全部清空。名单只有姓名和手机尾号。`}
        </View>
      </Card>
      {opened && <Refused street={street} event={event} opened={opened} />}
      <Others event={event} />
    </PageFrame>
  )
}
