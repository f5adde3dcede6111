import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import type { Door, Stands } from '@/client/door'
import { whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { callPhone } from '@/client/reach'
import { open, routes } from '@/client/routes'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import type { DoorEvent } from '@/contract/checkins'
import { ConflictRow } from '../ConflictRow'
import { Answer } from './Answer'
import { DoneHere } from './Done'
import { Finish } from './Finish'
import { Found } from './Found'
import { ScanSheet } from './ScanSheet'
import { Counts, Status } from './Standing'
import { type Deeds, useDeeds } from './useDeeds'
import { WalkIn } from './WalkIn'

interface DeskProps {
  door: Door
  stands: Stands
  about: DoorEvent
  onClosed: () => void
}

/** Coming or leaving: what every scan and every name does. */
function Ways({ deeds: { way, turn } }: { deeds: Deeds }) {
  const { t } = useLingui()
  return (
    <View className="door-ways" {...aria({ role: 'radiogroup', label: t`签到还是签退` })}>
      <Chip role="radio" label={t`签到`} chosen={way === 'in'} onTap={() => turn('in')} />
      <Chip role="radio" label={t`签退`} chosen={way === 'out'} onTap={() => turn('out')} />
    </View>
  )
}

/** What whoever keeps the door looks at when nobody stands before it. */
function Besides({ door, stands, onClosed }: Omit<DeskProps, 'about'>) {
  const { t } = useLingui()
  const { street, event, conflicts, done } = stands
  return (
    <>
      {conflicts.length > 0 && (
        <Card edge="soon">
          <CardHeading>{t`签到过两次的`}</CardHeading>
          {conflicts.map((conflict) => (
            <ConflictRow key={`${conflict.place}${conflict.second.at}`} conflict={conflict} />
          ))}
        </Card>
      )}
      <DoneHere done={done} />
      <View className="door-acts">
        <Button kind="second" icon="qr" onTap={() => open(routes.doorScreen(street, event))}>
          {t`放签到码，让大家自己扫`}
        </Button>
        <Finish door={door} stands={stands} onClosed={onClosed} />
      </View>
    </>
  )
}

/** The door, open on this device. */
export function Desk(props: DeskProps) {
  const { door, stands, about } = props
  const { t, i18n } = useLingui()
  const now = useNow()
  const { phone } = about
  const deeds = useDeeds(door)
  const [over, setOver] = useState<'scan' | 'walk_in'>()
  const close = () => setOver(undefined)
  const scan = () => (process.env.TARO_ENV === 'h5' ? setOver('scan') : void deeds.read())
  const foot = (
    <View className="door-foot">
      {deeds.way === 'in' && (
        <Button kind="second" onTap={() => setOver('walk_in')}>
          {t`现场登记`}
        </Button>
      )}
      <Button icon="scan" busy={deeds.busy} onTap={scan}>
        {deeds.way === 'in' ? t`扫票签到` : t`扫票签退`}
      </Button>
    </View>
  )
  return (
    <PageFrame title={t`门口签到`} foot={foot}>
      <View className="door-head">
        <View className="grow">
          <Heading level={2}>{inLanguage(i18n, about.title)}</Heading>
          <View className="small numbers">{`${whenWords(i18n, about, now)} · ${stands.name}`}</View>
        </View>
        <Button
          kind="second"
          icon="phone"
          name={t`问主办人，打 ${phone}`}
          onTap={() => callPhone(phone)}
        >
          {t`问主办人`}
        </Button>
      </View>
      <Status stands={stands} />
      <Counts stands={stands} />
      <Answer said={deeds.said} about={about} way={deeds.way} />
      <Ways deeds={deeds} />
      <Found door={door} about={about} deeds={deeds} />
      <Besides {...props} />
      <ScanSheet
        open={over === 'scan'}
        busy={deeds.busy}
        onClose={close}
        onCode={(text) => {
          close()
          void deeds.scan(text)
        }}
      />
      <WalkIn open={over === 'walk_in'} seats={stands.seats} deeds={deeds} onClose={close} />
    </PageFrame>
  )
}
