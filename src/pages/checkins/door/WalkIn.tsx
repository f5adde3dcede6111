import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Sheet } from '@/components/Sheet'
import { TextField } from '@/components/TextField'
import { MAX_PARTY } from '@/contract/events.shapes'
import { MAX_HOME_NAME } from '@/contract/homes'
import type { Deeds } from './useDeeds'
import { guestsOf } from './walk-in'

const upTo = (from: number, until: number) =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, i) => String(from + i))

interface WalkInProps {
  open: boolean
  /** Seats that this device may give away. */
  seats: number
  deeds: Deeds
  onClose: () => void
}

/** Somebody without a sign-up: a name, how many, done. */
export function WalkIn({ open, seats, deeds, onClose }: WalkInProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [people, setPeople] = useState('1')
  const [children, setChildren] = useState('0')
  const most = Math.min(MAX_PARTY, seats)
  const party = Math.min(Number(people), most)
  const who = name.trim()
  const choices = (from: number, until: number) =>
    upTo(from, until).map((value) => ({ value, label: value }))
  const go = async () => {
    const said = await deeds.walkIn({
      name: who,
      guests: guestsOf(who, party, Math.min(Number(children), party)),
    })
    if (said.is === 'no_room') return onClose()
    setName('')
    setPeople('1')
    setChildren('0')
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={t`现场登记`}
      onClose={onClose}
      foot={
        seats > 0 && (
          <Button disabled={who === ''} busy={deeds.busy} onTap={() => void go()}>
            {t`登记并签到 ${party} 人`}
          </Button>
        )
      }
    >
      {seats === 0 ? (
        <View>{t`这台设备没有余位了。联网后会从别处匀过来；也可以打电话问主办人。`}</View>
      ) : (
        <>
          <TextField
            label={t`怎么称呼`}
            value={name}
            onChange={setName}
            maxLength={MAX_HOME_NAME}
            required
          />
          <Choice
            label={t`几个人`}
            hint={t`这台设备还有 ${seats} 个余位。`}
            required
            value={String(party)}
            onChange={setPeople}
            options={choices(1, most)}
          />
          <Choice
            label={t`其中儿童`}
            narrows
            value={String(Math.min(Number(children), party))}
            onChange={setChildren}
            options={choices(0, party)}
          />
        </>
      )}
    </Sheet>
  )
}
