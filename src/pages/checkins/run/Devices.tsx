import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { agoWords } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Confirm } from '@/components/Confirm'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import type { DoorDevice } from '@/contract/checkins'
import type { EventId, StreetCode } from '@/contract/wire'

/** How long a device may be silent before it is said to be without a network, ms. */
const SILENT = 5 * 60_000

function StateTag({ device: { state, seen } }: { device: DoorDevice }) {
  const { t } = useLingui()
  const now = useNow()
  if (state === 'closed') return <Tag tone="plain">{t`已交还`}</Tag>
  if (state === 'emptying') return <Tag tone="soon">{t`等它清空`}</Tag>
  if (now - Date.parse(seen) > SILENT) return <Tag tone="soon">{t`没有联网`}</Tag>
  return <Tag tone="open">{t`在用`}</Tag>
}

interface DevicesProps {
  street: StreetCode
  event: EventId
  devices: readonly DoorDevice[]
}

/** Tells a device to empty itself, with what that means where it is not heard of. */
function Wiping({ street, event, device, onClose }: WipingProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const wiping = useAct('checkins.wipe', ['checkins'])
  const name = device?.name ?? ''
  const wipe = async () => {
    if (!device) return
    try {
      await wiping.mutateAsync({ street, event, device: device.device })
      onClose()
    } catch {
      // said in the sheet
    }
  }
  return (
    <Confirm
      open={device !== undefined}
      title={t`清空“${name}”`}
      note={t`它下次联网时先传完已经签到的，再清空名单和密钥。没有联网以前，它手上的余位不会给别人，因为可能已经用掉。`}
      act={t`清空这台设备`}
      busy={wiping.isPending}
      onConfirm={() => void wipe()}
      onClose={onClose}
    >
      {wiping.error && <Strip tone="late" icon="warning" {...words(wiping.error)} />}
    </Confirm>
  )
}

interface WipingProps extends Pick<DevicesProps, 'street' | 'event'> {
  device: DoorDevice | undefined
  onClose: () => void
}

/** The devices at the door: whose, how many seats they have, when they were heard of last. */
export function Devices({ street, event, devices }: DevicesProps) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [chosen, choose] = useState<DoorDevice>()
  return (
    <Card>
      <CardHeading>{t`门口的设备`}</CardHeading>
      {devices.length === 0 && (
        <View className="small">{t`还没有设备开签到。负责门口的志愿者也可以用自己的手机开。`}</View>
      )}
      {devices.map((device) => {
        const { by, seats, state } = device
        const seen = agoWords(i18n, device.seen, now)
        const has = state === 'closed' ? '' : t`余位 ${seats}`
        return (
          <Row
            key={device.device}
            icon="scan"
            title={device.name}
            note={
              <View className="numbers">
                {[by, has, t`最后联网 ${seen}`].filter(Boolean).join(' · ')}
              </View>
            }
            side={<StateTag device={device} />}
            onTap={state === 'open' ? () => choose(device) : undefined}
          />
        )
      })}
      <Wiping street={street} event={event} device={chosen} onClose={() => choose(undefined)} />
    </Card>
  )
}
